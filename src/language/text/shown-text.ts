/**
 * Invisible characters, as a part of a character class with the flag `u`: control characters that are not white space, the soft
 * hyphen, fillers without a glyph, zero-width and bidirectional control characters, variation selectors and tags.
 */
export const invisibleCharacters = [
  "\\0-\\x08\\x0e-\\x1f\\x7f-\\x9f",
  "\\xad",
  "\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u2800\\u3164\\uffa0",
  "\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f",
  "\\u180b-\\u180d\\u180f\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}",
  "\\u{e0000}-\\u{e007f}",
].join("");

/**
 * The invisible characters and others without a glyph: of control, of format, halves of surrogate pairs. Not a literal, since V8
 * looks up the characters of each `\p` in a literal when it loads the file.
 */
const unprintable = "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\xa0\\u2060-\\u206f\\ufff0-\\uffff]";

const longestQuotation = 60;

/**
 * A user's text as a message may show it: shortened, 60 UTF-16 units unless stated otherwise, and with nothing in it that a terminal or a page would obey. Characters
 * without a glyph are written as `U+202E`.
 */
export function shownText(text: string, { longest = longestQuotation } = {}): string {
  const shown = text.length > longest ? `${firstUnits(text, longest - 1)}…` : text;
  return isPrintableAscii(shown) ? shown : shown.replace(new RegExp(unprintable, "gu"), codePointName);
}

/** In curly quotes, for messages to developers, which are in English. */
export function quoted(text: string, { longest = longestQuotation } = {}): string {
  return `“${shownText(text, { longest })}”`;
}

/** A language in a message. Two may have the same name, one for each dialect. */
export function titleOf({ name, dialect }: { readonly name: string; readonly dialect: string }): string {
  return `${quoted(name)} (${dialect})`;
}

/** The beginning of a text. A surrogate pair is not cut in half. */
function firstUnits(text: string, length: number): string {
  const start = text.slice(0, length);
  return /[\ud800-\udbff]$/.test(start) ? start.slice(0, -1) : start;
}

function isPrintableAscii(text: string): boolean {
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

/** The names of a language's fields or keywords, for messages to developers. */
export function namesOf(entries: object): string {
  return new Intl.ListFormat("en").format(Object.keys(entries).map((name) => quoted(name)));
}
