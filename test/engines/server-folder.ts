import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder for a server's data and its socket. Database servers refuse to run as root, so there they run as `nobody`. */
export interface ServerFolder {
  readonly path: string;
  readonly run: (program: string, words: readonly string[]) => void;
  readonly start: (program: string, words: readonly string[]) => void;
  /** Ends the server, waits for its end, and removes the folder. */
  readonly remove: () => Promise<void>;
}

export function serverFolder(): ServerFolder {
  const path = mkdtempSync(join(tmpdir(), "engine-"));
  const isRoot = process.getuid?.() === 0;
  if (isRoot) execFileSync("chown", ["nobody:nogroup", path]);
  const prefix = isRoot ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] : [];
  const split = (program: string, words: readonly string[]) => {
    const [first = program, ...others] = [...prefix, program, ...words];
    return [first, others] as const;
  };
  let server: ChildProcess | undefined;
  return {
    path,
    run: (program, words) => {
      const [first, others] = split(program, words);
      execFileSync(first, others, { cwd: path, stdio: ["ignore", "ignore", "pipe"] });
    },
    start: (program, words) => {
      server = spawn(...split(program, words), { cwd: path, stdio: "ignore" });
    },
    async remove() {
      if (server !== undefined && server.exitCode === null) {
        const ended = once(server, "exit");
        // An immediate shutdown for PostgreSQL, an ordinary one for others.
        server.kill("SIGQUIT");
        await ended;
      }
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Tries until it succeeds: a server accepts connections a moment after its start. */
export async function connected<Connection>(connect: () => Promise<Connection>): Promise<Connection> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await connect();
    } catch (error) {
      if (attempt === 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
