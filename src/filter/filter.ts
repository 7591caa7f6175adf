import type { Interval } from "../language/interval.ts";
import type { FieldEntry } from "../language/lookup.ts";
import type { Path } from "../language/path.ts";

/**
 * What a query means: a tree without keywords, unfinished terms and double negation. Negation is on the leaves only, and
 * what an `all` or an `any` says of one field is one node where one can say it. A target is a `switch` over these four types.
 */
export type Filter = AllFilter | AnyFilter | TextFilter | FieldFilter;

/** Every one of the filters must select the record. With no filters it selects everything. */
export interface AllFilter {
  readonly type: "all";
  readonly filters: readonly Filter[];
}

/** One of the filters must select the record. With no filters it selects nothing. */
export interface AnyFilter {
  readonly type: "any";
  readonly filters: readonly Filter[];
}

/** Selects the records in which a text occurs, or, if it is not wanted, those in which it does not occur. */
export interface TextFilter {
  readonly type: "text";
  /** Normalized to NFC, as the records' texts must be before the comparison. Never empty. */
  readonly text: string;
  /** Whether case counts. */
  readonly exact: boolean;
  /** The paths of the texts in which it may occur. */
  readonly paths: readonly Path[];
  readonly wanted: boolean;
}

/** A set of values of one field: all that are in one of its parts. */
export interface ValueSet {
  /** Single values, in canonical spelling. */
  readonly values: ReadonlySet<string>;
  /** For ordered kinds: intervals, in order and apart. */
  readonly intervals: readonly Interval[];
  /** The values of a form: the texts between its asterisks, of which the first begins the value and the last ends it. */
  readonly patterns: readonly (readonly string[])[];
  /** Whether it is all values. The other parts are empty then. */
  readonly present: boolean;
  /**
   * The texts of values that depend on the clock, the zone or the person, if these are not known. Only while a query is checked: two
   * are the same values if they have the same text, and otherwise nothing is known of them.
   */
  readonly unknown?: ReadonlySet<string>;
}

/**
 * Selects the records that hold a value of a set, or, if it is not wanted, all others, including those without a value. A record
 * that holds many values needs one in the set, and if it is not wanted may hold none. The set is never empty.
 */
export interface FieldFilter extends ValueSet {
  readonly type: "field";
  /** The field's name in the language. */
  readonly field: string;
  /** The field, what its kind can do, and where records hold its value. Of a field of keys, that of the key. */
  readonly entry: FieldEntry;
  readonly wanted: boolean;
}

/** Selects every record. */
export const everything: AllFilter = Object.freeze({ type: "all", filters: Object.freeze([]) });

/** Selects no record. */
export const nothing: AnyFilter = Object.freeze({ type: "any", filters: Object.freeze([]) });
