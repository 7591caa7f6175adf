import { longestRecord, type Window } from "./bytes.ts";
import type { OnPart } from "./parts.ts";

const quote = 0x22;
const backslash = 0x5c;
const openingBrace = 0x7b;
const closingBrace = 0x7d;
const openingBracket = 0x5b;
const closingBracket = 0x5d;
const comma = 0x2c;
const lineFeed = 0x0a;

/** What comes next outside of records: at the top another value; in an array, records and commas take turns. */
type Expected = "top" | "first" | "comma" | "record";

/** Told where records begin and end. A byte that ends a record without belonging to it ends it before itself. */
interface Scanner {
  /** Looks at one byte: whether a record begins with it, ends before it or ends with it. */
  readonly step: (byte: number) => "begins" | "ends-before" | "ends-with" | undefined;
  readonly line: () => number;
  /** What is left open where the input ends. */
  readonly open: () => "nothing" | "scalar" | "record" | "array";
}

/**
 * Counts brackets, minding strings, and nothing more: what lies between them is for `JSON.parse` to judge. So a record
 * comes as it was written, and one that is broken does not hide the next.
 */
function scanner(onTrouble: (line: number, message: string) => void): Scanner {
  let expected: Expected = "top";
  let line = 1;
  let depth = 0;
  let inRecord = false;
  let inString = false;
  let escaped = false;

  const ended = () => {
    inRecord = false;
    depth = 0;
    if (expected !== "top") expected = "comma";
  };
  const inText = (byte: number) => {
    if (escaped) escaped = false;
    else if (byte === backslash) escaped = true;
    else if (byte === quote) inString = false;
    if (inString || depth > 0) return undefined;
    ended();
    return "ends-with" as const;
  };
  const inside = (byte: number) => {
    if (byte === quote) inString = true;
    else if (byte === openingBrace || byte === openingBracket) depth++;
    else if (byte === closingBrace || byte === closingBracket) {
      depth--;
      if (depth > 0) return undefined;
      ended();
      return "ends-with" as const;
    }
    return undefined;
  };
  const between = (byte: number) => {
    if (byte === openingBracket && expected === "top") expected = "first";
    else if (byte === comma && expected === "comma") expected = "record";
    else if (byte === closingBracket && expected !== "top") {
      if (expected === "record") onTrouble(line, "no record behind the last comma");
      expected = "top";
    } else if (byte === comma || byte === closingBracket || byte === closingBrace) {
      onTrouble(line, `a ${String.fromCharCode(byte)} that nothing accounts for`);
    } else {
      if (expected === "comma") onTrouble(line, "no comma before this record");
      inRecord = true;
      inside(byte);
      return "begins" as const;
    }
    return undefined;
  };
  return {
    step(byte) {
      if (byte === lineFeed) line++;
      if (inString) return inText(byte);
      const isSpace = byte === 0x20 || byte === lineFeed || byte === 0x0d || byte === 0x09;
      if (inRecord && depth === 0 && (isSpace || byte === comma || byte === closingBracket)) {
        ended();
        if (!isSpace) between(byte);
        return "ends-before";
      }
      if (isSpace) return undefined;
      return inRecord ? inside(byte) : between(byte);
    },
    line: () => line,
    open() {
      if (inRecord) return depth === 0 && !inString ? "scalar" : "record";
      return expected === "top" ? "nothing" : "array";
    },
  };
}

/**
 * Reads a stream of JSON values: each that stands alone, and each in an array at the top. Parts are numbered by the line on
 * which they begin.
 */
export async function readValues(
  window: Window,
  onPart: OnPart,
  onTrouble: (line: number, message: string) => void,
): Promise<void> {
  const scan = scanner(onTrouble);
  let startLine = 1;
  let at = window.from;
  /** Whether to go on. */
  const endAt = (end: number): boolean => {
    const { from } = window;
    window.from = end;
    return onPart(window.buffer, from, end, startLine);
  };
  const readOn = (): boolean => {
    const { buffer, to } = window;
    for (; at < to; at++) {
      const event = scan.step(buffer[at] ?? 0);
      if (event === undefined) continue;
      if (event === "begins") {
        window.from = at;
        startLine = scan.line();
      } else if (!endAt(event === "ends-with" ? at + 1 : at)) return false;
    }
    return true;
  };

  for (;;) {
    if (!readOn()) return;
    const open = scan.open();
    if (open === "nothing" || open === "array") window.from = at;
    if (window.to - window.from > longestRecord) return onTrouble(startLine, tooLong);
    const unread = window.to - window.from;
    if (!(await window.more())) break;
    at = window.from + unread;
  }
  const open = scan.open();
  if (open === "scalar") endAt(window.to);
  if (open === "record") onTrouble(startLine, "the input ends within this record");
  if (open === "array") onTrouble(scan.line(), "the input ends within the array");
}

const tooLong =
  "a record longer than 64 MiB, perhaps for a quote or a bracket that is never closed: the rest was not read";
