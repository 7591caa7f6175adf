import type { AnyLanguage } from "../../language/language.ts";
import type { AnyRecord } from "../../language/record-value.ts";
import { type ByteSource, type Window, windowOn } from "./bytes.ts";
import { looksLikeRecord, readEntry } from "./entry.ts";
import { readFormat } from "./format.ts";
import { type OnBlock, type OnPart, readParts } from "./parts.ts";
import type { Sieve } from "./sieve.ts";
import { readValues } from "./values.ts";

/** A sieve that is told how many records were passed over. */
export interface CountingSieve extends Sieve {
  passed(count: number): void;
}

/** Who the records are for. */
export interface Receiver {
  /** Asked before records are parsed: those that cannot match are passed over. */
  readonly sieve?: CountingSieve | undefined;
  /** Takes a record, and on demand how it was written, with a line feed; `false` ends the reading. */
  take(record: AnyRecord, written: () => string | Uint8Array): boolean;
  /** A record that could not be read, and was skipped. */
  trouble(line: number, message: string): void;
  /** Something to know that is no trouble. */
  note(line: number, message: string): void;
  /** Called before every read with the bytes read so far. */
  pause(bytesRead: number): Promise<void> | void;
}

const lineFeed = 0x0a;
const newLine = Buffer.from("\n");

/** Reads records in any format from a source, in memory that does not grow with it. */
export async function readRecords(source: ByteSource, language: AnyLanguage, receiver: Receiver): Promise<void> {
  const window = windowOn(source, receiver.pause);
  if ((await readByteOrderMark(window)) === "utf-16")
    return receiver.trouble(1, "UTF-16 text, where UTF-8 was expected");
  const format = await readFormat(window);
  const take = (text: string, line: number, written: () => string | Uint8Array): boolean => {
    const entry = readEntry(text, language);
    if (entry.type === "record") {
      const { record, text: own } = entry;
      return receiver.take(record, own === undefined ? written : () => `${onOneLine(own)}\n`);
    }
    if (entry.type === "none") receiver.note(line, entry.message);
    else if (text.trim() !== "") receiver.trouble(line, entry.message);
    return true;
  };
  const passesOver = (bytes: Buffer, from: number, to: number): boolean => {
    if (receiver.sieve === undefined) return false;
    const written = bytes.toString("latin1", from, to);
    if (receiver.sieve.mayMatch(written) || !looksLikeRecord(written, 0, written.length)) return false;
    receiver.sieve.passed(1);
    return true;
  };
  if (format === "lines") {
    const takeLine: OnPart = (bytes, from, to, line) =>
      take(bytes.toString("utf8", from, to), line, () => Buffer.concat([bytes.subarray(from, to), newLine]));
    const onLine: OnPart = (bytes, from, to, line) => passesOver(bytes, from, to) || takeLine(bytes, from, to, line);
    const onTooLong = (line: number) => receiver.trouble(line, "a line longer than 64 MiB");
    await readParts(window, lineFeed, onLine, onTooLong, receiver.sieve && throughSieve(receiver.sieve, takeLine));
  } else {
    const onValue: OnPart = (bytes, from, to, line) => {
      if (passesOver(bytes, from, to)) return true;
      const text = bytes.toString("utf8", from, to);
      return take(text, line, () => `${onOneLine(text)}\n`);
    };
    await readValues(window, onValue, receiver.trouble);
  }
}

/** Looks at many lines at once for what a match requires: to go through them one by one takes longer than to search them. */
function throughSieve(sieve: CountingSieve, takeLine: OnPart): OnBlock {
  return (bytes, from, to, line) => {
    const written = bytes.toString("latin1", from, to);
    const next = sieve.nextIn(written);
    let place = -1;
    let lines = 0;
    let passed = 0;
    for (let start = 0; start < written.length; lines++) {
      const end = written.indexOf("\n", start);
      if (place < start) place = next(start);
      const mayMatch = place < end && sieve.mayMatch(written.slice(start, end));
      if (!mayMatch && looksLikeRecord(written, start, end)) passed++;
      else if (!takeLine(bytes, from + start, from + end, line + lines)) return 0;
      start = end + 1;
    }
    sieve.passed(passed);
    return lines;
  };
}

/** Line breaks in JSON lie only between its tokens, where they mean nothing. */
function onOneLine(json: string): string {
  return json.replace(/[\r\n]+[ \t\r\n]*/g, "");
}

/** Passes over the mark that some programs write first. */
async function readByteOrderMark(window: Window): Promise<"utf-8" | "utf-16"> {
  while (window.to < 3 && (await window.more()));
  const start = window.buffer.toString("latin1", 0, Math.min(3, window.to));
  if (start === "\xef\xbb\xbf") window.from = 3;
  return start.startsWith("\xff\xfe") || start.startsWith("\xfe\xff") ? "utf-16" : "utf-8";
}
