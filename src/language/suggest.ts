import { foldCase } from "./text.ts";

/** Longer than any name a person would mistype: keeps the cost of a distance bounded, whatever was typed. */
const longestCompared = 48;

/**
 * The name that was probably meant, where it is one slip of the finger away (two in names of eight letters or more).
 * Names of two letters have no near misses: too many words would be one.
 */
export function nearMiss(typed: string, names: Iterable<string>): string | undefined {
  const folded = foldCase(typed.slice(0, longestCompared));
  for (const name of names) {
    const allowed = name.length < 3 ? 0 : name.length < 8 ? 1 : 2;
    if (Math.abs(name.length - typed.length) > allowed) continue;
    const distance = editDistance(folded, foldCase(name));
    if (distance > 0 && distance <= allowed) return name;
  }
  return undefined;
}

/** The values that a text abbreviates or spells wrongly, best first. */
export function nearestValues(typed: string, values: readonly string[], most: number): readonly string[] {
  return ranked(typed, values)
    .filter(({ value, distance }) => distance <= 0.5 && Math.abs(value.length - typed.length) <= longestCompared)
    .slice(0, most)
    .map(({ value }) => value);
}

/** All values, those closest to a text first. */
export function nearestFirst(typed: string, values: readonly string[]): readonly string[] {
  return ranked(typed, values).map(({ value }) => value);
}

function ranked(typed: string, values: readonly string[]): { readonly value: string; readonly distance: number }[] {
  const folded = foldCase(typed.slice(0, longestCompared));
  return values
    .map((value) => ({ value, distance: relativeDistance(folded, foldCase(value.slice(0, longestCompared))) }))
    .sort((one, other) => one.distance - other.distance);
}

/** From 0 (the same) to 1 (nothing in common). A text that is part of a value, or begins like it, is near. */
function relativeDistance(typed: string, value: string): number {
  const longest = Math.max(typed.length, value.length);
  const contained = typed.length >= 3 && (value.includes(typed) || typed.includes(value));
  const factor = contained || sharedStart(typed, value) >= 3 ? 0.5 : 1;
  // Texts of very different lengths are far from each other, whatever they hold.
  if (factor === 1 && Math.abs(typed.length - value.length) > longest / 2) return 1;
  return (factor * editDistance(typed, value)) / longest;
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment) that lead from one text to the other. */
export function editDistance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let least = Math.min(
        (last[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (last[column - 1] as number) + (same ? 0 : 1),
      );
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) least = Math.min(least, (beforeLast[column - 2] as number) + 1);
      current.push(least);
    }
    beforeLast = last;
    last = current;
  }
  return last[other.length] as number;
}
