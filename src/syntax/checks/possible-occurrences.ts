import { foldCase } from "../../language/text.ts";

interface Holder {
  readonly text: string;
}

/**
 * Leaves out, of many texts and of those that they might occur in, most for which it is plain that they don't, in time linear
 * in the texts, which have about so many `units`. One occurs in another, ignoring case, only if the other has all its runs of
 * four code units, the last one too; and runs are compared by the bits that they set in a table.
 */
export function possibleOccurrences<Part extends Holder, Whole extends Holder>(
  parts: readonly Part[],
  wholes: readonly Whole[],
  units: number,
  isAscii: boolean,
): { readonly parts: readonly Part[]; readonly wholes: readonly Whole[] } {
  const textOf = ({ text }: Holder) => (isAscii ? text : foldCase(text));
  const ends = emptyTable(units);
  const everyWholeMay = !parts.every((part) => addEnd(ends, textOf(part)));
  const runs = emptyTable(units);
  const possibleWholes = wholes.filter((whole) => addRuns(runs, textOf(whole), ends) || everyWholeMay);
  return { parts: parts.filter((part) => hasRuns(runs, textOf(part))), wholes: possibleWholes };
}

/** A bit for each of at least four times as many runs. */
function emptyTable(units: number): Uint32Array {
  return new Uint32Array(2 ** Math.max(0, 30 - Math.clz32(units)));
}

/** What is left of a run when another unit follows: the last four, ASCII letters in lower case. */
function runWith(run: number, unit: number): number {
  return (run << 8) ^ (unit | 0x20);
}

function slotOf(table: Uint32Array, run: number): number {
  return Math.imul(run, 0x9e3779b1) >>> Math.clz32(table.length * 32 - 1);
}

/** Adds the run that the text ends with, if it is long enough to have one. */
function addEnd(table: Uint32Array, text: string): boolean {
  if (text.length < 4) return false;
  let run = 0;
  for (let index = text.length - 4; index < text.length; index++) run = runWith(run, text.charCodeAt(index));
  const slot = slotOf(table, run);
  table[slot >>> 5] = (table[slot >>> 5] as number) | (1 << (slot & 31));
  return true;
}

/** Adds all runs of a text, and tells whether some other table has one of them. */
function addRuns(table: Uint32Array, text: string, other: Uint32Array): boolean {
  let run = 0;
  let shared = 0;
  for (let index = 0; index < text.length; index++) {
    run = runWith(run, text.charCodeAt(index));
    if (index < 3) continue;
    const slot = slotOf(table, run);
    const bit = 1 << (slot & 31);
    table[slot >>> 5] = (table[slot >>> 5] as number) | bit;
    shared |= (other[slot >>> 5] as number) & bit;
  }
  return shared !== 0;
}

function hasRuns(table: Uint32Array, text: string): boolean {
  let run = 0;
  for (let index = 0; index < text.length; index++) {
    run = runWith(run, text.charCodeAt(index));
    if (index < 3) continue;
    const slot = slotOf(table, run);
    if (((table[slot >>> 5] as number) & (1 << (slot & 31))) === 0) return false;
  }
  return true;
}
