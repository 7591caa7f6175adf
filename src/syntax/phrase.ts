import { isEscaped } from "../language/text/escapes.ts";
import { quoteCharacters } from "../language/text/fold.ts";
import { inPieces } from "../language/text/pieces.ts";

const escapable = /\\(["“”„‟\\])/g;
const curlyQuotes = /* @__PURE__ */ quoteCharacters.slice(1);

/**
 * The end of the phrase whose opening quote is at `from`: after the quote that closes it, or at the end of the text.
 *
 *     "a \" b" c     “a „ b     "a \
 *     ^^^^^^^^       ^^^^^^     ^^^^
 *
 * A search for quotes instead of a pattern with escapes, since V8 keeps a state for every escape that such a pattern has passed
 * and gives up after some million.
 */
export function endOfPhrase(text: string, from: number): number {
  if (text.charAt(from) === '"') {
    let quote = from;
    do quote = text.indexOf('"', quote + 1);
    while (quote >= 0 && isEscaped(text, quote, from + 1));
    return quote < 0 ? text.length : quote + 1;
  }
  const closing = new RegExp(`[${curlyQuotes}]`, "g");
  closing.lastIndex = from + 1;
  for (let found = closing.exec(text); found !== null; found = closing.exec(text)) {
    if (!isEscaped(text, found.index, from + 1)) return found.index + 1;
  }
  return text.length;
}

/** The phrase whose opening quote is at an offset of the text, as written. */
export function phraseAt(text: string, from: number): string {
  return text.slice(from, endOfPhrase(text, from));
}

/** The text that a phrase means, given as it was written, quotes included. */
export function phraseText(image: string): string {
  const inner = image.slice(1, isClosed(image) ? -1 : undefined);
  return inner.includes("\\") ? inPieces(inner, (piece) => piece.replace(escapable, "$1")) : inner;
}

/** Whether a phrase ends with the quote that closes it: `"a"` does, `"a`, `"a\"` and `"a”` do not. */
export function isClosed(image: string): boolean {
  const last = image.length - 1;
  if (last === 0) return false;
  const closing = image.charAt(last);
  return (image.startsWith('"') ? closing === '"' : curlyQuotes.includes(closing)) && !isEscaped(image, last, 1);
}

/** What to write after an unclosed phrase to close it without changing its text. */
export function closingOf(image: string): string {
  const quote = image.startsWith('"') ? '"' : "”";
  return isEscaped(image, image.length, 1) ? `\\${quote}` : quote;
}

/** Writes a text as a phrase in canonical form: straight quotes, and a backslash before each straight quote and backslash. */
export function printPhrase(text: string): string {
  return `"${inPieces(text, (piece) => piece.replace(/["\\]/g, "\\$&"))}"`;
}
