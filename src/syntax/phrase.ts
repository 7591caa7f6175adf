import { quoteCharacters } from "../language/text.ts";

const escapable = /\\(["“”„‟\\])/g;
const curlyQuotes = quoteCharacters.slice(1);

/**
 * A phrase as written: `"…"` or `“…”`. The closing quote may be lacking, and so may what a last backslash escapes: so the
 * pattern never fails once it has begun, and never reads a text twice.
 */
export const phrasePattern = /"[^"\\]*(?:\\[^][^"\\]*)*\\?"?|[“”„‟][^“”„‟\\]*(?:\\[^][^“”„‟\\]*)*\\?[“”„‟]?/;

/** The text that a phrase means, given as it was written, quotes included. */
export function phraseText(image: string): string {
  const inner = image.slice(1, isClosed(image) ? -1 : undefined);
  return inner.includes("\\") ? inner.replace(escapable, "$1") : inner;
}

/** Whether a phrase ends with the quote that closes it: `"a"` does, `"a`, `"a\"` and `"a”` do not. */
export function isClosed(image: string): boolean {
  const last = image.length - 1;
  if (last === 0) return false;
  const closing = image.charAt(last);
  return (image.startsWith('"') ? closing === '"' : curlyQuotes.includes(closing)) && !endsInsideEscape(image, last);
}

/** What to write after an unclosed phrase to close it without changing its text. */
export function closingOf(image: string): string {
  const quote = image.startsWith('"') ? '"' : "”";
  return endsInsideEscape(image, image.length) ? `\\${quote}` : quote;
}

/** Writes a text as a phrase in canonical form: straight quotes, every quote and backslash inside escaped. */
export function printPhrase(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

/** The phrase whose opening quote stands at a place of a text, as written. */
export function phraseAt(text: string, from: number): string {
  const sticky = new RegExp(phrasePattern, "y");
  sticky.lastIndex = from;
  return (sticky.exec(text) as RegExpExecArray)[0];
}

/** Whether an odd number of backslashes stands before `end`. */
function endsInsideEscape(image: string, end: number): boolean {
  let start = end;
  while (image.charAt(start - 1) === "\\") start--;
  return (end - start) % 2 === 1;
}
