import { everything } from "../filter/filter.ts";
import { filterOf } from "../filter/to-filter.ts";
import { querybarError } from "../language/error.ts";
import { type EvaluationContext, type EvaluationOptions, evaluationContext } from "../language/evaluation.ts";
import type { Kind } from "../language/kinds/kind.ts";
import type { AnyLanguage } from "../language/language.ts";
import { type FieldEntry, fieldReferredTo, hasKeys, lookupOf } from "../language/lookup.ts";
import type { AnyNode } from "../language/nodes.ts";
import type { AnyRecord } from "../language/path.ts";
import { resolveTree } from "../language/resolve-tree.ts";
import { quoted, titleOf } from "../language/text/shown-text.ts";
import { parse } from "../query/parse.ts";
import { type Answer, createAnswers } from "./answers.ts";
import { type Bits, clearBit, countBits } from "./bits.ts";
import { type Chunk, chunksOf, columnFor, mostUnindexed, positionOf, setRecord, unindexedChunk } from "./chunk.ts";
import { facetGroups } from "./facet-groups.ts";
import { mostPositions } from "./token-collector.ts";
import type { FacetOptions, SearchIndex, SearchIndexQuery, SearchOptions } from "./types.ts";
import { atOnce } from "./work.ts";

type AnySearchIndex = SearchIndex<AnyLanguage, AnyRecord>;

export function searchIndex(chunks: Chunk[], language: AnyLanguage): AnySearchIndex {
  let answers = createAnswers(language.text);
  let size = chunks.reduce((sum, chunk) => sum + countBits(chunk.live), 0);

  function answer(query: SearchIndexQuery<AnyLanguage>, evaluation: EvaluationContext): Answer {
    return answers(filterOf(rootOf(query, language), { language, evaluation }) ?? everything);
  }

  function count(query: SearchIndexQuery<AnyLanguage>, options?: EvaluationOptions): number {
    return countIn(answer(query, evaluationContext(options)));
  }

  function countIn({ positionsIn }: Answer): number {
    return chunks.reduce((sum, chunk) => sum + countBits(positionsIn(chunk)), 0);
  }

  function search(query: SearchIndexQuery<AnyLanguage>, options: SearchOptions = {}): AnyRecord[] {
    const { limit = Number.POSITIVE_INFINITY, signal } = options;
    signal?.throwIfAborted();
    if (!(limit >= 0)) throw querybarError("invalid-argument", "The limit of a search must be a number from 0 on.");
    const found = answer(query, evaluationContext(options));
    const records: AnyRecord[] = limit < Number.POSITIVE_INFINITY ? [] : new Array(countIn(found));
    let end = 0;
    for (const chunk of chunks) {
      if (end >= limit) break;
      end = copy(chunk.records, found.positionsIn(chunk), records, end);
    }
    if (end > limit) records.length = Math.floor(limit);
    return records;
  }

  function facets(
    query: SearchIndexQuery<AnyLanguage>,
    name: string,
    options: FacetOptions & { readonly by?: unknown } = {},
  ): Map<string, number> {
    const entry = fieldFor(name, language);
    const evaluation = evaluationContext(options);
    const groups = options.by === undefined ? undefined : facetGroups(options.by, entry, evaluation);
    const { positionsIn } = answer(query, evaluation);
    const counts = new Map(groups?.names.map((group) => [group, 0]));
    for (const chunk of chunks) columnFor(chunk, entry).count(positionsIn(chunk), counts, groups?.groupOf);
    if (groups !== undefined)
      return groups.names.length > 0 ? counts : new Map([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
    const compare = orderOf(entry.kind);
    return new Map([...counts].sort(([one, ones], [other, others]) => others - ones || compare(one, other)));
  }

  function add(...records: readonly AnyRecord[]): void {
    answers = createAnswers(language.text);
    for (const record of records) {
      const last = chunks.at(-1);
      const chunk = last === undefined || last.vocabularies !== undefined ? unindexedChunk([], language) : last;
      if (chunk !== last) chunks.push(chunk);
      setRecord(chunk, chunk.records.length, record);
      size++;
      if (chunk.records.length === mostUnindexed) indexLast();
    }
  }

  /** Indexes the last chunk, together with those before it that are not larger: so chunks stay few, and no record is read often. */
  function indexLast(): void {
    let records = recordsOf(chunks.pop());
    for (;;) {
      const before = recordsOf(chunks.at(-1));
      if (before.length === 0 || before.length > records.length || before.length + records.length > mostPositions)
        break;
      records = [...before, ...records];
      chunks.pop();
    }
    chunks.push(...atOnce(chunksOf(records, language)));
  }

  /** Replaces a chunk after many changes. */
  function rebuilt(chunk: Chunk): Chunk[] {
    const records = recordsOf(chunk);
    return chunk.vocabularies === undefined ? [unindexedChunk(records, language)] : atOnce(chunksOf(records, language));
  }

  /** Calls `make` with the chunk and the position of the record. Its fields mostly show which chunks cannot have it. */
  function change(record: AnyRecord, make: (chunk: Chunk, position: number) => void): boolean {
    for (const byColumns of [true, false]) {
      for (let index = chunks.length - 1; index >= 0; index--) {
        const chunk = chunks[index] as Chunk;
        const position = positionOf(record, chunk, byColumns);
        if (position < 0) continue;
        answers = createAnswers(language.text);
        make(chunk, position);
        if (8 * ++chunk.changes > chunk.records.length + 512) chunks.splice(index, 1, ...rebuilt(chunk));
        return true;
      }
    }
    return false;
  }

  return {
    get size() {
      return size;
    },
    search,
    count,
    facets,
    add,
    update: (record, changed) => change(record, (chunk, position) => setRecord(chunk, position, changed)),
    remove: (record) =>
      change(record, (chunk, position) => {
        chunk.records[position] = undefined;
        clearBit(chunk.live, position);
        clearBit(chunk.unindexed, position);
        size--;
      }),
  };
}

function rootOf(query: SearchIndexQuery<AnyLanguage>, language: AnyLanguage): AnyNode {
  if (typeof query === "string") return parse(query, { language }).root;
  const { root, language: own } = resolveTree(query);
  if (own === language) return root;
  throw querybarError(
    "invalid-argument",
    `This query is of the language ${titleOf(own)}, and the index of ${titleOf(language)}.`,
  );
}

/** The field whose values are counted. */
function fieldFor(name: string, language: AnyLanguage): FieldEntry {
  const entry = fieldReferredTo(lookupOf(language).fields, name);
  if (entry === undefined) throw querybarError("invalid-argument", `There is no field ${quoted(name)}.`);
  if (entry.key !== undefined || !hasKeys(entry)) return entry;
  throw querybarError("invalid-argument", `${quoted(name)} has keys: name one of them after a dot.`);
}

function recordsOf(chunk: Chunk | undefined): AnyRecord[] {
  return (chunk?.records ?? []).filter((record) => record !== undefined);
}

/** Copies the records at the positions and returns where the copies end. A call for each of a million would double the time. */
function copy(records: Chunk["records"], positions: Bits, to: AnyRecord[], start: number): number {
  let end = start;
  for (let index = 0; index < positions.length; index++) {
    for (let word = positions[index] as number; word !== 0; word &= word - 1) {
      to[end++] = records[32 * index + 31 - Math.clz32(word & -word)] as AnyRecord;
    }
  }
  return end;
}

/** How values in canonical spelling are ordered: as the kind lists them or compares them, or else by their characters. */
function orderOf({ values, compare }: Kind): (one: string, other: string) => number {
  if (values !== undefined) return (one, other) => values.indexOf(one) - values.indexOf(other);
  if (compare !== undefined) return compare;
  return (one, other) => (one < other ? -1 : 1);
}
