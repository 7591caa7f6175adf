import { messageLine } from "./printable.ts";

/** Errors that do not end the work, and notes; shown on standard error. */
export interface Warnings {
  /** A record that had to be skipped. */
  record(name: string, line: number, message: string): void;
  /** An error in a whole file, or in the query. */
  error(message: string): void;
  note(message: string): void;
  hasErrors(): boolean;
  /** Shows how many more records of each file were skipped. */
  end(): void;
}

// A file of another kind is broken on every line. The first ones show that, and a million more would hide it.
const maxPerFile = 20;

export function warningsOn(stream: NodeJS.WriteStream, beforeWrite: () => void = () => {}): Warnings {
  const counts = new Map<string, number>();
  let hasErrors = false;
  const show = (message: string) => {
    beforeWrite();
    stream.write(`${messageLine(message, process.env)}\n`);
  };
  return {
    record(name, line, message) {
      hasErrors = true;
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      if (count <= maxPerFile) show(`${name}:${line}: ${message}`);
    },
    error(message) {
      hasErrors = true;
      show(`querybar: ${message}`);
    },
    note: (message) => show(`querybar: ${message}`),
    hasErrors: () => hasErrors,
    end() {
      for (const [name, count] of counts) {
        const more = count - maxPerFile;
        if (more > 0) show(`${name}: ${more.toLocaleString("en")} more records could not be read`);
      }
    },
  };
}
