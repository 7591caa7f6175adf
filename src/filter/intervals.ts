import type { Interval } from "../language/interval.ts";

/** The order of two values in canonical spelling. */
export type Compare = (one: string, other: string) => number;

/** Intervals in their order, each with at least one value, and a gap between every two. */
export type Intervals = readonly Interval[];

/** The same values in separate intervals, in order. */
export function separated(intervals: Intervals, compare: Compare): Intervals {
  const ordered = intervals
    .filter((interval) => !isEmpty(interval, compare))
    .sort((one, other) => compareLow(one, other, compare));
  const separate: Interval[] = [];
  for (const next of ordered) {
    const last = separate.at(-1);
    if (last === undefined || isGapBetween(last, next, compare)) separate.push(next);
    else if (compareHigh(last, next, compare) < 0)
      separate[separate.length - 1] = { ...last, high: next.high, highIncluded: next.highIncluded };
  }
  return separate;
}

/** All other values. */
export function gapsOf(intervals: Intervals): Intervals {
  const gaps: Interval[] = [];
  let low: Pick<Interval, "low" | "lowIncluded"> | undefined = { low: null, lowIncluded: true };
  for (const next of intervals) {
    if (low !== undefined && next.low !== null) gaps.push({ ...low, high: next.low, highIncluded: !next.lowIncluded });
    low = next.high === null ? undefined : { low: next.high, lowIncluded: !next.highIncluded };
  }
  if (low !== undefined) gaps.push({ ...low, high: null, highIncluded: true });
  return gaps;
}

export function isInInterval(
  { low, lowIncluded, high, highIncluded }: Interval,
  value: string,
  compare: Compare,
): boolean {
  if (low !== null) {
    const order = compare(value, low);
    if (order < 0 || (order === 0 && !lowIncluded)) return false;
  }
  if (high === null) return true;
  const order = compare(value, high);
  return order < 0 || (order === 0 && highIncluded);
}

/** Whether an interval has all values of another. */
export function covers(one: Interval, other: Interval, compare: Compare): boolean {
  return compareLow(one, other, compare) <= 0 && compareHigh(one, other, compare) >= 0;
}

/** The value that is alone in an interval. */
export function onlyValueOf({ low, lowIncluded, high, highIncluded }: Interval, compare: Compare): string | undefined {
  return low !== null && high !== null && lowIncluded && highIncluded && compare(low, high) === 0 ? low : undefined;
}

function isEmpty({ low, lowIncluded, high, highIncluded }: Interval, compare: Compare): boolean {
  if (low === null || high === null) return false;
  const order = compare(low, high);
  return order > 0 || (order === 0 && !(lowIncluded && highIncluded));
}

function compareLow(one: Interval, other: Interval, compare: Compare): number {
  if (one.low === null || other.low === null) return Number(one.low !== null) - Number(other.low !== null);
  return compare(one.low, other.low) || Number(other.lowIncluded) - Number(one.lowIncluded);
}

function compareHigh(one: Interval, other: Interval, compare: Compare): number {
  if (one.high === null || other.high === null) return Number(one.high === null) - Number(other.high === null);
  return compare(one.high, other.high) || Number(one.highIncluded) - Number(other.highIncluded);
}

/** Whether values lie between the end of one interval and the start of a later one. */
function isGapBetween({ high, highIncluded }: Interval, { low, lowIncluded }: Interval, compare: Compare): boolean {
  if (high === null || low === null) return false;
  const order = compare(high, low);
  return order < 0 || (order === 0 && !highIncluded && !lowIncluded);
}
