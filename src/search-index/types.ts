import type { EvaluationOptions } from "../language/evaluation.ts";
import type { AnyField, GivenOf, ValueOf } from "../language/field.ts";
import type { Period } from "../language/kinds/kind.ts";
import type { AnyLanguage, FieldAt, FieldReference } from "../language/language.ts";
import type { QueryOrNode } from "../language/resolve-tree.ts";

/** A query for a search index: text in the language of the index, what `parse` made of it, or a tree. */
export type SearchIndexQuery<L extends AnyLanguage> = string | QueryOrNode<L>;

/** How an index is searched, and what the query's dates and `@me` mean. Each search reads the clock once, if at all. */
export interface SearchOptions extends EvaluationOptions {
  /** At most this many records are returned, the first ones. Default: all. */
  readonly limit?: number;
  /** Once it is aborted, its reason is thrown instead of searching. A search that has begun cannot be aborted. */
  readonly signal?: AbortSignal;
}

/** How `buildSearchIndex` reads records. */
export interface BuildOptions {
  /** Called about every five milliseconds, and at the end, with how many of the records have been read. */
  readonly onProgress?: (read: number, total: number) => void;
  /** Once it is aborted, the promise is rejected with its reason. */
  readonly signal?: AbortSignal;
}

/** The values that facets count, in canonical spelling. */
export type FacetValue<F extends AnyField> = ValueOf<F> extends string ? ValueOf<F> : string;

/** What the query's dates and `@me` mean, and the time zone of the days by which dates are counted. */
export interface FacetOptions extends EvaluationOptions {}

/**
 * How facets group the values of an ordered field: dates by the day, the week or the month, all values by ascending bounds, each of
 * which begins a group.
 */
export type FacetGrouping<F extends AnyField> =
  | ("aged" extends F["~types"]["has"] ? Period : never)
  | ("ordered" extends F["~types"]["has"] ? readonly GivenOf<F>[] : never);

/**
 * Answers queries over records that it has read before. A record is found by identity: it is the object that was given. Its
 * content is read only once, so call `update` if a record has changed.
 */
export interface SearchIndex<L extends AnyLanguage, RecordType> {
  /** How many records there are. */
  readonly size: number;
  /**
   * The records that match, in their order: exactly those that `toPredicate` selects.
   *
   * @throws a `QuerybarError` with the code `invalid-argument` for a limit below 0, or a query of another language.
   */
  readonly search: (query: SearchIndexQuery<L>, options?: SearchOptions) => RecordType[];
  /** How many records match. */
  readonly count: (query: SearchIndexQuery<L>, options?: EvaluationOptions) => number;
  /**
   * How many of the matching records hold each value of the field: the most frequent first, equally frequent ones in the order of
   * the field's values. Records that hold no value of the field are not counted. A record that holds several values
   * counts once for each. A field of keys is named with a key: `"meta.region"`.
   *
   * With the option `by`, values are counted in groups, which are in their order. Those of periods are named as a query has them, a week by
   * its first day: `2026-11-23`, `2026-11`. The bounds `[10, 100]` make the groups `<10`, `>=10 <100` and `>=100`, even if
   * nothing is in them.
   *
   * @throws a `QuerybarError` with the code `invalid-argument` for a field that the language does not have, or groups that the
   * field's values do not have.
   * @example
   * ```ts
   * const orders = defineLanguage<{ total: number; placed: string }>()({
   *   name: "orders",
   *   dialect: "extended",
   *   text: [],
   *   fields: { total: number("total"), placed: date("placed") },
   * });
   * const index = createSearchIndex(
   *   [
   *     { total: 5, placed: "2026-11-23T08:00:00Z" },
   *     { total: 19.9, placed: "2026-11-23T23:30:00Z" },
   *   ],
   *   { language: orders },
   * );
   * index.facets("", "total", { by: [10, 100] }); // new Map([["<10", 1], [">=10 <100", 1], [">=100", 0]])
   * index.facets("total:<100", "placed", { by: "day", timeZone: "Europe/Berlin" }); // new Map([["2026-11-23", 1], ["2026-11-24", 1]])
   * ```
   */
  readonly facets: Facets<L>;
  /** Adds records after the others. */
  readonly add: (...records: readonly RecordType[]) => void;
  /** Replaces a record, or reads it again if `changed` is the same object. Returns whether there was such a record. */
  readonly update: (record: RecordType, changed: RecordType) => boolean;
  /** Removes a record; if it is there several times, the last one. Returns whether there was such a record. */
  readonly remove: (record: RecordType) => boolean;
}

interface Facets<L extends AnyLanguage> {
  <const Name extends FieldReference<L["fields"]>>(
    query: SearchIndexQuery<L>,
    field: Name,
    options: FacetOptions & { readonly by: FacetGrouping<FieldAt<L["fields"], Name>> },
  ): Map<string, number>;
  <const Name extends FieldReference<L["fields"]>>(
    query: SearchIndexQuery<L>,
    field: Name,
    options?: FacetOptions,
  ): Map<FacetValue<FieldAt<L["fields"], Name>>, number>;
}
