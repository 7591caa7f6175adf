import type { AnyLanguage } from "../language/language.ts";
import { layer } from "../language/layer.ts";
import { lookupOf } from "../language/lookup.ts";
import { beginsWithQuote } from "../language/text.ts";
import { parse } from "../syntax/parse.ts";
import type { FieldTerm, Range, Term, Unfinished } from "../syntax/tree.ts";

/** What a stretch of text is, by the names of the tags that CodeMirror's highlighters style. */
export type TokenTag =
  /** White space between terms. */
  | "separator"
  /** A word to look for. */
  | "content"
  /** A phrase, or the value of a field that takes any text; quotes included. */
  | "string"
  /** A backslash and what it escapes, inside quotes. */
  | "escape"
  /** The minus before what is excluded. */
  | "operator"
  | "propertyName"
  /** The colon behind a field's name. */
  | "punctuation"
  /** A value of a field that takes whole numbers. */
  | "number"
  /** A value of a field that takes one of a set. */
  | "atom"
  | "keyword"
  /** What is no value of its field. */
  | "invalid";

export interface Token extends Range {
  readonly tag: TokenTag;
}

/**
 * Cuts a text into pieces for colouring: each begins where the one before ended, and together they are the whole text.
 *
 * @example
 * ```ts
 * tokens("-id:10").map(({ tag }) => tag); // ["operator", "propertyName", "punctuation", "number"]
 * ```
 */
export function tokens<L extends AnyLanguage = typeof layer>(text: string, language?: L): readonly Token[];
export function tokens(text: string, language: AnyLanguage = layer): readonly Token[] {
  const found: Token[] = [];
  const add: Add = (to, tag) => {
    const from = found.at(-1)?.to ?? 0;
    if (to > from) found.push({ from, to, tag });
  };
  for (const term of parse(text, language).root.terms) {
    add(term.from, "separator");
    addTerm(term, text, language, add);
  }
  add(text.length, "separator");
  return found;
}

/** Notes that everything from the last token's end up to here is one more token. */
type Add = (to: number, tag: TokenTag) => void;

function addTerm(term: Term<AnyLanguage>, text: string, language: AnyLanguage, add: Add): void {
  switch (term.type) {
    case "not":
      add(term.from + 1, "operator");
      addTerm(term.term, text, language, add);
      break;
    case "word":
      add(term.to, "content");
      break;
    case "phrase":
      addPhrase(term.from, term.to, text, add);
      break;
    case "keyword":
      add(term.to, "keyword");
      break;
    case "field":
      addName(text.indexOf(":", term.from), add);
      addValue(term, text, language, add);
      break;
    case "unfinished":
      addUnfinished(term, text, add);
      break;
    // No text reads as a group inside a query.
  }
}

function addName(colon: number, add: Add): void {
  add(colon, "propertyName");
  add(colon + 1, "punctuation");
}

function addValue(term: FieldTerm<AnyLanguage>, text: string, language: AnyLanguage, add: Add): void {
  const kind = lookupOf(language).fields.get(term.field)?.kind;
  if (term.value === undefined) add(term.valueTo, "invalid");
  else if (kind === "whole-number") add(term.valueTo, "number");
  else if (kind === "one-of") add(term.valueTo, "atom");
  else if (beginsWithQuote(text.charAt(term.valueFrom))) addPhrase(term.valueFrom, term.valueTo, text, add);
  else add(term.valueTo, "string");
}

const escapes = /\\["“”„‟\\]/g;

function addPhrase(from: number, to: number, text: string, add: Add): void {
  for (const { index, 0: escaped } of text.slice(from, to).matchAll(escapes)) {
    add(from + index, "string");
    add(from + index + escaped.length, "escape");
  }
  add(to, "string");
}

function addUnfinished(term: Unfinished<AnyLanguage>, text: string, add: Add): void {
  if (term.negated) add(term.from + 1, "operator");
  if (term.lacks === "value") addName(text.indexOf(":", term.from), add);
  add(term.to, "string");
}
