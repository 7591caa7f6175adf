import type { FieldEntry } from "../language/lookup.ts";
import type { Path } from "../language/path.ts";

/**
 * What a query means: a tree without keywords, unfinished terms and double negation. Negation is on the leaves only, and
 * each `all` or `any` has at most one node for a field. A target is a `switch` over these four types.
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

/**
 * Selects the records that hold one of the values, or, if they are not wanted, all others, including those without a value.
 * There is at least one value.
 */
export interface FieldFilter {
  readonly type: "field";
  /** The field's name in the language. */
  readonly field: string;
  /** The field, what its kind can do, and where records hold its value. */
  readonly entry: FieldEntry;
  /** The values in canonical spelling. */
  readonly values: ReadonlySet<string>;
  readonly wanted: boolean;
}

/** Selects every record. */
export const everything: AllFilter = Object.freeze({ type: "all", filters: Object.freeze([]) });

/** Selects no record. */
export const nothing: AnyFilter = Object.freeze({ type: "any", filters: Object.freeze([]) });
