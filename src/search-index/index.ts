import { querybarError } from "../language/error.ts";
import type { AnyLanguage, PartialRecord, RecordOf } from "../language/language.ts";
import type { AnyRecord } from "../language/path.ts";
import type { Layer } from "../layer/language.ts";
import { type LanguageOptions, languageFrom } from "../query/parse.ts";
import { chunksOf } from "./chunk.ts";
import { searchIndex } from "./search-index.ts";
import type { BuildOptions, SearchIndex } from "./types.ts";
import { atOnce, inSlices } from "./work.ts";

export type {
  BuildOptions,
  FacetGrouping,
  FacetOptions,
  FacetValue,
  SearchIndex,
  SearchIndexQuery,
  SearchOptions,
} from "./types.ts";

/**
 * Reads records once, at some microseconds a record, to answer queries at every keystroke as `toPredicate` would.
 *
 * @throws a `QuerybarError` with the code `invalid-argument` if the records are not an array; what a record's getter throws.
 * @example
 * ```ts
 * const done = { id: 1, commit_title: "Fix it" };
 * const begun = { id: 2, commit_title: "WIP: fix it" };
 * const index = createSearchIndex([done, begun]);
 * index.search("fix -wip"); // [done]
 * index.facets("fix", "id"); // new Map([["1", 1], ["2", 1]])
 * index.update(begun, { id: 2, commit_title: "Fix it twice" }); // true
 * index.count("fix -wip"); // 2
 * ```
 */
export function createSearchIndex<RecordType extends PartialRecord<RecordOf<Layer>>>(
  records: readonly RecordType[],
): SearchIndex<Layer, RecordType>;
export function createSearchIndex<L extends AnyLanguage, RecordType extends PartialRecord<RecordOf<L>>>(
  records: readonly RecordType[],
  options: LanguageOptions<L>,
): SearchIndex<L, RecordType>;
export function createSearchIndex(records: readonly AnyRecord[], options?: LanguageOptions<AnyLanguage>): unknown {
  const language = languageFrom(options);
  requireArray(records);
  return searchIndex(atOnce(chunksOf(records, language)), language);
}

/**
 * Reads records as `createSearchIndex` does, in slices of about four milliseconds: between them a page stays responsive. Records
 * that are added to the array meanwhile are not read.
 *
 * @throws a `QuerybarError` with the code `invalid-argument` if the records are not an array; what a record's getter throws.
 * @example
 * ```ts
 * const index = await buildSearchIndex([{ id: 1, commit_title: "Fix it" }], { onProgress: (read, total) => read / total });
 * index.count("fix"); // 1
 * ```
 */
export function buildSearchIndex<RecordType extends PartialRecord<RecordOf<Layer>>>(
  records: readonly RecordType[],
  options?: BuildOptions,
): Promise<SearchIndex<Layer, RecordType>>;
export function buildSearchIndex<L extends AnyLanguage, RecordType extends PartialRecord<RecordOf<L>>>(
  records: readonly RecordType[],
  options: BuildOptions & LanguageOptions<L>,
): Promise<SearchIndex<L, RecordType>>;
export async function buildSearchIndex(
  records: readonly AnyRecord[],
  options: BuildOptions & Partial<LanguageOptions<AnyLanguage>> = {},
): Promise<unknown> {
  const language = languageFrom(options);
  requireArray(records);
  const { onProgress, signal } = options;
  const { length } = records;
  signal?.throwIfAborted();
  const chunks = await inSlices(chunksOf(records.slice(), language), (read) => {
    signal?.throwIfAborted();
    onProgress?.(read, length);
  });
  onProgress?.(length, length);
  return searchIndex(chunks, language);
}

function requireArray(records: unknown): void {
  if (!Array.isArray(records))
    throw querybarError("invalid-argument", "The records of a search index must be an array.");
}
