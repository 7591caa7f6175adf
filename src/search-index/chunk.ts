import type { AnyLanguage } from "../language/language.ts";
import { type FieldEntry, hasKeys, lookupOf, nameWithKey } from "../language/lookup.ts";
import { type AnyRecord, type Path, textReader } from "../language/path.ts";
import { normalize } from "../language/text/fold.ts";
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
  /** The positions whose texts are not in the vocabularies: the record itself has to be tested. */
  readonly unindexed: Bits;
  readonly columns: ReadonlyMap<string, Column>;
  /** The columns of single keys, of which a record may have any number: made when a query first asks for one. */
  readonly keyColumns: Map<string, Column>;
  /** Those of the language's texts and of each field in which texts are searched for. `undefined` if all records are unindexed. */
  vocabularies: ReadonlyMap<string, Vocabulary> | undefined;
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
    keyColumns: new Map(),
    vocabularies: undefined,
    changes: 0,
  };
}

/** The columns of keys take memory, and are soon made again. */
const mostKeyColumns = 16;

/** The column of a field, or of one key of a field of keys. */
export function columnFor(chunk: Chunk, entry: FieldEntry): Column {
  const column = entry.key === undefined ? chunk.columns.get(entry.name) : undefined;
  if (column !== undefined) return column;
  const { keyColumns, records } = chunk;
  const name = nameWithKey(entry.name, entry.key);
  let found = keyColumns.get(name);
  if (found === undefined) {
    found = columnOf(entry, 32 * chunk.live.length);
    for (const [position, record] of records.entries()) if (record !== undefined) found.set(position, record);
  }
  // The one that was used last is the last.
  keyColumns.delete(name);
  keyColumns.set(name, found);
  const [oldest = ""] = keyColumns.keys();
  if (keyColumns.size > mostKeyColumns) keyColumns.delete(oldest);
  return found;
}

/** Puts a record, whose texts are not in the vocabularies, at a position. */
export function setRecord(chunk: Chunk, position: number, record: AnyRecord): void {
  chunk.records[position] = record;
  setBit(chunk.live, position);
  setBit(chunk.unindexed, position);
  for (const column of chunk.columns.values()) column.set(position, record);
  for (const column of chunk.keyColumns.values()) column.set(position, record);
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
  const places = textPlaces(language).map((paths) => ({
    name: textsName(paths),
    textsOf: textReader(paths),
    tokens: tokenCollector(),
    texts: [],
  }));
  const chunks: Chunk[] = [];
  let read = 0;
  while (read < records.length) {
    const chunk = emptyChunk(language, Math.min(records.length - read, mostPositions));
    while (read < records.length && chunk.records.length < mostPositions) {
      yield read;
      const record = records[read] as AnyRecord;
      if (!addRecord(chunk, record, places)) break;
      read++;
    }
    const vocabularies = new Map<string, Vocabulary>();
    for (const { name, tokens } of places) {
      const finishing = tokens.finish(chunk.records.length);
      let step = finishing.next();
      for (; step.done !== true; step = finishing.next()) yield read;
      vocabularies.set(name, step.value);
    }
    chunk.vocabularies = vocabularies;
    chunks.push(chunk);
  }
  return chunks;
}

/** Where texts are searched for together: in those of the language, and in each field that is a text by itself. */
function textPlaces(language: AnyLanguage): readonly (readonly Path[])[] {
  const fields = [...lookupOf(language).fields.values()].filter((entry) => entry.kind.contains && !hasKeys(entry));
  const places = [language.text, ...fields.map(({ path }) => [path])];
  return [...new Map(places.map((paths) => [textsName(paths), paths])).values()];
}

export function textsName(paths: readonly Path[]): string {
  return JSON.stringify(paths);
}

interface TextPlace {
  readonly textsOf: (record: AnyRecord) => string[];
  readonly tokens: TokenCollector;
  /** The texts of the record that is being added. */
  texts: string[];
}

/** Adds a record at the next position, or returns false if there is no room for its texts. */
function addRecord(chunk: Chunk, record: AnyRecord, places: readonly TextPlace[]): boolean {
  let isIndexed = true;
  let hasRoom = true;
  for (const place of places) {
    place.texts = place.textsOf(record);
    const length = normalizeAll(place.texts);
    if (length > longestText) isIndexed = false;
    else if (!place.tokens.hasRoom(length)) hasRoom = false;
  }
  if (isIndexed && !hasRoom) return false;
  const position = chunk.records.length;
  setRecord(chunk, position, record);
  if (!isIndexed) return true;
  for (const { texts, tokens } of places) for (const text of texts) tokens.add(text, position);
  clearBit(chunk.unindexed, position);
  return true;
}

/** Puts texts into NFC and returns the sum of their lengths, each plus one. */
function normalizeAll(texts: string[]): number {
  let length = 0;
  for (let index = 0; index < texts.length; index++) {
    const text = texts[index] as string;
    // A long text could fill a chunk, and would be read without a stop: the record stays unindexed.
    if (text.length <= longestText) texts[index] = normalize(text);
    length += (texts[index] as string).length + 1;
  }
  return length;
}

/**
 * The last position of a record, or -1. `byColumns` is fast if the chunk does not have the record, but may miss a record that
 * was changed since it was read.
 */
export function positionOf(record: AnyRecord, chunk: Chunk, byColumns: boolean): number {
  if (byColumns) for (const column of chunk.columns.values()) if (!column.mayHold(record)) return -1;
  return chunk.records.lastIndexOf(record);
}
