import type { ValueOf } from "../language/field.ts";
import type { AnyLanguage, FieldName } from "../language/language.ts";
import type { QueryOrNode } from "../syntax/tree-of.ts";

/** What a search index takes for a query: text, what `parse` made of it, or a tree. */
export type SearchIndexQuery<L extends AnyLanguage> = string | QueryOrNode<L>;

export interface SearchOptions {
  /** At most so many records are answered, the first ones; default: all. A number below 0 is refused (`invalid-argument`). */
  readonly limit?: number;
  /** Throws its reason instead of searching once it is aborted. A search runs at a stretch, so it cannot be aborted halfway. */
  readonly signal?: AbortSignal;
}

/** How an index is made without keeping the thread. */
export interface YieldingOptions<L extends AnyLanguage> {
  /** The language of the queries; default `layer`. */
  readonly language?: L;
  readonly yield: true;
  /** Called about every five milliseconds, and in the end, with how many of the records are read. */
  readonly onProgress?: (read: number, total: number) => void;
  /** Once it is aborted, the promise is rejected with its reason. */
  readonly signal?: AbortSignal;
}

/**
 * Answers queries over records that it has read beforehand. A record is told by identity: the very object that was given.
 * What it holds is read when it is given, so whoever changes it says so by `update`.
 */
export interface SearchIndex<L extends AnyLanguage, RecordType> {
  /** How many records there are. */
  readonly size: number;
  /** The records that match, in their order: exactly those that `toPredicate` selects. */
  readonly search: (query: SearchIndexQuery<L>, options?: SearchOptions) => RecordType[];
  /** How many records match. */
  readonly count: (query: SearchIndexQuery<L>) => number;
  /**
   * How many of the matching records hold each value of the field, the commonest first, equally common ones by value. A value is
   * written as in a tree; what holds none of the field's values is not counted.
   */
  readonly facets: <Name extends FieldName<L>>(
    query: SearchIndexQuery<L>,
    field: Name,
  ) => Map<ValueOf<L["fields"][Name]>, number>;
  /** Adds records behind the others. */
  readonly add: (...records: readonly RecordType[]) => void;
  /** Puts a record in the place of another, or reads the same one anew where it was changed. Answers whether there was such a record. */
  readonly update: (record: RecordType, changed: RecordType) => boolean;
  /** Takes a record out. Answers whether there was such a record; of one that is there several times, the last is meant. */
  readonly remove: (record: RecordType) => boolean;
}
