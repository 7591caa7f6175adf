import { canonicallyOrdered } from "./canonical-ordering.ts";
import { inPieces } from "./pieces.ts";

/** The five characters that open a phrase: the straight quote and the four curly ones. */
export const quoteCharacters = '"“”„‟';

export function beginsWithQuote(text: string): boolean {
  return text !== "" && quoteCharacters.includes(text.charAt(0));
}

// V8 answers this at once for a string it stores with one byte per character, and every such text is in NFC already.
const beyondLatin1 = /[^\x00-\xff]/;
const beyondAscii = /[^\x00-\x7f]/;

/** Whether a text is in Latin-1, and so in NFC. */
export function isLatin1(text: string): boolean {
  return !beyondLatin1.test(text);
}

/** Normalizes a text to Unicode NFC; Latin-1 text is returned as it is. */
export function normalize(text: string): string {
  return isLatin1(text) ? text : canonicallyOrdered(text).normalize("NFC");
}

/**
 * Unicode simple case folding of the text's NFC form: two texts fold alike exactly when a regular expression with the flags
 * `iu` matches one with the other. A folded text has as many UTF-16 units as its NFC form.
 */
export function foldCase(text: string): string {
  if (isFolded(text)) return text;
  if (!beyondAscii.test(text)) return text.toLowerCase();
  return inPieces(normalize(text), (piece) =>
    piece.replace(/[^\x00-\x7f]/gu, foldCodePoint).replace(/[A-Z]+/g, (letters) => letters.toLowerCase()),
  );
}

/** Whether a text is ASCII without capitals, as most words are. */
function isFolded(text: string): boolean {
  return !/[^\0-@[-\x7f]/.test(text);
}

function foldCodePoint(character: string): string {
  if (character === "ı") return character;
  if (character === "ﬅ") return "ﬆ";
  const upper = ifSameLength(character.toUpperCase(), character);
  return ifSameLength(upper.toLowerCase(), upper);
}

/** Simple folding leaves out every mapping that would change the length: `ß` is not `ss`. */
function ifSameLength(mapped: string, original: string): string {
  return mapped.length === original.length ? mapped : original;
}

/**
 * A name of a field or a keyword in the spelling by which names are compared. ASCII letters are folded among themselves, and so
 * are all others: `Ветка` and `ветка` are one name, but `ſtatus` is not `status`, since `ſ` is not an ASCII letter.
 */
export function foldName(name: string): string {
  if (isFolded(name)) return name;
  return inPieces(name, (piece) =>
    piece
      .replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
      .replace(/[^\x00-\x7f]/gu, (character) => {
        const folded = foldCodePoint(character);
        return beyondAscii.test(folded) ? folded : character;
      }),
  );
}

/** The text escaped for a regular expression. */
export function escapedForPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** Whether an index is in the middle of a surrogate pair, which no edit should tear apart. */
export function splitsPair(text: string, index: number): boolean {
  return /[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(Math.max(0, index - 1), index + 1));
}
