import { open } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";

/** Where bytes come from. */
export interface ByteSource {
  /** How many there are, if that is known in advance. */
  readonly size: number | undefined;
  /** Fills a buffer from an offset on, and returns how many bytes came; 0 at the end. */
  read(into: Buffer, from: number): Promise<number>;
  close(): Promise<void>;
}

export async function openFile(path: string): Promise<ByteSource> {
  const handle = await open(path, "r");
  const about = await handle.stat();
  return {
    // A named pipe has a size of 0, but is not empty.
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

/** The bytes that were read and not yet used up: `buffer` from `from` to `to`. The buffer is reused. */
export interface Window {
  buffer: Buffer;
  from: number;
  to: number;
  /** Reads more after `to`, making room first: `from` and `to` move. False at the end. */
  more(): Promise<boolean>;
}

/** How much is read at once. Of a file, the next piece is read while this one is examined. */
const pieceSize = 256 * 1024;

/** `beforeRead` runs before every read, with the bytes read so far. */
export function windowOn(source: ByteSource, beforeRead: (bytesRead: number) => Promise<void> | void): Window {
  const piece = Buffer.allocUnsafe(pieceSize);
  let bytesRead = 0;
  let next: Promise<number> | undefined;
  const readNext = () => {
    const count = source.read(piece, 0);
    // A failure is reported by the read that waits for this one, if there is one.
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
      // A pipe may stay silent for long, and cannot be closed while a read waits for it.
      if (source.size !== undefined) next = readNext();
      return count > 0;
    },
  };
  return window;
}

/** Moves the unread bytes to the front, into a larger buffer if `count` more bytes would not fit. */
function makeRoom(window: Window, count: number): void {
  const { buffer, from, to } = window;
  const left = to - from;
  const roomy = left + count > buffer.length ? Buffer.allocUnsafe(buffer.length * 2) : buffer;
  if (roomy !== buffer || from > 0) buffer.copy(roomy, 0, from, to);
  window.buffer = roomy;
  window.from = 0;
  window.to = left;
}

/** The contents of a gzip file, which a window is at the beginning of; `undefined` for any other file. */
export async function gunzipped(window: Window): Promise<ByteSource | undefined> {
  while (window.to < 2 && (await window.more()));
  if (window.to < 2 || window.buffer.readUInt16BE(0) !== 0x1f8b) return undefined;
  const pieces = async function* () {
    do {
      yield Buffer.from(window.buffer.subarray(window.from, window.to));
      window.from = window.to;
    } while (await window.more());
  };
  const unpacking = createGunzip({ chunkSize: pieceSize });
  // Errors come from the reading of the unpacked bytes.
  pipeline(Readable.from(pieces()), unpacking, () => {});
  return fromStream(unpacking);
}

/** A longer record is taken for a mistake: memory must stay bounded, whatever the file is. */
export const longestRecord = 64 * 1024 * 1024;
