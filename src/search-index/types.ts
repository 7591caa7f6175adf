import type { AnyField, ValueOf } from "../language/field.ts";
import type { AnyLanguage, FieldName } from "../language/language.ts";
import type { QueryOrNode } from "../language/resolve-tree.ts";

/** A query for a search index: text in the language of the index, what `parse` made of it, or a tree. */
export type SearchIndexQuery<L extends AnyLanguage> = string | QueryOrNode<L>;

export interface SearchOptions {
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
  readonly count: (query: SearchIndexQuery<L>) => number;
  /**
   * How many of the matching records hold each value of the field: the most frequent first, equally frequent ones in the order of
   * the field's values. Records that hold no value of the field are not counted.
   *
   * @throws a `QuerybarError` with the code `invalid-argument` for a field that the language does not have.
   */
  readonly facets: <Name extends FieldName<L>>(
    query: SearchIndexQuery<L>,
    field: Name,
  ) => Map<FacetValue<L["fields"][Name]>, number>;
  /** Adds records after the others. */
  readonly add: (...records: readonly RecordType[]) => void;
  /** Replaces a record, or reads it again if `changed` is the same object. Returns whether there was such a record. */
  readonly update: (record: RecordType, changed: RecordType) => boolean;
  /** Removes a record; if it is there several times, the last one. Returns whether there was such a record. */
  readonly remove: (record: RecordType) => boolean;
}
