import { foldedLetters, lettersLike } from "../../language/text/like-letters.ts";
import { refuse } from "../refusal.ts";
import type { PlainText } from "./dialect.ts";
import { type Fragment, sql } from "./fragment.ts";

/** Whether a text has only ASCII. */
export function hasOnlyAscii(text: string): boolean {
  return /^[\x00-\x7f]*$/.test(text);
}

/** The characters that NFC makes into one of ASCII. */
const singletons: ReadonlyMap<string, string> = new Map([
  ["k", "\u212a"],
  [";", "\u037e"],
  ["`", "\u1fef"],
]);

/**
 * All characters that a folded character may be in a text. Of a text that may not be in NFC, only those that become ASCII: others
 * could be of several characters.
 */
export function spellingsOf(folded: string, { isNormalized }: { readonly isNormalized: boolean }): readonly string[] {
  const singleton = isNormalized ? undefined : singletons.get(folded);
  return singleton === undefined ? lettersLike(folded) : [...lettersLike(folded), singleton];
}

/**
 * How a text is folded so far as a folded word needs it: its ASCII letters in lower case, then each character of `from` replaced by
 * that of `to` at the same place.
 */
export function foldingOf(
  word: string,
  given: { readonly isNormalized: boolean },
): { readonly from: string; readonly to: string } {
  let from = "";
  let to = "";
  for (const letter of new Set(word)) {
    for (const spelling of spellingsOf(letter, given)) {
      if (spelling === letter || /[A-Z]/.test(spelling)) continue;
      from += spelling;
      to += letter;
    }
  }
  return { from, to };
}

/** A text in a pattern of LIKE, whose escape character is the backslash. */
export function escapedForLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

/** A pattern of LIKE for texts that hold another one. */
export function likePattern(needle: string): string {
  return `%${escapedForLike(needle)}%`;
}

/** As `foldingOf` a text in NFC, with the ASCII letters among the others. */
export function foldingWithAscii(word: string): { readonly from: string; readonly to: string } {
  const { from, to } = foldingOf(word, { isNormalized: true });
  const letters = [...new Set(word.replace(/[^a-z]/g, ""))].join("");
  return { from: from + letters.toUpperCase(), to: to + letters };
}

/** What folds any text in NFC: each character of `from` becomes that of `to` at the same place. If asked, only of some letters. */
export function allFoldings(letters?: RegExp): { readonly from: string; readonly to: string } {
  const changed = [...foldedLetters()].filter(
    ([letter, folded]) => letter !== folded && (letters === undefined || letters.test(letter)),
  );
  return { from: changed.map(([letter]) => letter).join(""), to: changed.map(([, folded]) => folded).join("") };
}

/**
 * Letters of the scripts Todhri, Tulu-Tigalari, Gurung Khema and Kirat Rai, which NFC composes only since Unicode 16, and a mark of
 * theirs that is older: alone, it would be found in what should be one letter.
 */
const newLetters = /[\u{105C0}-\u{105FF}\u{11380}-\u{113FF}\u{16100}-\u{1613F}\u{16D40}-\u{16D7F}]|^\u0307/u;

/** Ends the compilation of a text that a database with an older Unicode would not find where it is. */
export function refuseNewLetters(sought: string, title: string): void {
  if (newLetters.test(sought))
    refuse(
      "not-normalized",
      { text: sought },
      `${title} may not know how letters of Unicode 16 are brought to NFC. ${writeNormalized}`,
    );
}

/** Ends the compilation for a database that cannot normalize text. */
export function requireNormalized({ isNormalized }: PlainText, title: string): void {
  if (!isNormalized)
    refuse(
      "not-normalized",
      {},
      `${title} cannot bring text to Unicode NFC, in which texts are compared. ${writeNormalized}`,
    );
}

const writeNormalized = "Write the column in NFC and say normalized: true; for words, a search column is enough.";

/**
 * A condition for texts of ASCII alone, which is fast, and another for the rest. A word with other letters is in no text of
 * ASCII.
 */
export function whereAscii(isAscii: Fragment, word: string, inAscii: Fragment, inAny: Fragment): Fragment {
  return hasOnlyAscii(word)
    ? sql`CASE WHEN ${isAscii} THEN ${inAscii} ELSE ${inAny} END`
    : sql`(NOT (${isAscii}) AND ${inAny})`;
}
