import { messageLine } from "./printable.ts";

/** What goes wrong on the way without ending the work. */
export interface Complaints {
  /** A record that had to be skipped. */
  about(name: string, line: number, message: string): void;
  /** Trouble with a whole file, or with the query. */
  trouble(message: string): void;
  /** Something to know that is no trouble. */
  say(message: string): void;
  any(): boolean;
  /** Tells how many records of each file were skipped in silence. */
  end(): void;
}

// A file of another kind is broken on every line; the first ones show that, and a million more would hide it.
const mostPerFile = 100;

export function complaintsOn(stream: NodeJS.WriteStream, beforeWrite: () => void): Complaints {
  const counts = new Map<string, number>();
  let any = false;
  const say = (message: string) => {
    beforeWrite();
    stream.write(`${messageLine(message, process.env)}\n`);
  };
  return {
    about(name, line, message) {
      any = true;
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      if (count <= mostPerFile) say(`${name}:${line}: ${message}`);
    },
    trouble(message) {
      any = true;
      say(`querybar: ${message}`);
    },
    say: (message) => say(`querybar: ${message}`),
    any: () => any,
    end() {
      for (const [name, count] of counts) {
        const more = count - mostPerFile;
        if (more > 0) say(`${name}: ${more.toLocaleString("en")} more that could not be read`);
      }
    },
  };
}
