import type { ValueColour } from "../language/kinds/kind.ts";

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

/** Notes that everything from the last token's end up to here is one more token. */
export type Add = (to: number, tag: TokenTag) => void;

export function addName(colon: number, add: Add): void {
  add(colon, "propertyName");
  add(colon + 1, "punctuation");
}

const escapes = /\\["“”„‟\\]/g;

export function addPhrase(from: number, to: number, text: string, add: Add): void {
  for (const { index, 0: escaped } of text.slice(from, to).matchAll(escapes)) {
    add(from + index, "string");
    add(from + index + escaped.length, "escape");
  }
  add(to, "string");
}
