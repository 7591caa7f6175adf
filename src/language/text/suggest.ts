import { foldCase } from "./fold.ts";

/** Longer than any name a person would mistype. Of longer texts, only the beginnings are compared. */
const longestCompared = 32;

/**
 * Finds the name that was probably meant, where it is one slip of the finger away (two in names of eight letters or more).
 * Names of two letters have no near misses: too many words would be one.
 */
export function nearMissFinder(names: Iterable<string>): (typed: string) => string | undefined {
  const all = [...names].map((name) => {
    const folded = foldCase(name);
    return { name, folded, allowed: name.length < 3 ? 0 : name.length < 8 ? 1 : 2 };
  });
  return (typed) => {
    const distanceTo = distanceFrom(foldCase(typed.slice(0, longestCompared)));
    return all.find((one) => {
      if (Math.abs(one.name.length - typed.length) > one.allowed) return false;
      const distance = distanceTo(one.folded);
      return distance > 0 && distance <= one.allowed;
    })?.name;
  };
}

/** Finds the values that a text abbreviates or spells wrongly, best first. */
export function nearestFinder(values: readonly string[], most: number): (typed: string) => readonly string[] {
  const all = values.map((value) => ({ value, folded: foldCase(value.slice(0, longestCompared)) }));
  return (text) => {
    const typed = foldCase(text.slice(0, longestCompared));
    const distanceTo = distanceFrom(typed);
    const near: { readonly value: string; readonly distance: number }[] = [];
    for (const { value, folded } of all) {
      if (Math.abs(value.length - text.length) > longestCompared) continue;
      const distance = relativeDistance(typed, folded, distanceTo);
      if (distance <= 0.5) near.push({ value, distance });
    }
    near.sort((one, other) => one.distance - other.distance);
    return near.slice(0, most).map(({ value }) => value);
  };
}

/** From 0 (the same) to 1 (nothing in common). A text that is part of a value, or begins like it, is near. */
function relativeDistance(typed: string, value: string, distanceTo: (value: string) => number): number {
  const longest = Math.max(typed.length, value.length);
  const factor = typed.length >= 3 && areAlike(typed, value) ? 0.5 : 1;
  return (factor * distanceTo(value)) / longest;
}

function areAlike(typed: string, value: string): boolean {
  return value.startsWith(typed.slice(0, 3)) || value.includes(typed) || typed.includes(value);
}

/**
 * Counts the insertions, deletions, replacements and swaps of neighbours (optimal string alignment) that lead from a text, of at
 * most 32 units, to others. Of the usual table of distances, the bits of `up` and `down` say where a column rises and falls, and
 * its last number is kept: the algorithm of Hyyrö (2003). Typed values are compared with every value of a set, so the table itself
 * would take seconds.
 */
export function distanceFrom(one: string): (other: string) => number {
  /** For each unit, the indices at which the text has it, as bits. */
  const indices = new Map<number, number>();
  for (let index = 0; index < one.length; index++) {
    const unit = one.charCodeAt(index);
    indices.set(unit, (indices.get(unit) ?? 0) | (1 << index));
  }
  const last = 1 << (one.length - 1);
  return (other) => {
    if (one === "") return other.length;
    let distance = one.length;
    let up = -1;
    let down = 0;
    let diagonal = 0;
    let matchesBefore = 0;
    for (let index = 0; index < other.length; index++) {
      const matches = indices.get(other.charCodeAt(index)) ?? 0;
      const swaps = ((~diagonal & matches) << 1) & matchesBefore;
      diagonal = (((matches & up) + up) ^ up) | matches | down | swaps;
      let right = down | ~(diagonal | up);
      let left = diagonal & up;
      if ((right & last) !== 0) distance++;
      if ((left & last) !== 0) distance--;
      right = (right << 1) | 1;
      left <<= 1;
      up = left | ~(diagonal | right);
      down = right & diagonal;
      matchesBefore = matches;
    }
    return distance;
  };
}
