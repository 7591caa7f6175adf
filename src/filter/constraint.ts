import { everything, type FieldFilter, type Filter, nothing } from "./filter.ts";

// A constraint on one field is a set of values, wanted or not. A set that is not wanted means all other values and the
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

/** The intersection of the constraints added so far, which are of one field. Linear in the number of their values. */
export class Intersection {
  #allowed: ReadonlySet<string> | undefined;
  #excluded: Set<string> | undefined;

  add({ values, wanted }: Constraint): void {
    if (wanted) {
      const before = this.#allowed;
      this.#allowed = filtered(values, (value) => before?.has(value) !== false && !this.#excluded?.has(value));
    } else if (this.#allowed !== undefined) {
      this.#allowed = filtered(this.#allowed, (value) => !values.has(value));
    } else {
      this.#excluded ??= new Set();
      for (const value of values) this.#excluded.add(value);
    }
  }

  get result(): Constraint {
    return { values: this.#allowed ?? this.#excluded ?? new Set(), wanted: this.#allowed !== undefined };
  }

  get isUnsatisfiable(): boolean {
    return this.#allowed?.size === 0;
  }
}

/** The intersection of constraints of one field. */
export function intersection<Of extends Constraint>(constraints: readonly [Of, ...Of[]]): Of {
  const all = new Intersection();
  for (const constraint of constraints) all.add(constraint);
  return { ...constraints[0], ...all.result };
}

/** The union of constraints of one field. */
export function union<Of extends Constraint>(constraints: readonly [Of, ...Of[]]): Of {
  const [first, ...others] = constraints;
  return complement(intersection([complement(first), ...others.map(complement)]));
}

/** The complement of a constraint. */
export function complement<Of extends Constraint>(constraint: Of): Of {
  return { ...constraint, wanted: !constraint.wanted };
}

/** Whether whatever meets the first constraint meets the second. */
export function implies(one: Constraint, other: Constraint): boolean {
  return isUnsatisfiable(intersection<Constraint>([one, complement(other)]));
}

/** Returns the same set if all of its values are kept, which is usual. */
function filtered(values: ReadonlySet<string>, keep: (value: string) => boolean): ReadonlySet<string> {
  for (const value of values) if (!keep(value)) return new Set([...values].filter(keep));
  return values;
}

/** The filter, or a simpler one if it selects everything or nothing. */
export function simplified(filter: FieldFilter): Filter {
  if (filter.values.size > 0) return filter;
  return filter.wanted ? nothing : everything;
}
