import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, vi } from "vitest";

export const root = new URL("../../", import.meta.url).pathname;

/** What one run of the tool came to. */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Circumstances {
  readonly input?: string | Buffer;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Words for Node before the tool's own. */
  readonly node?: readonly string[];
}

export interface Tool {
  /** Runs the tool to its end, its output and errors going to a program. */
  run(words: readonly string[], circumstances?: Circumstances): Outcome;
  /** The same, for the bytes of its output. */
  bytes(words: readonly string[], circumstances?: Circumstances): Buffer;
  /** Starts the tool, with pipes to all that it reads and writes. */
  start(words: readonly string[], circumstances?: Circumstances): ChildProcess;
  /** A command line for a shell that runs the tool. */
  commandLine(words: string): string;
  /** A folder for a test's files, gone afterwards. */
  readonly folder: string;
  /** Writes a file into the folder and gives its path. */
  file(name: string, content: string | Buffer): string;
  /** What the tool finds around it. */
  readonly env: NodeJS.ProcessEnv;
}

/** The tool as it was built, with a folder for a file's tests that is gone after them. */
export function builtTool(): Tool {
  // Each test starts processes, and a machine may be busy with others.
  vi.setConfig({ testTimeout: 60_000 });
  const folder = mkdtempSync(join(tmpdir(), "querybar-test-"));
  const program = join(root, "dist", "terminal.js");
  if (!existsSync(program)) throw new Error("There is no build: npm run build makes one.");
  // Nothing of the tests' own environment: no forced colours, no repository of a hook, no token.
  const env: NodeJS.ProcessEnv = { PATH: process.env["PATH"], HOME: folder, TERM: "xterm-256color", LANG: "C.UTF-8" };
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const options = (circumstances: Circumstances) => ({
    cwd: circumstances.cwd ?? root,
    env: { ...env, ...circumstances.env },
  });
  const ended = (words: readonly string[], circumstances: Circumstances) => {
    const { node = [], input = "" } = circumstances;
    const all = [...node, program, ...words];
    return spawnSync(process.execPath, all, { ...options(circumstances), input, maxBuffer: 1e9, timeout: 300_000 });
  };
  return {
    folder,
    env,
    run(words, circumstances = {}) {
      const { status, stdout, stderr } = ended(words, circumstances);
      return { code: status, out: stdout.toString("utf8"), err: stderr.toString("utf8") };
    },
    bytes: (words, circumstances = {}) => ended(words, circumstances).stdout,
    start(words, circumstances = {}) {
      return spawn(process.execPath, [...(circumstances.node ?? []), program, ...words], options(circumstances));
    },
    commandLine: (words) => `'${process.execPath}' '${program}' ${words}`,
    file(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
  };
}
