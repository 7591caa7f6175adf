import { open } from "node:fs/promises";
import type { Readable } from "node:stream";

/** Where bytes come from. */
export interface ByteSource {
  /** How many there are, where that is known beforehand. */
  readonly size: number | undefined;
  /** Fills a part of a buffer and answers how many bytes came; 0 at the end. */
  read(into: Buffer, from: number): Promise<number>;
  close(): Promise<void>;
}

export async function openFile(path: string): Promise<ByteSource> {
  const handle = await open(path, "r");
  const about = await handle.stat();
  return {
    // A named pipe has a size of 0 and yet something to say.
    size: about.isFile() ? about.size : undefined,
    read: async (into, from) => (await handle.read(into, from, into.length - from, null)).bytesRead,
    close: () => handle.close(),
  };
}

export function fromStream(stream: Readable): ByteSource {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let rest: Buffer = Buffer.alloc(0);
  return {
    size: undefined,
    async read(into, from) {
      while (rest.length === 0) {
        const next = await chunks.next();
        if (next.done === true) return 0;
        rest = next.value;
      }
      const count = rest.copy(into, from);
      rest = rest.subarray(count);
      return count;
    },
    async close() {
      stream.destroy();
    },
  };
}

/** The bytes that were read and not yet used up: `buffer` from `from` to `to`. The buffer is used again and again. */
export interface Window {
  buffer: Buffer;
  from: number;
  to: number;
  /** Reads more behind `to`, at first making room: `from` and `to` move. False at the end. */
  more(): Promise<boolean>;
}

/** As much is read at once; of a file, the next piece is on its way while this one is looked at. */
const pieceSize = 256 * 1024;

/** `beforeRead` runs before every read: the place to let others have their turn. */
export function windowOn(source: ByteSource, beforeRead: (bytesRead: number) => Promise<void> | void): Window {
  const piece = Buffer.allocUnsafe(pieceSize);
  let bytesRead = 0;
  let next: Promise<number> | undefined;
  const readNext = () => {
    const count = source.read(piece, 0);
    // Whoever reads on is told of a failure then, and nobody else wants to know.
    count.catch(() => undefined);
    return count;
  };
  const window: Window = {
    buffer: Buffer.allocUnsafe(2 * pieceSize),
    from: 0,
    to: 0,
    async more() {
      await beforeRead(bytesRead);
      const count = await (next ?? readNext());
      makeRoom(window, count);
      window.to += piece.copy(window.buffer, window.to, 0, count);
      bytesRead += count;
      // Of a pipe nobody knows when more will come, and who has had enough cannot close it before.
      if (source.size !== undefined) next = readNext();
      return count > 0;
    },
  };
  return window;
}

/** Moves what is left to the front, into a larger buffer where as many bytes more would not fit into this one. */
function makeRoom(window: Window, count: number): void {
  const { buffer, from, to } = window;
  const left = to - from;
  const roomy = left + count > buffer.length ? Buffer.allocUnsafe(buffer.length * 2) : buffer;
  if (roomy !== buffer || from > 0) buffer.copy(roomy, 0, from, to);
  window.buffer = roomy;
  window.from = 0;
  window.to = left;
}

/** More than this in one record is taken for a mistake: memory must stay bounded, whatever the file is. */
export const longestRecord = 64 * 1024 * 1024;
