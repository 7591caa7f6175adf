import type { Searchable } from "../compile/predicate.ts";
import { querybarError } from "../language/error.ts";
import type { AnyLanguage, RecordOf } from "../language/language.ts";
import { layer } from "../language/layer.ts";
import type { AnyRecord } from "../language/record-value.ts";
import { chunksOf } from "./chunk.ts";
import { searchIndex } from "./search-index.ts";
import type { SearchIndex, YieldingOptions } from "./types.ts";
import { atOnce, inSlices } from "./work.ts";

export type { SearchIndex, SearchIndexQuery, SearchOptions, YieldingOptions } from "./types.ts";

/**
 * Reads records once, to answer queries at every keystroke as `toPredicate` would. Without `yield: true` it does so at once, in some
 * microseconds a record; with it, in slices of four milliseconds and what the engine needs to collect garbage.
 *
 * @throws a `QuerybarError` with the code `invalid-argument` where the records are no array or the options lack `yield`; whatever a record's getter throws.
 * @example
 * ```ts
 * const done = { id: 1, commit_title: "Fix it" };
 * const begun = { id: 2, commit_title: "WIP: fix it" };
 * const index = createSearchIndex([done, begun]);
 * index.search("fix -wip"); // [done]
 * index.update(begun, { id: 2, commit_title: "Fix it twice" }); // true
 * index.count("fix -wip"); // 2
 *
 * const made = await createSearchIndex([done, begun], { yield: true });
 * made.facets("fix", "id"); // new Map([["1", 1], ["2", 1]])
 * ```
 */
export function createSearchIndex<RecordType extends Searchable<RecordOf<L>>, L extends AnyLanguage = typeof layer>(
  records: readonly RecordType[],
  language?: L,
): SearchIndex<L, RecordType>;
export function createSearchIndex<RecordType extends Searchable<RecordOf<L>>, L extends AnyLanguage = typeof layer>(
  records: readonly RecordType[],
  options: YieldingOptions<L>,
): Promise<SearchIndex<L, RecordType>>;
export function createSearchIndex(
  records: readonly AnyRecord[],
  options: AnyLanguage | YieldingOptions<AnyLanguage> = layer,
): SearchIndex<AnyLanguage, AnyRecord> | Promise<SearchIndex<AnyLanguage, AnyRecord>> {
  if (!Array.isArray(records)) throw querybarError("invalid-argument", "The records of a search index are an array.");
  if ("yield" in options) return yieldingIndex(records.slice(), options);
  if (!("fields" in options)) {
    throw querybarError("invalid-argument", "A search index takes records and a language, or yield: true.");
  }
  return searchIndex(atOnce(chunksOf(records, options)), options);
}

async function yieldingIndex(
  records: readonly AnyRecord[],
  { language = layer, onProgress, signal }: YieldingOptions<AnyLanguage>,
): Promise<SearchIndex<AnyLanguage, AnyRecord>> {
  signal?.throwIfAborted();
  const chunks = await inSlices(chunksOf(records, language), (read) => {
    signal?.throwIfAborted();
    onProgress?.(read, records.length);
  });
  onProgress?.(records.length, records.length);
  return searchIndex(chunks, language);
}
