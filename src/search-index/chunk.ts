import type { AnyLanguage } from "../language/language.ts";
import { lookupOf } from "../language/lookup.ts";
import type { AnyRecord } from "../language/record-value.ts";
import { normalize } from "../language/text.ts";
import { type Bits, clearBit, noBits, setBit } from "./bits.ts";
import { type Column, columnOf } from "./columns.ts";
import { longestText, mostPlaces, type TokenCollector, tokenCollector } from "./tokens.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * Some neighbouring records, each at its place. A chunk is small enough for a place to fit into 16 bits and for much of it to stay in
 * the processor's cache, and large enough for its records to share most of their words.
 */
export interface Chunk {
  /** A place whose record was removed is empty. */
  readonly records: (AnyRecord | undefined)[];
  /** The places that have a record. */
  readonly live: Bits;
  /** The places whose texts the vocabulary does not have: the record has to be looked at. */
  readonly loose: Bits;
  readonly columns: ReadonlyMap<string, Column>;
  /** Nothing where all records are loose. */
  vocabulary: Vocabulary | undefined;
  /** How many records were changed or removed since the chunk was made. */
  changes: number;
}

/** How many records a chunk of loose ones has room for. */
export const mostLoose = 1 << 10;

function emptyChunk(language: AnyLanguage, places: number): Chunk {
  const columns = new Map([...lookupOf(language).fields].map(([name, field]) => [name, columnOf(field, places)]));
  return { records: [], live: noBits(places), loose: noBits(places), columns, vocabulary: undefined, changes: 0 };
}

/** Puts a record, whose texts the vocabulary does not have, in its place. */
export function setRecord(chunk: Chunk, place: number, record: AnyRecord): void {
  chunk.records[place] = record;
  setBit(chunk.live, place);
  setBit(chunk.loose, place);
  for (const column of chunk.columns.values()) column.set(place, record);
}

/** A chunk of records whose texts nobody has read. */
export function looseChunk(records: readonly AnyRecord[], language: AnyLanguage): Chunk {
  const chunk = emptyChunk(language, mostLoose);
  records.forEach((record, place) => {
    setRecord(chunk, place, record);
  });
  return chunk;
}

/** Makes chunks of the records; stops at each record, telling how many it has read, so that others get their turn. */
export function* chunksOf(records: readonly AnyRecord[], language: AnyLanguage): Generator<number, Chunk[]> {
  const tokens = tokenCollector();
  const chunks: Chunk[] = [];
  let read = 0;
  while (read < records.length) {
    const chunk = emptyChunk(language, Math.min(records.length - read, mostPlaces));
    while (read < records.length && chunk.records.length < mostPlaces) {
      yield read;
      if (!readRecord(chunk, records[read] as AnyRecord, tokens, language)) break;
      read++;
    }
    const finishing = tokens.finish(chunk.records.length);
    let step = finishing.next();
    for (; step.done !== true; step = finishing.next()) yield read;
    chunk.vocabulary = step.value;
    chunks.push(chunk);
  }
  return chunks;
}

/** Takes a record in, unless there is no room for its texts. */
function readRecord(chunk: Chunk, record: AnyRecord, tokens: TokenCollector, { text: keys }: AnyLanguage): boolean {
  const texts: string[] = [];
  let length = 0;
  for (const key of keys) {
    const held = record[key];
    if (typeof held !== "string") continue;
    // A long text could fill a chunk, and would be read without a stop: such a record stays loose.
    const text = held.length > longestText ? held : normalize(held);
    length += text.length;
    texts.push(text);
  }
  const isLoose = length > longestText;
  if (!isLoose && !tokens.hasRoom(length)) return false;
  const place = chunk.records.length;
  setRecord(chunk, place, record);
  if (isLoose) return true;
  for (const text of texts) tokens.add(text, place);
  clearBit(chunk.loose, place);
  return true;
}

/** Where a record stands, the last place if it is there several times, or -1. Where it was changed meanwhile, it may be there and not look so. */
export function placeOf(record: AnyRecord, chunk: Chunk, looksSo: boolean): number {
  if (looksSo) for (const column of chunk.columns.values()) if (!column.mayHave(record)) return -1;
  return chunk.records.lastIndexOf(record);
}
