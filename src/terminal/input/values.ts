import { longestRecord, type Window } from "./bytes.ts";
import type { OnPart } from "./lines.ts";
import type { Path } from "./records-at.ts";

// Why no library reads this stream: records must come as they were written, a broken one must not hide the next, and those
// that cannot match must cost no more than looking at their bytes.

const quote = 0x22;
const backslash = 0x5c;
const openingBrace = 0x7b;
const closingBrace = 0x7d;
const openingBracket = 0x5b;
const closingBracket = 0x5d;
const comma = 0x2c;
const colon = 0x3a;
const lineFeed = 0x0a;

/** The bytes of a byte order mark, which is before each of several files put together. */
const byteOrderMark: readonly number[] = [0xef, 0xbb, 0xbf];

/** A record, a key of an object around records, or a member of such an object in which there are no records. */
type Piece = "record" | "key" | "other";

/** What comes next between pieces. A first element or key, unlike a later one, need not be there. */
type Expected = "value" | "first-value" | "key" | "first-key" | "colon" | "comma";

/**
 * Reads a stream of JSON values: each top-level value, and each in an array, at a path of keys. Records are numbered by the line
 * on which they begin.
 *
 * It counts brackets, minding strings, and nothing more: what is between them is for `JSON.parse` to judge. So a record
 * comes as it was written, and one that is broken does not hide the next.
 */
export async function readValues(
  window: Window,
  path: Path,
  onRecord: OnPart,
  onError: (line: number, message: string) => void,
): Promise<void> {
  /** The arrays and objects around the records, innermost last, and for each object whether the path's key was in it. */
  const around: { readonly type: "array" | "object"; hasKey: boolean }[] = [];
  let expected: Expected = "value";
  /** How many keys of the path lead to the innermost object, and whether they lead to the next value. */
  let level = 0;
  let isOnPath = true;
  let line = 1;
  let piece: Piece | undefined;
  let startLine = 1;
  let depth = 0;
  let inString = false;
  let escaped = false;
  let at = window.from;

  const afterValue = () => {
    isOnPath = around.at(-1)?.type !== "object";
    expected = around.length === 0 ? "value" : "comma";
  };
  /** Ends a piece before an offset; whether to go on. */
  const end = (to: number): boolean => {
    const { buffer, from } = window;
    const ended = piece;
    window.from = to;
    piece = undefined;
    depth = 0;
    if (ended !== "key") {
      afterValue();
      return ended !== "record" || onRecord(buffer, from, to, startLine);
    }
    isOnPath = isKey(buffer.toString("utf8", from, to), path[level - 1]);
    const inner = around.at(-1);
    if (isOnPath && inner !== undefined) inner.hasKey = true;
    expected = "colon";
    return true;
  };
  const unexpected = (byte: number) => onError(line, `an unexpected ${String.fromCharCode(byte)}`);
  const close = (byte: number) => {
    const inner = around.at(-1);
    if (inner?.type !== (byte === closingBracket ? "array" : "object")) return unexpected(byte);
    if (expected === "value" || expected === "key") onError(line, "no record after the last comma");
    if (inner?.type === "object" && !inner.hasKey) onError(line, `no ${path[level - 1]} in this object`);
    if (inner?.type === "object") level--;
    around.pop();
    afterValue();
  };
  const separate = (byte: number) => {
    if (expected !== (byte === comma ? "comma" : "colon")) unexpected(byte);
    else expected = byte === comma && around.at(-1)?.type === "object" ? "key" : "value";
  };
  const begin = (byte: number) => {
    const isKey = expected === "key" || expected === "first-key";
    if (expected === "comma") onError(line, "no comma before this record");
    if (expected === "colon") onError(line, "no colon after a key");
    if (isOnPath && !isKey && byte === openingBracket) {
      around.push({ type: "array", hasKey: false });
      expected = "first-value";
    } else if (isOnPath && !isKey && byte === openingBrace && level < path.length) {
      around.push({ type: "object", hasKey: false });
      expected = "first-key";
      level++;
    } else {
      piece = isKey ? "key" : isOnPath ? "record" : "other";
      window.from = at;
      startLine = line;
    }
  };
  const inText = (byte: number): boolean => {
    if (escaped) escaped = false;
    else if (byte === backslash) escaped = true;
    else if (byte === quote) inString = false;
    return inString || depth > 0 || end(at + 1);
  };
  const inside = (byte: number): boolean => {
    if (byte === quote) inString = true;
    else if (byte === openingBrace || byte === openingBracket) depth++;
    else if (isCloser(byte)) return --depth > 0 || end(at + 1);
    return true;
  };
  const outside = (byte: number): boolean => {
    if (isCloser(byte)) close(byte);
    else if (isSeparator(byte)) separate(byte);
    else if (!byteOrderMark.includes(byte)) {
      begin(byte);
      return piece === undefined || inside(byte);
    }
    return true;
  };
  /** Looks at the byte at `at`; whether to go on. */
  const step = (byte: number): boolean => {
    if (byte === lineFeed) line++;
    if (inString) return inText(byte);
    const isScalarEnd = piece !== undefined && depth === 0 && (isSpace(byte) || isCloser(byte) || isSeparator(byte));
    if (isScalarEnd && !end(at)) return false;
    if (isSpace(byte)) return true;
    return piece === undefined ? outside(byte) : inside(byte);
  };

  for (;;) {
    const { buffer, to } = window;
    for (; at < to; at++) {
      if (inString && !escaped) at = endOfPlainText(buffer, at, to - 1);
      if (!step(buffer[at] ?? 0)) return;
    }
    if (piece === undefined || piece === "other") window.from = at;
    if (window.to - window.from > longestRecord) return onError(startLine, tooLong);
    const unread = window.to - window.from;
    if (!(await window.more())) break;
    at = window.from + unread;
  }
  if (piece !== undefined && depth === 0 && !inString) end(window.to);
  else if (piece !== undefined) onError(startLine, "the input ends within this record");
  else if (around.length > 0) onError(line, `the input ends within the ${around.at(-1)?.type}`);
}

const tooLong =
  "a record longer than 64 MiB, perhaps because of a quote or a bracket that is never closed: the rest was not read";

/** The end of the bytes in a string that mean themselves. Most bytes of an input are such. */
function endOfPlainText(buffer: Buffer, from: number, to: number): number {
  let at = from;
  while (at < to && buffer[at] !== quote && buffer[at] !== backslash && buffer[at] !== lineFeed) at++;
  return at;
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === lineFeed || byte === 0x0d || byte === 0x09;
}

function isCloser(byte: number): boolean {
  return byte === closingBracket || byte === closingBrace;
}

function isSeparator(byte: number): boolean {
  return byte === comma || byte === colon;
}

/** Whether a piece of JSON is a certain key, which may be escaped. */
function isKey(json: string, key: string | undefined): boolean {
  try {
    return JSON.parse(json) === key;
  } catch {
    return false;
  }
}
