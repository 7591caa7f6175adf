import { longestRecord, type Window } from "./bytes.ts";

/** A part of the input is in `bytes` from `from` to `to`, only during the call. `false` ends the reading. */
export type OnPart = (bytes: Buffer, from: number, to: number, number: number) => boolean;

/** Whole parts with their separators are in `bytes` from `from` to `to`; `number` is that of the first. Returns how many they are, or 0 to end the reading. */
export type OnBlock = (bytes: Buffer, from: number, to: number, number: number) => number;

/** At most this many bytes of parts come together. */
const blockSize = 32 * 1024;

/**
 * Cuts the input at a byte: lines at line feeds, git's fields at NUL. Parts are numbered from 1. One that is longer than any
 * record may be is skipped without keeping it, and reported to `onTooLong`. With `onBlock`, parts come together, except for long ones and the last.
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
      const end = read.lastIndexOf(separator, Math.min(window.from + blockSize, read.length) - 1) + 1;
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
