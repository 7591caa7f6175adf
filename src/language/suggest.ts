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

/** The values closest to a text, best first: those it abbreviates or spells wrongly, or else the one with the fewest changes. */
export function nearestValues(typed: string, values: readonly string[], most: number): readonly string[] {
  const folded = foldCase(typed.slice(0, longestCompared));
  const ranked = values.map((value) => {
    const changes = editDistance(folded, foldCase(value));
    return { value, changes, distance: relativeDistance(folded, foldCase(value), changes) };
  });
  const near = ranked.filter(({ distance }) => distance <= 0.5).sort((one, other) => one.distance - other.distance);
  const fewestChanges = [...ranked].sort((one, other) => one.changes - other.changes).slice(0, 1);
  return (near.length > 0 ? near.slice(0, most) : fewestChanges).map(({ value }) => value);
}

/** From 0 (the same) to 1 (nothing in common); a text that is part of a value, or begins like it, is near. */
function relativeDistance(typed: string, value: string, changes: number): number {
  const relative = changes / Math.max(typed.length, value.length);
  const contained = typed.length >= 3 && (value.includes(typed) || typed.includes(value));
  return contained || sharedStart(typed, value) >= 3 ? relative / 2 : relative;
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
