import type { EvaluationContext } from "../language/evaluation.ts";
import type { KeywordDialect } from "../language/keyword-node.ts";
import type { FieldEntry } from "../language/lookup.ts";
import type { AnyFieldTerm, Contains } from "../language/nodes.ts";
import type { AnyRecord } from "../language/path.ts";
import type { FieldFilter, ValueSet } from "./filter.ts";

/** What a dialect says about the meaning of terms. */
export interface FilterDialect extends KeywordDialect {
  /** What it knows of sets that are not single values. The documented dialect has none. */
  readonly composedSets?: ComposedSets;
}

/** Whether a record matches. */
export type RecordTest = (record: AnyRecord) => boolean;

/** Sets of intervals, patterns, and values that depend on the evaluation. */
export interface ComposedSets {
  /** The values that a term of a field selects; `undefined` for a list of nothing. */
  readonly valuesOf: (
    term: Exclude<AnyFieldTerm, Contains>,
    entry: FieldEntry,
    evaluation: EvaluationContext | undefined,
  ) => ValueSet | undefined;
  /** Whether a record is selected by a constraint. */
  readonly test: (filter: FieldFilter) => RecordTest;
  /** The constraints that are met where all of these are, which are of one field. */
  readonly intersection: (constraints: readonly [FieldFilter, ...FieldFilter[]]) => readonly FieldFilter[];
}

/** Whether a query can ask a field for more than single values: for comparisons, lists, patterns, or any value. */
export function hasComposedSets({ dialect }: FieldEntry): boolean {
  return (dialect as FilterDialect).composedSets !== undefined;
}

/** Only fields of a dialect with such sets are asked for them: trees and definitions of others have no such terms. */
export function composedSetsOf({ dialect }: FieldEntry): ComposedSets {
  return (dialect as FilterDialect).composedSets as ComposedSets;
}
