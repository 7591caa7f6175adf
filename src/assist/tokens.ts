import type { ValueColour } from "../language/kinds/kind.ts";
import type { AnyLanguage } from "../language/language.ts";
import { fieldOf } from "../language/lookup.ts";
import type { AnyNode, FieldTerm, Range, Unfinished } from "../language/nodes.ts";
import { beginsWithQuote } from "../language/text.ts";
import type { Layer } from "../layer/language.ts";
import type { AnyQuery } from "../syntax/tree.ts";
import { addExtended } from "./extended-tokens.ts";
import { queryOf, type TextOptions, type TextOrQuery } from "./query-of.ts";

/** The type of a token, by the names of the tags that CodeMirror's highlighters style. */
export type TokenTag =
  /** White space between terms. */
  | "separator"
  /** A word to search for. */
  | "content"
  /** A phrase, including quotes, or a value, as its field's kind says: a text, a number, one of few values. */
  | ValueColour
  /** A backslash and what it escapes, inside quotes. */
  | "escape"
  /** The minus before what is excluded. */
  | "operator"
  | "propertyName"
  /** The colon after a field's name. */
  | "punctuation"
  | "keyword"
  /** A text that is not a value of its field. */
  | "invalid"
  /** `OR`, `AND` and `NOT`. This and what follows is in the extended dialect only. */
  | "operatorKeyword"
  /** A parenthesis of a group. */
  | "paren"
  /** `>`, `>=`, `<` and `<=`. */
  | "compareOperator"
  /** The two dots of a range. CodeMirror shows them as a `compareOperator`. */
  | "range"
  /** A comma in a list. CodeMirror shows it as `punctuation`. */
  | "comma"
  /** An asterisk that stands for any text. CodeMirror shows it as a special `string`. */
  | "wildcard";

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
export function tokens<L extends AnyLanguage = Layer>(
  input: TextOrQuery<L>,
  options?: TextOptions<L>,
): readonly Token[] {
  const query = queryOf(input, options);
  const found: Token[] = [];
  let from = 0;
  const add: Add = (to, tag) => {
    if (to > from) found.push({ from, to, tag });
    from = Math.max(from, to);
  };
  if (query.language.dialect === "extended") addExtended(query, add);
  else {
    for (const term of query.root.terms) {
      add(term.from, "separator");
      addTerm(term, query, add);
    }
  }
  add(query.text.length, "separator");
  return found;
}

/** Notes that everything from the last token's end up to here is one more token. */
export type Add = (to: number, tag: TokenTag) => void;

function addTerm(term: AnyNode, query: AnyQuery, add: Add): void {
  switch (term.type) {
    case "not":
      add(term.from + 1, "operator");
      addTerm(term.term, query, add);
      break;
    case "word":
      add(term.to, "content");
      break;
    case "phrase":
      addPhrase(term.from, term.to, query.text, add);
      break;
    case "keyword":
      add(term.to, "keyword");
      break;
    case "field":
      addName(query.text.indexOf(":", term.from), add);
      addValue(term, query, add);
      break;
    case "unfinished":
      addUnfinished(term, query.text, add);
      break;
    // No text reads as a group inside a query.
  }
}

export function addName(colon: number, add: Add): void {
  add(colon, "propertyName");
  add(colon + 1, "punctuation");
}

function addValue({ field, value, valueFrom, valueTo }: FieldTerm, { text, language }: AnyQuery, add: Add): void {
  const tag = value === undefined ? "invalid" : (fieldOf(language, field)?.kind.colour ?? "string");
  if (tag === "string" && beginsWithQuote(text.charAt(valueFrom))) addPhrase(valueFrom, valueTo, text, add);
  else add(valueTo, tag);
}

const escapes = /\\["“”„‟\\]/g;

export function addPhrase(from: number, to: number, text: string, add: Add): void {
  for (const { index, 0: escaped } of text.slice(from, to).matchAll(escapes)) {
    add(from + index, "string");
    add(from + index + escaped.length, "escape");
  }
  add(to, "string");
}

function addUnfinished(term: Unfinished, text: string, add: Add): void {
  if (term.negated) add(term.from + 1, "operator");
  if (term.lacks === "value") addName(text.indexOf(":", term.from), add);
  add(term.to, "string");
}
