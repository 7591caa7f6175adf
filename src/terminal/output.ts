import { once } from "node:events";
import { CliError, systemCode, systemMessage } from "./errors.ts";

/** Standard output, collected into larger writes. */
export interface Output {
  write(text: string | Uint8Array): void;
  flush(): void;
  /** Whether the reader has closed it, as `head` does: then there is nothing more to do. */
  isClosed(): boolean;
  /** Waits until the reader has caught up, so that a slow one costs no memory. */
  settle(): Promise<void>;
  /** Waits until everything is written. @throws a `CliError` if that is not possible. */
  end(): Promise<void>;
}

const bufferSize = 64 * 1024;

export function outputTo(stream: NodeJS.WriteStream, beforeWrite: () => void = () => {}): Output {
  let pending: (string | Uint8Array)[] = [];
  let size = 0;
  let closed = false;
  let failure: unknown;
  stream.on("error", (error) => {
    closed = true;
    if (systemCode(error) !== "EPIPE") failure = error;
  });

  const flush = () => {
    if (size === 0) return;
    const written = pending;
    pending = [];
    size = 0;
    if (closed) return;
    beforeWrite();
    const isText = written.every((part) => typeof part === "string");
    stream.write(isText ? written.join("") : Buffer.concat(written.map((part) => Buffer.from(part as Uint8Array))));
  };
  return {
    write(text) {
      pending.push(text);
      size += text.length;
      if (size >= bufferSize) flush();
    },
    flush,
    isClosed: () => closed,
    async settle() {
      if (closed || !stream.writableNeedDrain) return;
      // An error is kept by the listener above.
      await once(stream, "drain").catch(() => undefined);
    },
    async end() {
      flush();
      if (!closed) await new Promise<void>((resolve) => stream.write("", () => resolve()));
      if (failure !== undefined) throw new CliError(`cannot write the output: ${systemMessage(failure)}`);
    },
  };
}
