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

/** The first colon is the one behind the name: names hold none. */
export function fieldNode(lookup: Lookup, token: IToken): FieldTerm<AnyLanguage> | Unread {
  const { image, startOffset: from } = token;
  const colon = image.indexOf(":");
  const field = fieldOf(lookup, image.slice(0, colon));
  const valueFrom = from + colon + 1;
  const to = from + image.length;
  const written = image.slice(colon + 1);
  const text = beginsWithQuote(written) ? phraseText(written) : written;
  if (text === "") return { type: "unfinished", lacks: "value", field, negated: false, from, to };
  const value = readValue(definitionOf(lookup, field), text);
  return { type: "field", field, text, value, valueFrom, valueTo: to, from, to };
}

export function emptyFieldNode(lookup: Lookup, name: IToken): Unread {
  const from = name.startOffset;
  return {
    type: "unfinished",
    lacks: "value",
    field: fieldOf(lookup, name.image.slice(0, -1)),
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

function fieldOf(lookup: Lookup, typed: string): string {
  return fieldNamed(lookup, typed) ?? typed;
}
