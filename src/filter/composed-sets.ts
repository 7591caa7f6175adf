import { fieldFilterOf, filtered, isUnsatisfiable, noValues } from "./constraint.ts";
import type { FieldFilter, ValueSet } from "./filter.ts";
import { type Compare, common, gapsOf, type Intervals, isInInterval, onlyValueOf, separated } from "./intervals.ts";
import { matchesPattern } from "./pattern.ts";

// Sets of intervals, patterns, all values, and values that are not known yet.

/** All values. */
export const anyValue: ValueSet = Object.freeze({ ...noValues, present: true });

/** Whether a value, in canonical spelling, is in the set. */
export function isInSet({ values, intervals, patterns, present, entry }: FieldFilter, value: string): boolean {
  if (present || values.has(value)) return true;
  const { compare } = entry.kind;
  return (
    (compare !== undefined && intervals.some((interval) => isInInterval(interval, value, compare))) ||
    patterns.some((parts) => matchesPattern(parts, value))
  );
}

/** Whether a field that holds this one value, or none, meets the constraint. */
export function allows(filter: FieldFilter, value: string | undefined): boolean {
  return (value !== undefined && isInSet(filter, value)) === filter.wanted;
}

/** The constraints that are met where all of these are, which are two or more of one field. Often one. */
export function intersectionOfSets(constraints: readonly [FieldFilter, ...FieldFilter[]]): readonly FieldFilter[] {
  const [first] = constraints;
  const excluded = constraints.filter(({ wanted }) => !wanted);
  const allExcluded = excluded.length === 0 ? undefined : fieldFilterOf(first.entry, false, unionOf(excluded));
  const wanted = constraints.filter((constraint) => constraint.wanted);
  if (wanted.length === 0) return allExcluded === undefined ? [] : [allExcluded];
  const met = first.entry.many ? distinct(wanted) : intersectionOfWanted(wanted);
  if (allExcluded === undefined) return met;
  const left = met.map((one) => (first.entry.many ? withoutIfNone(one, allExcluded) : without(one, allExcluded)));
  const impossible = left.find((one) => one !== undefined && isUnsatisfiable(one));
  if (impossible !== undefined) return [impossible];
  return left.includes(undefined) ? [...met, allExcluded] : (left as readonly FieldFilter[]);
}

/** The values of all of the sets. */
export function unionOf(filters: readonly FieldFilter[]): ValueSet {
  const [first] = filters;
  if (first === undefined) return noValues;
  if (filters.length === 1) return first;
  if (filters.some(({ present }) => present)) return anyValue;
  const values = new Set<string>();
  const patterns = new Map<string, readonly string[]>();
  const unknown = new Set<string>();
  const intervals = filters.flatMap((filter) => filter.intervals);
  for (const filter of filters) {
    for (const value of filter.values) values.add(value);
    for (const parts of filter.patterns) patterns.set(JSON.stringify(parts), parts);
    for (const text of filter.unknown ?? []) unknown.add(text);
  }
  const { compare } = first.entry.kind;
  const apart = compare === undefined ? intervals : separated(intervals, compare);
  if (isEverything(apart)) return anyValue;
  const union = { values, intervals: apart, patterns: [...patterns.values()], present: false };
  return unknown.size > 0 ? { ...union, unknown } : union;
}

function distinct(filters: readonly FieldFilter[]): readonly FieldFilter[] {
  return [...new Map(filters.map((filter) => [keyOfSet(filter), filter])).values()];
}

/** A text that is equal for sets with equal parts. */
function keyOfSet({ values, intervals, patterns, present, unknown }: ValueSet): string {
  return JSON.stringify([[...values], intervals, patterns, present, [...(unknown ?? [])]]);
}

/** Sets that hold one value: what all of them have is one set, apart from patterns and unknown values, which are kept. */
function intersectionOfWanted(filters: readonly FieldFilter[]): readonly FieldFilter[] {
  let met: FieldFilter | undefined;
  const apart: FieldFilter[] = [];
  for (const filter of filters) {
    if (!isListed(filter)) apart.push(filter);
    else met = met === undefined ? filter : intersectionOfTwo(met, filter);
  }
  if (met === undefined) return distinct(apart);
  const kept: FieldFilter[] = [];
  for (const filter of distinct(apart)) {
    if (filter.unknown !== undefined || !isFewFor(met, filter)) kept.push(filter);
    else met = { ...met, values: filtered(met.values, (value) => isInSet(filter, value)) };
  }
  return met.present && kept.length > 0 ? kept : [met, ...kept];
}

/** Whether the parts of a set are listed, so that it can be intersected with any other such set. */
function isListed({ patterns, unknown }: ValueSet): boolean {
  return patterns.length === 0 && unknown === undefined;
}

const fewComparisons = 10_000;

/** Whether a set is of single values, few enough to look for each among the parts of another. */
function isFewFor({ values, intervals, present }: ValueSet, other: ValueSet): boolean {
  return (
    !present &&
    intervals.length === 0 &&
    values.size * (other.patterns.length + other.intervals.length) <= fewComparisons
  );
}

function intersectionOfTwo(one: FieldFilter, other: FieldFilter): FieldFilter {
  if (one.present) return other;
  if (other.present) return one;
  if (one.intervals.length === 0 && other.intervals.length === 0)
    return { ...one, values: filtered(one.values, (value) => other.values.has(value)) };
  const compare = one.entry.kind.compare as Compare;
  return fromIntervals(one, common(toIntervals(one, compare), toIntervals(other, compare), compare), compare);
}

/** A set without the values of another; `undefined` if that is not a set that can be listed. */
function without(one: FieldFilter, excluded: FieldFilter): FieldFilter | undefined {
  if (excluded.present || keyOfSet(one) === keyOfSet(excluded)) return withSet(one, noValues);
  if (!isListed(one) || excluded.unknown !== undefined) return withoutIfNone(one, excluded);
  const { compare } = one.entry.kind;
  const isInIntervals = one.intervals.length > 0 || excluded.intervals.length > 0 || one.present;
  if (compare !== undefined && isInIntervals && excluded.patterns.length === 0)
    return fromIntervals(
      one,
      common(toIntervals(one, compare), gapsOf(toIntervals(excluded, compare)), compare),
      compare,
    );
  if (!isFewFor(one, excluded)) return undefined;
  return { ...one, values: filtered(one.values, (value) => !isInSet(excluded, value)) };
}

/** No values, if all values of a set are excluded for certain. Otherwise nothing is known. */
function withoutIfNone(one: FieldFilter, excluded: FieldFilter): FieldFilter | undefined {
  const patterns = new Set(excluded.patterns.map((parts) => JSON.stringify(parts)));
  const areFew = isFewFor({ ...one, intervals: [] }, excluded);
  const areExcluded =
    excluded.present ||
    (!one.present &&
      [...one.values].every((value) => excluded.values.has(value) || (areFew && isInSet(excluded, value))) &&
      one.patterns.every((parts) => patterns.has(JSON.stringify(parts))) &&
      [...(one.unknown ?? [])].every((text) => excluded.unknown?.has(text)) &&
      areIntervalsIn(one, excluded));
  return areExcluded ? withSet(one, noValues) : undefined;
}

function areIntervalsIn(one: FieldFilter, excluded: FieldFilter): boolean {
  if (one.intervals.length === 0) return true;
  const compare = one.entry.kind.compare as Compare;
  return common(one.intervals, gapsOf(toIntervals(excluded, compare)), compare).length === 0;
}

function toIntervals({ values, intervals, present }: ValueSet, compare: Compare): Intervals {
  if (present) return [{ low: null, lowIncluded: true, high: null, highIncluded: true }];
  if (values.size === 0) return intervals;
  const single = [...values].map((value) => ({ low: value, lowIncluded: true, high: value, highIncluded: true }));
  return separated([...single, ...intervals], compare);
}

function fromIntervals(like: FieldFilter, intervals: Intervals, compare: Compare): FieldFilter {
  const only = intervals.map((interval) => onlyValueOf(interval, compare));
  const values = new Set(only.filter((value) => value !== undefined));
  return withSet(
    like,
    isEverything(intervals)
      ? anyValue
      : { ...noValues, values, intervals: intervals.filter((_, index) => only[index] === undefined) },
  );
}

function isEverything([first]: Intervals): boolean {
  return first !== undefined && first.low === null && first.high === null;
}

/** The same field with another set. */
function withSet({ entry, wanted }: FieldFilter, set: ValueSet): FieldFilter {
  return fieldFilterOf(entry, wanted, set);
}
