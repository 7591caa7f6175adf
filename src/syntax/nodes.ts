import type { IToken } from "chevrotain";
import type { AnyLanguage } from "../language/language.ts";
import { definitionOf, fieldNamed, keywordNamed, type Lookup } from "../language/lookup.ts";
import { beginsWithQuote } from "../language/text.ts";
import { readValue } from "../language/value.ts";
import { phraseText } from "./phrase.ts";
import type { Atom, FieldTerm, KeywordTerm, Not, Phrase, Unfinished, Word } from "./tree.ts";

// What each production of the grammar becomes in the tree. The parser also calls these once with
// made-up tokens while it records its grammar, so they accept any image.

type Unread = Unfinished<AnyLanguage>;

export function wordNode(lookup: Lookup, token: IToken): Word | KeywordTerm<AnyLanguage> {
  const text = token.image;
  const from = token.startOffset;
  const to = from + text.length;
  const keyword = keywordNamed(lookup, text);
  return keyword === undefined ? { type: "word", text, from, to } : { type: "keyword", keyword, from, to };
}

export function phraseNode(token: IToken): Phrase | Unread {
  const from = token.startOffset;
  const to = from + token.image.length;
  const text = phraseText(token.image);
  return text === ""
    ? { type: "unfinished", lacks: "text", negated: false, from, to }
    : { type: "phrase", text, from, to };
}

export function fieldNode(lookup: Lookup, name: IToken, value: IToken): FieldTerm<AnyLanguage> | Unread {
  const field = fieldOf(lookup, name);
  const from = name.startOffset;
  const valueFrom = value.startOffset;
  const to = valueFrom + value.image.length;
  const text = beginsWithQuote(value.image) ? phraseText(value.image) : value.image;
  if (text === "") return { type: "unfinished", lacks: "value", field, negated: false, from, to };
  const meaning = readValue(definitionOf(lookup, field), text);
  return { type: "field", field, text, value: meaning, valueFrom, valueTo: to, from, to };
}

export function emptyFieldNode(lookup: Lookup, name: IToken): Unread {
  const from = name.startOffset;
  return {
    type: "unfinished",
    lacks: "value",
    field: fieldOf(lookup, name),
    negated: false,
    from,
    to: from + name.image.length,
  };
}

export function lonelyMinusNode(minus: IToken): Unread {
  return { type: "unfinished", lacks: "term", negated: true, from: minus.startOffset, to: minus.startOffset + 1 };
}

/** An unfinished term stays one behind a minus: the complement of nothing to filter by is not everything. */
export function negated(minus: IToken, atom: Atom<AnyLanguage> | Unread): Not<AnyLanguage> | Unread {
  const from = minus.startOffset;
  return atom.type === "unfinished" ? { ...atom, negated: true, from } : { type: "not", term: atom, from, to: atom.to };
}

function fieldOf(lookup: Lookup, name: IToken): string {
  const typed = name.image.slice(0, -1);
  return fieldNamed(lookup, typed) ?? typed;
}
