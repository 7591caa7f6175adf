import type { ValueSet } from "../filter/filter.ts";
import { type Compare, isInInterval } from "../filter/intervals.ts";
import { matchesPattern } from "../filter/pattern.ts";
import type { Interval } from "../language/interval.ts";
import type { Kind } from "../language/kinds/kind.ts";

/** The distinct values of a column, numbered from 1. Each is compared with a query once, however many records hold it. */
export interface HeldValues {
  /** The number of a value in canonical spelling; 0 if there is none. */
  readonly add: (value: string | undefined) => number;
  readonly has: (value: string) => boolean;
  /** For each number whether its value is in the set. */
  readonly among: (set: ValueSet) => Uint8Array;
  readonly each: (visit: (number: number, value: string) => void) => void;
  readonly size: () => number;
}

export function heldValues({ stored, compare, approximate }: Kind): HeldValues {
  const numbers = new Map<string | number, number>();
  /** The values by number, written when they are first needed. */
  let spellings: string[] = [];
  /** Numbers in the order of the values, computed when values are first compared. */
  const approximations: number[] = [];

  /** As a number if it is spelled as one, which takes less memory and time. */
  function keyOf(value: string): string | number {
    if (stored?.as !== "number") return value;
    const number = Number(value);
    return String(number) === value ? number : value;
  }

  function spellingOf(number: number): string {
    if (spellings.length !== numbers.size) spellings = Array.from(numbers.keys(), String);
    return spellings[number - 1] as string;
  }

  function approximationOf(number: number): number {
    if (approximate === undefined) return Number.NaN;
    if (approximations.length !== numbers.size)
      for (const key of [...numbers.keys()].slice(approximations.length)) approximations.push(approximate(String(key)));
    return approximations[number - 1] as number;
  }

  /** Approximations mostly decide; without them, or where they are equal or not a number, the values are compared. */
  function addInterval(isAmong: Uint8Array, interval: Interval, ordered: Compare): void {
    const end = (spelling: string | null, open: number) =>
      (spelling === null ? open : approximate?.(spelling)) ?? Number.NaN;
    const lowest = end(interval.low, Number.NEGATIVE_INFINITY);
    const highest = end(interval.high, Number.POSITIVE_INFINITY);
    for (let number = 1; number < isAmong.length; number++) {
      const near = approximationOf(number);
      if (near < lowest || near > highest) continue;
      if ((near > lowest && near < highest) || isInInterval(interval, spellingOf(number), ordered)) isAmong[number] = 1;
    }
  }

  return {
    add(value) {
      if (value === undefined) return 0;
      const key = keyOf(value);
      let number = numbers.get(key);
      if (number === undefined) {
        number = numbers.size + 1;
        numbers.set(key, number);
      }
      return number;
    },
    has: (value) => numbers.has(keyOf(value)),
    among({ values, intervals, patterns, present }) {
      const isAmong = new Uint8Array(numbers.size + 1);
      if (present) return isAmong.fill(1, 1);
      for (const value of values) isAmong[numbers.get(keyOf(value)) ?? 0] = 1;
      isAmong[0] = 0;
      if (compare !== undefined) for (const interval of intervals) addInterval(isAmong, interval, compare);
      if (patterns.length === 0) return isAmong;
      for (const [key, number] of numbers) {
        if (patterns.some((parts) => matchesPattern(parts, String(key)))) isAmong[number] = 1;
      }
      return isAmong;
    },
    each(visit) {
      for (const [key, number] of numbers) visit(number, String(key));
    },
    size: () => numbers.size,
  };
}
