import { longestRecord, type Window } from "./bytes.ts";

/** One record a line, or JSON values that lie as they like: an array of records, a printed answer, several of them. */
export type Format = "lines" | "values";

/** Reads as much as it takes to tell, and uses nothing up but a byte order mark. */
export async function readFormat(window: Window): Promise<Format> {
  for (;;) {
    const format = formatOf(window.buffer.subarray(window.from, window.to));
    if (format !== undefined) return format;
    if (window.to - window.from > longestRecord || !(await window.more())) return "lines";
  }
}

const openingBracket = 0x5b;

/**
 *     {"id": 1, …}                    [{"id": 1}, …              {
 *     {"id": 2, …}                                                 "status": "ok",
 *     lines: the first is complete    values: an array           values: the first line goes on in the second
 *
 * A first line that is broken makes no other format of its file, as long as the second begins like a record.
 */
export function formatOf(bytes: Buffer): Format | undefined {
  const start = firstByte(bytes, 0);
  if (start === undefined) return undefined;
  if (bytes[start] === openingBracket) return "values";
  const lineEnd = bytes.indexOf("\n", start);
  if (lineEnd < 0) return undefined;
  const line = bytes.toString("latin1", start, lineEnd).trimEnd();
  if (line.endsWith("}")) return "lines";
  const next = firstByte(bytes, lineEnd);
  if (next === undefined) return undefined;
  return /["}]/.test(String.fromCharCode(bytes[next] ?? 0)) ? "values" : "lines";
}

/** Where the first byte is that is no white space. */
function firstByte(bytes: Buffer, from: number): number | undefined {
  for (let index = from; index < bytes.length; index++) {
    const byte = bytes[index];
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return index;
  }
  return undefined;
}
