import type { AnyLanguage } from "../language/language.ts";
import { keywordNamed, lookupOf } from "../language/lookup.ts";
import type { AnyNode, KeywordTerm, Phrase, Range, Unfinished, Word } from "../language/nodes.ts";
import { phraseText } from "./phrase.ts";

// The nodes that the tokens of every dialect become. The parser also calls these once with made-up tokens while it records its grammar, so
// they accept any image.

/** A token of a text, and where it begins. */
export interface Token {
  readonly image: string;
  readonly startOffset: number;
}

/** The same with its type. */
export interface TypedToken extends Token {
  readonly tokenType: { readonly name: string };
}

/** An operator in its place among terms, a group, or a term. */
export type Item = AnyNode | Group | Operator;

/** What is in parentheses, with the range that includes them. */
export interface Group extends Range {
  readonly type: "group";
  readonly term: AnyNode;
}

export interface Operator extends Range {
  readonly type: "operator";
  readonly kind: "or" | "and" | "not";
}

export function operator(kind: Operator["kind"], from: number): Operator {
  return { type: "operator", kind, from, to: from + kind.length };
}

/** The keyword or the word that a text is. `text` is without escapes. */
export function wordNode(language: AnyLanguage, { image, startOffset: from }: Token, text = image): Word | KeywordTerm {
  const to = from + image.length;
  const keyword = text === image ? keywordNamed(lookupOf(language), text) : undefined;
  return keyword === undefined ? { type: "word", text, from, to } : { type: "keyword", keyword, from, to };
}

export function phraseNode(token: Token): Phrase | Unfinished {
  const from = token.startOffset;
  const to = from + token.image.length;
  const text = phraseText(token.image);
  return text === ""
    ? { type: "unfinished", lacks: "text", negated: false, from, to }
    : { type: "phrase", text, from, to };
}

/** A group that is nested too deep. */
export function deepNode({ image, startOffset: from }: Token): Unfinished {
  return { type: "unfinished", lacks: "depth", negated: false, from, to: from + image.length };
}

export function lonelyMinusNode(minus: Pick<Token, "startOffset">): Unfinished {
  return { type: "unfinished", lacks: "term", negated: true, from: minus.startOffset, to: minus.startOffset + 1 };
}

/**
 * What a minus makes of the term after it. An unfinished term stays one: the complement of nothing to filter by is not
 * everything. The term begins with its minus.
 */
export function negated(minus: Pick<Token, "startOffset">, term: AnyNode): AnyNode {
  const from = minus.startOffset;
  if (term.type !== "unfinished") return { type: "not", term, from, to: term.to };
  return { ...term, negated: true, from };
}
