/** Zero-width and bidirectional control characters: they change what is read without being seen. */
export const invisibleCharacters = "\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f";

/** The invisible characters and others that nobody sees: of control, of format, halves of surrogate pairs. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\xa0\u2060-\u206f\ufff0-\uffff]/gu;

const longestQuotation = 60;

/** A user's text as a message may show it: in curly quotes, shortened, with nothing in it that a terminal or a page would obey. */
export function quoted(text: string): string {
  return quotedUpTo(longestQuotation, text);
}

/** The same for a text of which more than usual may be shown. */
export function quotedUpTo(longest: number, text: string): string {
  const shown = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return `“${isPlain(shown) ? shown : shown.replace(unprintable, codePointName)}”`;
}

/** Whether a text is printable ASCII, which is told sooner than what of it is not printable. */
function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x20 || unit > 0x7e) return false;
  }
  return true;
}

/** `U+202E` for the first code point of a text. */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** “a”, “b” or “c”. */
export function listed(names: readonly string[], conjunction = "or"): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} ${conjunction} ${names.at(-1)}`;
}

/** The names of a language's fields or keywords, for a message. */
export function namesOf(entries: object): string {
  return listed(Object.keys(entries).map(quoted), "and");
}
