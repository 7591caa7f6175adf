import type { IToken } from "chevrotain";
import { unescaped } from "../language/escapes.ts";
import type { AnyLanguage } from "../language/language.ts";
import { fieldNamed, keywordNamed, lookupOf } from "../language/lookup.ts";
import type { AnyFieldTerm, AnyNode, KeywordTerm, Phrase, Unfinished, Word } from "../language/nodes.ts";
import { beginsWithQuote } from "../language/text.ts";
import { fieldHead } from "./field-head.ts";
import { phraseText } from "./phrase.ts";
import { closingAt, fieldTerm } from "./values.ts";

// The node that each token becomes. The parser also calls these once with made-up tokens while it records its grammar, so
// they accept any image.

export function wordNode(
  language: AnyLanguage,
  { image, startOffset: from }: IToken,
  source: string,
): Word | KeywordTerm {
  const to = from + image.length;
  const text = language.dialect === "extended" ? unescaped(image, "()", closingAt(source, to)) : image;
  const keyword = text === image ? keywordNamed(lookupOf(language), text) : undefined;
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

export function fieldNode(
  language: AnyLanguage,
  { image, startOffset: from }: IToken,
  source: string,
): AnyFieldTerm | Unfinished {
  const lookup = lookupOf(language);
  if (language.dialect === "extended") {
    const head = fieldHead(image, 0, lookup);
    // The parser records its grammar with a made-up token.
    if (head === undefined) return lonelyMinusNode({ startOffset: from });
    const next = closingAt(source, from + image.length);
    return fieldTerm(head.entry, image.slice(head.valueFrom), from, from + head.valueFrom, next);
  }
  // The first colon is the one after the name: names have none.
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

/** A group that is nested too deep. */
export function deepNode({ image, startOffset: from }: IToken): Unfinished {
  return { type: "unfinished", lacks: "depth", negated: false, from, to: from + image.length };
}

export function lonelyMinusNode(minus: Pick<IToken, "startOffset">): Unfinished {
  return { type: "unfinished", lacks: "term", negated: true, from: minus.startOffset, to: minus.startOffset + 1 };
}

/**
 * What a minus makes of the term after it. An unfinished term stays one: the complement of nothing to filter by is not
 * everything. A term without parentheses begins with its minus.
 */
export function negated(minus: Pick<IToken, "startOffset">, term: AnyNode): AnyNode {
  const from = minus.startOffset;
  if (term.type !== "unfinished") return { type: "not", term, from, to: term.to };
  return { ...term, negated: true, from: term.from === from + 1 ? from : term.from };
}
