import { foldCase } from "../language/text.ts";

/** Stands before and behind every token. Tokens hold no white space, so nothing in a text can be taken for it. */
export const tokenEnd = 0x20;

const foldedUnits = new Uint16Array(0x10000);

/**
 * A unit of a text in NFC, without its case; `tokenEnd` for white space. Second halves of surrogate pairs become alike, since their
 * case depends on the first: where one is asked for, what was found has to be looked at again.
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

/** Folded units fall into so many classes. */
export const classCount = 128;

/** The class of a folded unit: 0 for `tokenEnd`, one for each other of ASCII; the rest share those of the capitals, which are folded away. */
export function classOf(folded: number): number {
  return folded < 0x80 ? (folded - tokenEnd) & 0x7f : 33 + (folded % 26);
}
