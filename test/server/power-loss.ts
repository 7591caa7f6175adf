/** A file as a disk has it, and what is written to it and may not have reached the disk yet. */
interface File {
  durable: Buffer;
  pending: ((content: Buffer) => Buffer)[];
}

/** The files that a power failure leaves. */
export type Remains = ReadonlyMap<string, Buffer>;

/** Something was written to the standard output while the disk was in this state. */
export interface Moment {
  readonly output: string;
  /** What a power failure leaves, where of the writes that were not flushed only some reach the disk. */
  readonly remains: (reachesDisk: () => boolean) => Remains;
}

/**
 * Follows what a process did to the files of a folder, by what `strace -y -xx` wrote of it. A disk may reorder and lose all that is
 * not flushed: contents until the file is, names until the folder is.
 */
export function* momentsOf(trace: string, folder: string): Generator<Moment> {
  let names = new Map<string, File>();
  let durableNames = new Map<string, File>();
  const text = (hex: string) => bytes(hex).toString("utf8");
  const call =
    /^(\w+)\((?:AT_FDCWD(?:<[^>]*>)?, )?(?:(\d+)<([^>]*)>|"([^"]*)")(?:, (?:"([^"]*)"\.*, )?(.*))?\) += (\d+)/;
  for (const line of trace.split("\n")) {
    const [, name = "", descriptor = "", opened = "", path = "", content = "", numbers = "", result = ""] =
      call.exec(line) ?? [];
    const target = text(opened === "" ? path : opened);
    if (name === "write" && descriptor === "1") {
      yield { output: text(content), remains: remainsOf(durableNames) };
      continue;
    }
    if (target === folder && isFlush(name)) durableNames = new Map(names);
    if (!target.startsWith(`${folder}/`) || target.endsWith("-shm")) continue;
    let file = names.get(target);
    if (name === "unlink") names.delete(target);
    if (name === "openat" && file === undefined) {
      file = { durable: Buffer.alloc(0), pending: [] };
      names = new Map(names).set(target, file);
    }
    if (file !== undefined) change(file, { name, content: bytes(content), numbers, result: Number(result) });
  }
}

interface Call {
  readonly name: string;
  readonly content: Buffer;
  readonly numbers: string;
  readonly result: number;
}

function change(file: File, { name, content, numbers, result }: Call): void {
  if (name === "pwrite64") file.pending.push(writing(content.subarray(0, result), last(numbers)));
  else if (name === "ftruncate") file.pending.push(truncating(last(numbers)));
  else if (isFlush(name)) {
    file.durable = file.pending.reduce((before, write) => write(before), file.durable);
    file.pending = [];
  } else if (name !== "openat" && name !== "unlink") throw new Error(`This call is not understood: ${name}`);
}

function isFlush(name: string): boolean {
  return name === "fsync" || name === "fdatasync";
}

function remainsOf(names: ReadonlyMap<string, File>): Moment["remains"] {
  const files = [...names].map(([name, { durable, pending }]) => ({ name, durable, pending: [...pending] }));
  return (reachesDisk) =>
    new Map(
      files.map(({ name, durable, pending }) => [
        name,
        pending.reduce((before, write) => (reachesDisk() ? write(before) : before), durable),
      ]),
    );
}

function bytes(hex: string): Buffer {
  return Buffer.from(hex.replaceAll("\\x", ""), "hex");
}

/** `4096, 32` is 4,096 bytes at 32. */
function last(numbers: string): number {
  return Number(numbers.split(", ").at(-1));
}

function writing(content: Buffer, at: number): (before: Buffer) => Buffer {
  return (before) => {
    const after = Buffer.alloc(Math.max(before.length, at + content.length));
    before.copy(after);
    content.copy(after, at);
    return after;
  };
}

function truncating(length: number): (before: Buffer) => Buffer {
  return (before) => Buffer.concat([before.subarray(0, length), Buffer.alloc(Math.max(0, length - before.length))]);
}
