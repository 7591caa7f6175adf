import type { IToken } from "chevrotain";
import { fieldNamed, keywordNamed, type Lookup } from "../language/lookup.ts";
import type { Atom, FieldTerm, KeywordTerm, Not, Phrase, Unfinished, Word } from "../language/nodes.ts";
import { beginsWithQuote } from "../language/text.ts";
import { phraseText } from "./phrase.ts";

// The node that each token becomes. The parser also calls these once with made-up tokens while it records its grammar, so
// they accept any image.

export function wordNode(lookup: Lookup, token: IToken): Word | KeywordTerm {
  const text = token.image;
  const from = token.startOffset;
  const to = from + text.length;
  const keyword = keywordNamed(lookup, text);
  return keyword === undefined ? { type: "word", text, from, to } : { type: "keyword", keyword, from, to };
}

export function phraseNode(token: IToken): Phrase | Unfinished {
  const from = token.startOffset;
  const to = from + token.image.length;
  const text = phraseText(token.image);
  return text === ""
    ? { type: "unfinished", lacks: "text", negated: false, from, to }
    : { type: "phrase", text, from, to };
}

/** The first colon is the one after the name: names have none. */
export function fieldNode(lookup: Lookup, token: IToken): FieldTerm | Unfinished {
  const { image, startOffset: from } = token;
  const colon = image.indexOf(":");
  const typed = image.slice(0, colon);
  const entry = fieldNamed(lookup, typed);
  const field = entry?.name ?? typed;
  const to = from + image.length;
  const written = image.slice(colon + 1);
  const text = beginsWithQuote(written) ? phraseText(written) : written;
  if (text === "") return { type: "unfinished", lacks: "value", field, negated: false, from, to };
  return {
    type: "field",
    field,
    text,
    value: entry?.kind.read(text),
    valueFrom: from + colon + 1,
    valueTo: to,
    from,
    to,
  };
}

export function lonelyMinusNode(minus: IToken): Unfinished {
  return { type: "unfinished", lacks: "term", negated: true, from: minus.startOffset, to: minus.startOffset + 1 };
}

/** An unfinished term stays one after a minus: the complement of nothing to filter by is not everything. */
export function negated(minus: IToken, atom: Atom | Unfinished): Not | Unfinished {
  const from = minus.startOffset;
  return atom.type === "unfinished" ? { ...atom, negated: true, from } : { type: "not", term: atom, from, to: atom.to };
}
