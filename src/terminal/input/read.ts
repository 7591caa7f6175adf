import type { AnyLanguage } from "../../language/language.ts";
import type { AnyRecord } from "../../language/path.ts";
import { type ByteSource, gunzipped, windowOn } from "./bytes.ts";
import { looksLikeRecord, readEntry, searchedKeys } from "./entry.ts";
import { readFormat } from "./format.ts";
import { type OnBlock, type OnPart, readParts } from "./lines.ts";
import type { Prefilter } from "./prefilter.ts";
import type { Path } from "./records-at.ts";
import { readValues } from "./values.ts";

/** A prefilter that counts the records it skips. */
export interface CountingPrefilter extends Prefilter {
  skipped(count: number): void;
}

/** Where the records of a source go. */
export interface Receiver {
  /** Asked before records are parsed: those that cannot match are skipped. */
  readonly prefilter?: CountingPrefilter | undefined;
  /** Takes a record, and on demand how it was written, with a line feed; `false` ends the reading. */
  take(record: AnyRecord, written: () => string | Uint8Array): boolean;
  /** A record could not be read, and was skipped. */
  error(line: number, message: string): void;
  /** Something worth knowing, but not an error. */
  note(line: number, message: string): void;
  /** Called before every read with the bytes read so far. */
  pause(bytesRead: number): Promise<void> | void;
}

const lineFeed = 0x0a;
const newLine = Buffer.from("\n");

/** Reads records in any format from a source, in memory that does not grow with it; without `at`, their path is found. */
export async function readRecords(
  source: ByteSource,
  language: AnyLanguage,
  at: Path | undefined,
  receiver: Receiver,
): Promise<void> {
  let bytesRead = 0;
  let unpacked: ByteSource | undefined;
  const packed = windowOn(source, (bytes) => {
    bytesRead = bytes;
    return unpacked === undefined ? receiver.pause(bytes) : undefined;
  });
  unpacked = await gunzipped(packed);
  const window = unpacked === undefined ? packed : windowOn(unpacked, () => receiver.pause(bytesRead));
  const keys = searchedKeys(language);
  const format = await readFormat(window, keys, at);
  if (format.type === "refused") return receiver.error(1, format.message);

  const { prefilter } = receiver;
  const take = (text: string, line: number, written: () => string | Uint8Array): boolean => {
    const entry = readEntry(text, language, keys);
    if (entry.type === "record") {
      const { record, text: own } = entry;
      return receiver.take(record, own === undefined ? written : () => `${onOneLine(own)}\n`);
    }
    if (entry.type === "none") receiver.note(line, entry.message);
    else if (text.trim() !== "") receiver.error(line, entry.message);
    return true;
  };
  const isSkipped = (bytes: Buffer, from: number, to: number): boolean => {
    if (prefilter === undefined) return false;
    const written = bytes.toString("latin1", from, to);
    if (prefilter.mayMatch(written) || !looksLikeRecord(written, 0, written.length)) return false;
    prefilter.skipped(1);
    return true;
  };
  if (format.type === "lines") {
    const takeLine: OnPart = (bytes, from, to, line) => {
      const text = bytes.toString("utf8", from, to);
      // A byte order mark has three bytes.
      if (text.startsWith("\ufeff")) return takeLine(bytes, from + 3, to, line);
      return take(text, line, () => Buffer.concat([bytes.subarray(from, to), newLine]));
    };
    const onLine: OnPart = (bytes, from, to, line) => isSkipped(bytes, from, to) || takeLine(bytes, from, to, line);
    const onTooLong = (line: number) => receiver.error(line, "a line longer than 64 MiB");
    await readParts(window, lineFeed, onLine, onTooLong, prefilter && inBlocks(prefilter, takeLine));
  } else {
    const onValue: OnPart = (bytes, from, to, line) => {
      if (isSkipped(bytes, from, to)) return true;
      const text = bytes.toString("utf8", from, to);
      return take(text, line, () => `${onOneLine(text)}\n`);
    };
    await readValues(window, format.path, onValue, receiver.error);
  }
  await unpacked?.close();
}

/** Looks for what a match requires in many lines at once, which is faster than line by line. */
function inBlocks(prefilter: CountingPrefilter, takeLine: OnPart): OnBlock {
  return (bytes, from, to, line) => {
    const written = bytes.toString("latin1", from, to);
    const next = prefilter.nextIn(written);
    let found = -1;
    let lines = 0;
    let skipped = 0;
    for (let start = 0; start < written.length; lines++) {
      const end = written.indexOf("\n", start);
      if (found < start) found = next(start);
      const mayMatch = found < end && prefilter.mayMatch(written.slice(start, end));
      if (!mayMatch && looksLikeRecord(written, start, end)) skipped++;
      else if (!takeLine(bytes, from + start, from + end, line + lines)) return 0;
      start = end + 1;
    }
    prefilter.skipped(skipped);
    return lines;
  };
}

/** Line breaks in JSON are only between its tokens, where they mean nothing. */
function onOneLine(json: string): string {
  return json.replace(/[\r\n]+[ \t\r\n]*/g, "");
}
