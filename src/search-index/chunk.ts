import type { AnyLanguage } from "../language/language.ts";
import { lookupOf } from "../language/lookup.ts";
import { type AnyRecord, textReader } from "../language/path.ts";
import { normalize } from "../language/text.ts";
import { type Bits, clearBit, noBits, setBit } from "./bits.ts";
import { type Column, columnOf } from "./columns.ts";
import { longestText, mostPositions, type TokenCollector, tokenCollector } from "./token-collector.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * Some adjacent records, each at a position. A chunk is small enough for a position to fit into 16 bits and for much of it to
 * stay in the processor's cache, and large enough for its records to share most of their words.
 */
export interface Chunk {
  /** `undefined` at the position of a record that was removed. */
  readonly records: (AnyRecord | undefined)[];
  /** The positions that have a record. */
  readonly live: Bits;
  /** The positions whose texts are not in the vocabulary: the record itself has to be tested. */
  readonly unindexed: Bits;
  readonly columns: ReadonlyMap<string, Column>;
  /** `undefined` if all records are unindexed. */
  vocabulary: Vocabulary | undefined;
  /** How many records were changed or removed since the chunk was made. */
  changes: number;
}

/** How many records a chunk of unindexed ones has room for. */
export const mostUnindexed = 1 << 10;

function emptyChunk(language: AnyLanguage, positions: number): Chunk {
  const columns = new Map([...lookupOf(language).fields].map(([name, field]) => [name, columnOf(field, positions)]));
  return {
    records: [],
    live: noBits(positions),
    unindexed: noBits(positions),
    columns,
    vocabulary: undefined,
    changes: 0,
  };
}

/** Puts a record, whose texts are not in the vocabulary, at a position. */
export function setRecord(chunk: Chunk, position: number, record: AnyRecord): void {
  chunk.records[position] = record;
  setBit(chunk.live, position);
  setBit(chunk.unindexed, position);
  for (const column of chunk.columns.values()) column.set(position, record);
}

/** A chunk of records whose texts are not read. */
export function unindexedChunk(records: readonly AnyRecord[], language: AnyLanguage): Chunk {
  const chunk = emptyChunk(language, mostUnindexed);
  records.forEach((record, position) => {
    setRecord(chunk, position, record);
  });
  return chunk;
}

/** Makes chunks of the records. It stops at each record with the number of records that are read, so that other work can be done. */
export function* chunksOf(records: readonly AnyRecord[], language: AnyLanguage): Generator<number, Chunk[]> {
  const tokens = tokenCollector();
  const textsOf = textReader(language.text);
  const chunks: Chunk[] = [];
  let read = 0;
  while (read < records.length) {
    const chunk = emptyChunk(language, Math.min(records.length - read, mostPositions));
    while (read < records.length && chunk.records.length < mostPositions) {
      yield read;
      const record = records[read] as AnyRecord;
      if (!addRecord(chunk, record, textsOf(record), tokens)) break;
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

/** Adds a record at the next position, or returns false if there is no room for its texts. */
function addRecord(chunk: Chunk, record: AnyRecord, texts: string[], tokens: TokenCollector): boolean {
  let length = 0;
  for (let index = 0; index < texts.length; index++) {
    const text = texts[index] as string;
    // A long text could fill a chunk, and would be read without a stop: the record stays unindexed.
    if (text.length <= longestText) texts[index] = normalize(text);
    length += (texts[index] as string).length + 1;
  }
  const isIndexed = length <= longestText;
  if (isIndexed && !tokens.hasRoom(length)) return false;
  const position = chunk.records.length;
  setRecord(chunk, position, record);
  if (!isIndexed) return true;
  for (const text of texts) tokens.add(text, position);
  clearBit(chunk.unindexed, position);
  return true;
}

/**
 * The last position of a record, or -1. `byColumns` is fast if the chunk does not have the record, but may miss a record that
 * was changed since it was read.
 */
export function positionOf(record: AnyRecord, chunk: Chunk, byColumns: boolean): number {
  if (byColumns) for (const column of chunk.columns.values()) if (!column.mayHold(record)) return -1;
  return chunk.records.lastIndexOf(record);
}
