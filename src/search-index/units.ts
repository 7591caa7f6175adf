import { foldCase } from "../language/text/fold.ts";

/** The unit before and after every token. Tokens have no white space, so no part of one can be mistaken for it. */
export const tokenEnd = 0x20;

const foldedUnits = new Uint16Array(0x10000);

/**
 * A unit of a text in NFC, without its case; `tokenEnd` for white space. The second halves of surrogate pairs become the same, since
 * their case depends on the first: where one is searched for, the records that are found have to be tested.
 */
export function foldUnit(unit: number): number {
  return (foldedUnits[unit] as number) || learnUnit(unit);
}

function learnUnit(unit: number): number {
  const text = String.fromCharCode(unit);
  const folded = unit >> 10 === 0x37 ? unit & 0xfc00 : /\s/.test(text) ? tokenEnd : foldCase(text).charCodeAt(0);
  foldedUnits[unit] = folded;
  return folded;
}

/** How many classes there are of folded units. */
export const classCount = 128;

/** The class of a folded unit: 0 for `tokenEnd`, one for each other unit of ASCII; the rest share those of the capitals, which never occur. */
export function classOf(folded: number): number {
  return folded < 0x80 ? (folded - tokenEnd) & 0x7f : 33 + (folded % 26);
}
