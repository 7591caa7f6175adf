import { querybarError } from "../language/error.ts";
import type { Field } from "../language/field.ts";
import type { AnyLanguage } from "../language/language.ts";
import { lookupOf } from "../language/lookup.ts";
import { quoted } from "../language/message-text.ts";
import type { AnyRecord } from "../language/record-value.ts";
import { parse } from "../syntax/parse.ts";
import { type QueryOrNode, treeOf } from "../syntax/tree-of.ts";
import { type Answer, answers } from "./answers.ts";
import { type Bits, clearBit, countBits } from "./bits.ts";
import { type Chunk, chunksOf, looseChunk, mostLoose, placeOf, setRecord } from "./chunk.ts";
import { mostPlaces } from "./tokens.ts";
import type { SearchIndex, SearchOptions } from "./types.ts";
import { atOnce } from "./work.ts";

type AnyQuery = string | QueryOrNode<AnyLanguage>;

export function searchIndex(chunks: Chunk[], language: AnyLanguage): SearchIndex<AnyLanguage, AnyRecord> {
  let latest = answers(language);
  let size = chunks.reduce((sum, chunk) => sum + countBits(chunk.live), 0);

  function answer(query: AnyQuery): Answer {
    return latest(treeOf(typeof query === "string" ? parse(query, language) : query, language).root);
  }

  function count(query: AnyQuery): number {
    return countIn(answer(query));
  }

  function countIn({ placesIn }: Answer): number {
    return chunks.reduce((sum, chunk) => sum + countBits(placesIn(chunk)), 0);
  }

  function search(query: AnyQuery, { limit = Number.POSITIVE_INFINITY, signal }: SearchOptions = {}): AnyRecord[] {
    signal?.throwIfAborted();
    if (!(limit >= 0)) throw querybarError("invalid-argument", "The limit is a number from 0 on.");
    const found = answer(query);
    const records: AnyRecord[] = limit < Number.POSITIVE_INFINITY ? [] : new Array(countIn(found));
    let end = 0;
    for (const chunk of chunks) {
      if (end >= limit) break;
      end = copy(chunk.records, found.placesIn(chunk), records, end);
    }
    if (end > limit) records.length = Math.floor(limit);
    return records;
  }

  function facets(query: AnyQuery, name: string): Map<string, number> {
    const field = lookupOf(language).fields.get(name);
    if (field === undefined) throw querybarError("invalid-argument", `There is no field ${quoted(name)}.`);
    const { placesIn } = answer(query);
    const counts = new Map<string, number>();
    for (const chunk of chunks) chunk.columns.get(name)?.count(placesIn(chunk), counts);
    return new Map(
      [...counts].sort(([one, ones], [other, others]) => others - ones || compareValues(field, one, other)),
    );
  }

  function add(...records: readonly AnyRecord[]): void {
    latest = answers(language);
    for (const record of records) {
      const last = chunks.at(-1);
      const chunk = last === undefined || last.vocabulary !== undefined ? looseChunk([], language) : last;
      if (chunk !== last) chunks.push(chunk);
      setRecord(chunk, chunk.records.length, record);
      size++;
      if (chunk.records.length === mostLoose) settle();
    }
  }

  /** Reads the loose records at the end, and those of chunks before that are no larger: chunks stay few, and no record is read often. */
  function settle(): void {
    let records = recordsOf(chunks.pop());
    for (;;) {
      const before = recordsOf(chunks.at(-1));
      if (before.length === 0 || before.length > records.length || before.length + records.length > mostPlaces) break;
      records = [...before, ...records];
      chunks.pop();
    }
    chunks.push(...atOnce(chunksOf(records, language)));
  }

  /** In place of a chunk of which too much has changed. */
  function madeAnew(chunk: Chunk): Chunk[] {
    const records = recordsOf(chunk);
    return chunk.vocabulary === undefined ? [looseChunk(records, language)] : atOnce(chunksOf(records, language));
  }

  /** Calls with where the record stands. Mostly its fields tell which chunks cannot have it. */
  function change(record: AnyRecord, make: (chunk: Chunk, place: number) => void): boolean {
    for (const looksSo of [true, false]) {
      for (let index = chunks.length - 1; index >= 0; index--) {
        const chunk = chunks[index] as Chunk;
        const place = placeOf(record, chunk, looksSo);
        if (place < 0) continue;
        latest = answers(language);
        make(chunk, place);
        if (8 * ++chunk.changes > chunk.records.length + 512) chunks.splice(index, 1, ...madeAnew(chunk));
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
    facets: facets as SearchIndex<AnyLanguage, AnyRecord>["facets"],
    add,
    update: (record, changed) => change(record, (chunk, place) => setRecord(chunk, place, changed)),
    remove: (record) =>
      change(record, (chunk, place) => {
        chunk.records[place] = undefined;
        clearBit(chunk.live, place);
        clearBit(chunk.loose, place);
        size--;
      }),
  };
}

function recordsOf(chunk: Chunk | undefined): AnyRecord[] {
  return (chunk?.records ?? []).filter((record) => record !== undefined);
}

/** Copies the records at the places; returns where the copies end. (For a million records, a call for each would double the time.) */
function copy(records: Chunk["records"], places: Bits, to: AnyRecord[], start: number): number {
  let end = start;
  for (let index = 0; index < places.length; index++) {
    for (let word = places[index] as number; word !== 0; word &= word - 1) {
      to[end++] = records[32 * index + 31 - Math.clz32(word & -word)] as AnyRecord;
    }
  }
  return end;
}

/** Whole numbers by size, other values by their characters. */
function compareValues({ kind }: Field, one: string, other: string): number {
  return (kind === "whole-number" && one.length - other.length) || (one < other ? -1 : 1);
}
