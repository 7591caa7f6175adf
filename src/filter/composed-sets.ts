import { allValues, intervalOf } from "../language/interval.ts";
import type { FieldEntry } from "../language/lookup.ts";
import { fieldFilterOf, intersectionOfValues, noValues, valuesOnly } from "./constraint.ts";
import type { FieldFilter, ValueSet } from "./filter.ts";
import { type Compare, covers, gapsOf, type Intervals, isInInterval, onlyValueOf, separated } from "./intervals.ts";
import { matchesPattern } from "./pattern.ts";

// Sets of intervals, patterns, all values, and values that are not known yet.

const none: ReadonlySet<string> = new Set();

/** All values. */
export const anyValue: ValueSet = /* @__PURE__ */ Object.freeze({
  values: new Set<string>(),
  intervals: [],
  patterns: [],
  present: true,
});

/** The constraints that are met where all of these are, which are of one field. Often one. */
export function intersectionOfSets(constraints: readonly [FieldFilter, ...FieldFilter[]]): readonly FieldFilter[] {
  const { entry } = constraints[0];
  const parts = entry.many ? constraints : mergedOfOneValue(constraints, entry);
  const wanted = distinct(parts.filter((part) => part.wanted));
  const unwanted = fieldFilterOf(
    entry,
    false,
    unionOf(
      parts.filter((part) => !part.wanted),
      entry,
    ),
  );
  if (isOneWithin(wanted, unwanted)) return [fieldFilterOf(entry, true, noValues)];
  // What holds one of some values holds a value.
  const needed = wanted.length > 1 ? wanted.filter(({ present }) => !present) : wanted;
  return [...needed, unwanted];
}

/** Where a record holds one value at most, all sets without patterns and unknown values are one. */
function mergedOfOneValue(constraints: readonly FieldFilter[], entry: FieldEntry): readonly FieldFilter[] {
  const { compare } = entry.kind;
  const isListed = ({ patterns, present, unknown }: ValueSet) =>
    patterns.length === 0 && unknown === undefined && (compare !== undefined || !present);
  const listed = constraints.filter(isListed);
  const others = distinct(constraints.filter((one) => !isListed(one)));
  const merged = compare === undefined ? intersectionOfValues(listed, entry) : intersectionOfOrdered(listed, entry);
  const areFew = merged.wanted && !merged.present && merged.intervals.length === 0;
  if (!areFew || merged.values.size * sizeOf(others) > mostComparisons) return [merged, ...others];
  const isPossible = (value: string) =>
    others.every((other) => allows(other, value) || (other.wanted && other.unknown !== undefined));
  const values = new Set([...merged.values].filter(isPossible));
  return [fieldFilterOf(entry, true, valuesOnly(values)), ...others.filter(({ unknown }) => unknown !== undefined)];
}

/** What all sets have in common is what none of their complements has. */
function intersectionOfOrdered(constraints: readonly FieldFilter[], entry: FieldEntry): FieldFilter {
  const compare = entry.kind.compare as Compare;
  const refused = separated(
    constraints.flatMap((one) => (one.wanted ? gapsOf(toIntervals(one, compare)) : toIntervals(one, compare))),
    compare,
  );
  const wanted = constraints.some((one) => one.wanted);
  return fieldFilterOf(entry, wanted, ofIntervals(wanted ? gapsOf(refused) : refused, compare));
}

/** The values of all of the sets. */
export function unionOf(sets: readonly ValueSet[], { kind: { compare } }: FieldEntry): ValueSet {
  const [first = noValues, ...others] = sets;
  if (others.length === 0) return first;
  const values = new Set<string>();
  const unknown = new Set<string>();
  const patterns = new Map<string, readonly string[]>();
  for (const set of sets) {
    for (const value of set.values) values.add(value);
    for (const text of set.unknown ?? none) unknown.add(text);
    for (const parts of set.patterns) patterns.set(JSON.stringify(parts), parts);
  }
  const listed = { ...noValues, values, intervals: sets.flatMap(({ intervals }) => intervals) };
  const union =
    listed.intervals.length === 0 ? listed : ofIntervals(toIntervals(listed, compare as Compare), compare as Compare);
  if (union.present || sets.some(({ present }) => present)) return anyValue;
  return { ...union, patterns: [...patterns.values()], ...(unknown.size > 0 ? { unknown } : {}) };
}

function distinct(filters: readonly FieldFilter[]): readonly FieldFilter[] {
  return [...new Map(filters.map((filter) => [keyOf(filter), filter])).values()];
}

/** A text that is equal for equal constraints. */
function keyOf({ values, intervals, patterns, present, unknown = none, wanted }: FieldFilter): string {
  return JSON.stringify([[...values], intervals, patterns, present, [...unknown], wanted]);
}

/** Whether a field that holds this one value, or none, meets the constraint. */
export function allows(filter: FieldFilter, value: string | undefined): boolean {
  return (value !== undefined && isInSet(filter, value)) === filter.wanted;
}

/** Whether a value, in canonical spelling, is in the set. */
function isInSet({ values, intervals, patterns, present, entry }: FieldFilter, value: string): boolean {
  const compare = entry.kind.compare as Compare;
  return (
    present ||
    values.has(value) ||
    intervals.some((interval) => isInInterval(interval, value, compare)) ||
    patterns.some((parts) => matchesPattern(parts, value))
  );
}

/** Values are compared with patterns and intervals one by one. If there are too many, nothing is claimed, so that the time is linear. */
const mostComparisons = 10_000;

/** How many comparisons find out whether a value is in the sets. */
function sizeOf(sets: readonly ValueSet[]): number {
  return sets.reduce((sum, { intervals, patterns }) => sum + intervals.length + patterns.length + 1, 0);
}

/** Whether all values of one of the wanted sets are unwanted, for certain. */
function isOneWithin(wanted: readonly FieldFilter[], unwanted: FieldFilter): boolean {
  if (unwanted.present) return wanted.length > 0;
  const count = wanted.reduce((sum, { values, intervals }) => sum + values.size + intervals.length, 0);
  if (count * sizeOf([unwanted]) > mostComparisons) return false;
  const compare = unwanted.entry.kind.compare as Compare;
  const forms = new Set(unwanted.patterns.map((parts) => JSON.stringify(parts)));
  return wanted.some(
    ({ values, intervals, patterns, present, unknown = none }) =>
      !present &&
      [...values].every((value) => isInSet(unwanted, value)) &&
      intervals.every((interval) => unwanted.intervals.some((other) => covers(other, interval, compare))) &&
      patterns.every((parts) => forms.has(JSON.stringify(parts))) &&
      [...unknown].every((text) => unwanted.unknown?.has(text)),
  );
}

function toIntervals({ values, intervals, present }: ValueSet, compare: Compare): Intervals {
  const single = [...values].map((value) => intervalOf("=", value));
  return separated([...single, ...(present ? [allValues] : intervals)], compare);
}

function ofIntervals(intervals: Intervals, compare: Compare): ValueSet {
  const [first] = intervals;
  if (first?.low === null && first.high === null) return anyValue;
  const only = intervals.map((interval) => onlyValueOf(interval, compare));
  return {
    ...noValues,
    values: new Set(only.filter((value) => value !== undefined)),
    intervals: intervals.filter((_, index) => only[index] === undefined),
  };
}
