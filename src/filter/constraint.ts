import { type FieldEntry, nameWithKey } from "../language/lookup.ts";
import { composedSetsOf } from "./dialect.ts";
import { everything, type FieldFilter, type Filter, nothing, type ValueSet } from "./filter.ts";

// A constraint on one field is a set of values, wanted or not. A set that is not wanted means all other values and the
// records without a value. Some sets cannot be intersected into one, such as the values of two patterns: both are kept then.

/** No values, to which parts are added. */
export const noValues: ValueSet = Object.freeze({
  values: new Set<string>(),
  intervals: [],
  patterns: [],
  present: false,
});

/** Single values. */
export function valuesOnly(values: ReadonlySet<string>): ValueSet {
  return { values, intervals: noValues.intervals, patterns: noValues.patterns, present: false };
}

/** A constraint on a field. (A literal, since V8 takes long to add to a copy of an object.) */
export function fieldFilterOf(
  entry: FieldEntry,
  wanted: boolean,
  { values, intervals, patterns, present, unknown }: ValueSet,
): FieldFilter {
  const filter = { type: "field", field: entry.name, entry, values, intervals, patterns, present, wanted } as const;
  return unknown === undefined ? filter : { unknown, ...filter };
}

/** A text that is equal for constraints on the same field, or the same key of a field of keys. */
export function fieldKey({ entry }: FieldFilter): string {
  return nameWithKey(entry.name, entry.key);
}

/** Whether no value, and no missing value, meets the constraint. */
export function isUnsatisfiable(filter: FieldFilter): boolean {
  return filter.wanted && isEmptySet(filter);
}

function isEmptySet({ values, intervals, patterns, present, unknown }: ValueSet): boolean {
  return !present && values.size === 0 && intervals.length === 0 && patterns.length === 0 && !unknown?.size;
}

/** The constraints that are met where all of these are, which are of one field. Often one. */
export function intersection(constraints: readonly [FieldFilter, ...FieldFilter[]]): readonly FieldFilter[] {
  const { entry } = constraints[0];
  if (constraints.length === 1) return constraints;
  if (!entry.many && constraints.every(isValuesOnly)) return [intersectionOfValues(constraints, entry)];
  return composedSetsOf(entry).intersection(constraints);
}

/** Whether a set is of single values. */
export function isValuesOnly({ intervals, patterns, present, unknown }: ValueSet): boolean {
  return !present && intervals.length === 0 && patterns.length === 0 && unknown === undefined;
}

/** Of single values, as nearly all constraints are. Linear in their number. */
export function intersectionOfValues(constraints: readonly FieldFilter[], entry: FieldEntry): FieldFilter {
  const excluded = new Set<string>();
  let allowed: ReadonlySet<string> | undefined;
  for (const { values, wanted } of constraints) {
    if (!wanted) for (const value of values) excluded.add(value);
    else if (allowed === undefined) allowed = values;
    else allowed = new Set([...allowed].filter((value) => values.has(value)));
  }
  if (allowed === undefined) return fieldFilterOf(entry, false, valuesOnly(excluded));
  return fieldFilterOf(entry, true, valuesOnly(new Set([...allowed].filter((value) => !excluded.has(value)))));
}

/** The constraints of which one is met where one of these is. */
export function union(constraints: readonly [FieldFilter, ...FieldFilter[]]): readonly FieldFilter[] {
  const [first, ...others] = constraints;
  return others.length === 0
    ? constraints
    : intersection([complement(first), ...others.map(complement)]).map(complement);
}

/** The complement of a constraint. */
export function complement(constraint: FieldFilter): FieldFilter {
  return fieldFilterOf(constraint.entry, !constraint.wanted, constraint);
}

/** Whether whatever meets the first constraint meets the second. May be `false` where it does. */
export function implies(one: FieldFilter, other: FieldFilter): boolean {
  return intersection([one, complement(other)]).some(isUnsatisfiable);
}

/** The filter, or a simpler one if it selects everything or nothing. */
export function simplified(filter: FieldFilter): Filter {
  if (!isEmptySet(filter)) return filter;
  return filter.wanted ? nothing : everything;
}
