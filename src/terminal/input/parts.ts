import { longestRecord, type Window } from "./bytes.ts";

/** A part of the input lies in `bytes` from `from` to `to`, only during the call. `false` ends the reading. */
export type OnPart = (bytes: Buffer, from: number, to: number, number: number) => boolean;

/** Whole parts, each with its separator, lie in `bytes` from `from` to `to`, the first with this number. Answers how many they are; 0 ends the reading. */
export type OnBlock = (bytes: Buffer, from: number, to: number, number: number) => number;

/** So many bytes of parts come together, at the most. */
const blockSize = 32 * 1024;

/**
 * Cuts the input at a byte: lines at line feeds, git's fields at NUL. Parts are numbered from 1. One that is longer than any
 * record may be is passed over without being kept, and told to `onTooLong`. With `onBlock`, parts come together, but for long ones and the last.
 */
export async function readParts(
  window: Window,
  separator: number,
  onPart: OnPart,
  onTooLong: (number: number) => void,
  onBlock?: OnBlock,
): Promise<void> {
  let number = 1;
  let tooLong = false;
  let searched = window.from;
  const use = (end: number, parts: number) => {
    window.from = end;
    searched = end;
    number += parts;
  };
  /** Takes parts together as long as there are whole ones; whether to go on. */
  const takeBlocks = (read: Buffer): boolean => {
    if (onBlock === undefined || tooLong) return true;
    for (;;) {
      const end = endOfBlock(read, separator, window.from);
      if (end <= window.from) return true;
      const count = onBlock(read, window.from, end, number);
      if (count === 0) return false;
      use(end, count);
    }
  };
  /** Takes all whole parts; whether to go on. */
  const take = (read: Buffer): boolean => {
    while (takeBlocks(read)) {
      const end = read.indexOf(separator, searched);
      if (end < 0) return true;
      if (!tooLong && !onPart(read, window.from, end, number)) return false;
      tooLong = false;
      use(end + 1, 1);
    }
    return false;
  };
  for (;;) {
    if (!take(window.buffer.subarray(0, window.to))) return;
    if (window.to - window.from > longestRecord) {
      if (!tooLong) onTooLong(number);
      tooLong = true;
      window.from = window.to;
    }
    const unread = window.to - window.from;
    if (!(await window.more())) break;
    searched = window.from + unread;
  }
  if (!tooLong && window.from < window.to) onPart(window.buffer, window.from, window.to, number);
}

/** Where the last part ends of those that begin at a place and come together; where the one before them does if there is none. */
function endOfBlock(read: Buffer, separator: number, from: number): number {
  return read.lastIndexOf(separator, Math.min(from + blockSize, read.length) - 1) + 1;
}
