import { everything, type FieldFilter, type Filter, nothing } from "./filter.ts";

// What is said of one field: a set of values, wanted or not. A set that is not wanted stands for all other values and for the
// records without a value.

type Constraint = Pick<FieldFilter, "values" | "wanted">;

/** Whether a field that holds this value, or none, meets the constraint. */
export function allows({ values, wanted }: Constraint, value: string | undefined): boolean {
  return (value !== undefined && values.has(value)) === wanted;
}

/** Whether no value, and no missing value, meets the constraint. */
export function isUnsatisfiable({ values, wanted }: Constraint): boolean {
  return wanted && values.size === 0;
}

/** What meets all of the constraints, which are of one field. Linear in the number of their values. */
export function intersection<Of extends Constraint>(constraints: readonly [Of, ...Of[]]): Of {
  const excluded = new Set<string>();
  let allowed: ReadonlySet<string> | undefined;
  for (const { values, wanted } of constraints) {
    if (!wanted) for (const value of values) excluded.add(value);
    else allowed = allowed === undefined ? values : filtered(allowed, (value) => values.has(value));
  }
  const [first] = constraints;
  if (allowed === undefined) return { ...first, values: excluded };
  return { ...first, values: filtered(allowed, (value) => !excluded.has(value)), wanted: true };
}

/** What meets at least one of the constraints, which are of one field. */
export function union<Of extends Constraint>(constraints: readonly [Of, ...Of[]]): Of {
  const [first, ...others] = constraints;
  return complement(intersection([complement(first), ...others.map(complement)]));
}

/** What does not meet the constraint. */
export function complement<Of extends Constraint>(constraint: Of): Of {
  return { ...constraint, wanted: !constraint.wanted };
}

/** Whether all that meets the first constraint meets the second. */
export function implies(one: Constraint, other: Constraint): boolean {
  return isUnsatisfiable(intersection<Constraint>([one, complement(other)]));
}

function filtered(values: ReadonlySet<string>, keep: (value: string) => boolean): ReadonlySet<string> {
  return new Set([...values].filter(keep));
}

/** The filter, or a simpler one where it selects everything or nothing. */
export function simplified(filter: FieldFilter): Filter {
  if (filter.values.size > 0) return filter;
  return filter.wanted ? nothing : everything;
}
