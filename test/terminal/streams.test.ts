import { spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { builtTool, root } from "./tool.ts";

const tool = builtTool();
const example = readFileSync("examples/runs.ndjson");
const lines = example.toString("utf8").trimEnd().split("\n");

/** Writes a file of about `megabytes` that repeats a piece. */
function large(name: string, megabytes: number, start: string, piece: Buffer, end: string): string {
  const path = join(tool.folder, name);
  const file = openSync(path, "w");
  writeSync(file, start);
  for (let size = 0; size < megabytes * 1e6; ) size += writeSync(file, piece);
  writeSync(file, end);
  closeSync(file);
  return path;
}

const meter = () =>
  tool.file(
    "meter.cjs",
    'process.on("exit", () => require("fs").writeSync(2, "peak " + process.resourceUsage().maxRSS));',
  );

/** The most memory that a run took, in megabytes, and what it counted. */
function measured(path: string): { readonly peak: number; readonly count: number } {
  const { out, err } = tool.run(["--count", "failed", path], { node: ["--require", meter()] });
  return { peak: Number(/peak (\d+)/.exec(err)?.[1]) / 1024, count: Number(out) };
}

describe("memory", () => {
  const perExample = 17;

  it("does not grow with a file of lines", () => {
    const small = measured(large("small.ndjson", 1, "", example, ""));
    const big = measured(large("big.ndjson", 150, "", example, ""));
    expect(big.count).toBe(perExample * Math.ceil(150e6 / example.length));
    // A third of the file, and far more than garbage collection varies by.
    expect(big.peak - small.peak).toBeLessThan(50);
  });

  it("does not grow with an array", () => {
    const piece = Buffer.from(`${lines.join(",\n")},\n`);
    const small = measured(large("small.json", 1, "[", piece, "{}]"));
    const big = measured(large("big.json", 100, "[", piece, "{}]"));
    expect(big.count).toBe(perExample * Math.ceil(100e6 / piece.length));
    expect(big.peak - small.peak).toBeLessThan(50);
  });

  it.each([
    ["", "2\n"],
    ["berth", "1\n"],
  ])("does not grow with a line that never ends: it is reported and skipped, for the query “%s”", (query, count) => {
    // It ends soon after what was read of it was thrown away for the second time.
    const piece = Buffer.alloc(256 * 1024, "x");
    const path = large("long.ndjson", 134.7, `${lines[0]}\n{"x":"`, piece, `"}\n${lines[1]}\n`);
    const { code, out, err } = tool.run(["--count", query, path], { node: ["--require", meter()] });
    expect({ code, out }).toEqual({ code: 2, out: count });
    expect(err.replace(/peak.*/, "")).toMatch(/^\S+long\.ndjson:2: a line longer than 64 MiB\n$/);
    expect(Number(/peak (\d+)/.exec(err)?.[1]) / 1024).toBeLessThan(350);
  });

  it("does not grow with a record that never ends", () => {
    const path = large("long.json", 200, `[${lines[0]},\n{"x":"`, Buffer.alloc(1e6, "x"), `"}]`);
    const { code, out, err } = tool.run(["--count", "", path]);
    expect({ code, out }).toEqual({ code: 2, out: "1\n" });
    expect(err).toContain("long.json:2: a record longer than 64 MiB");
  });
});

/** A repository with more commits than any pipe holds. */
function manyCommits(): string {
  const folder = join(tool.folder, "many");
  const body = "A line of the body.\n".repeat(50);
  const commits = Array.from({ length: 5000 }, (_, place) => {
    const message = `Commit ${place}\n\n${body}`;
    return `commit refs/heads/main\ncommitter A <a@example.com> ${1_700_000_000 + place} +0000\ndata ${message.length}\n${message}\n`;
  });
  spawnSync("git", ["init", "--quiet", "--initial-branch", "main", folder], { env: tool.env });
  spawnSync("git", ["-C", folder, "fast-import", "--quiet"], { env: tool.env, input: commits.join("") });
  return folder;
}

it("ends git when the limit is reached, and reads all commits otherwise", () => {
  const folder = manyCommits();
  expect(tool.run(["--count", "--limit", "3", "--git", folder, "body"])).toEqual({ code: 0, out: "3\n", err: "" });
  expect(tool.run(["--count", "--git", folder, "body"])).toEqual({ code: 0, out: "5000\n", err: "" });
});

it("leaves out of a commit what is too long, and reads the next one right", () => {
  const folder = join(tool.folder, "long-commit");
  const commits = ["First", `Long\n\n${"x".repeat(65 * 1024 * 1024)}`, "Last"].map(
    (message) =>
      `commit refs/heads/main\ncommitter A <a@example.com> 1700000000 +0000\ndata ${message.length}\n${message}\n`,
  );
  spawnSync("git", ["init", "--quiet", "--initial-branch", "main", folder], { env: tool.env });
  spawnSync("git", ["-C", folder, "fast-import", "--quiet"], { env: tool.env, input: commits.join("") });
  const { code, out, err } = tool.run(["--json", "", "--git", folder]);
  expect(code).toBe(2);
  expect(
    out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).commit_title),
  ).toEqual(["Last", "Long", "First"]);
  expect(err).toBe("git:2: a commit longer than 64 MiB, of which a part is left out\n");
});

it.skipIf(process.platform === "win32")("waits only for what it needs of a named pipe", () => {
  const path = join(tool.folder, "pipe");
  spawnSync("mkfifo", [path]);
  // Who also reads from it need not wait for a reader; and it is not closed while the tool runs.
  const pipe = openSync(path, "r+");
  writeSync(pipe, `${lines[0]}\n${lines[1]}\n`);
  const { code, out } = tool.run(["--count", "--limit", "1", "", path]);
  closeSync(pipe);
  expect({ code, out }).toEqual({ code: 0, out: "1\n" });
});

describe("a reader that goes away", () => {
  it.each([
    ["of the table", [""]],
    ["of records", ["--json", ""]],
  ])(
    "%s ends the tool early, quietly and without an error",
    async (_what, words) => {
      const path = large("endless.ndjson", 50, "", example, "");
      const child = tool.start([...words, path]);
      let err = "";
      child.stderr?.on("data", (data) => {
        err += data;
      });
      const ended = new Promise((resolve) => child.on("exit", (code, signal) => resolve({ code, signal })));
      await new Promise((resolve) => child.stdout?.once("data", resolve));
      child.stdout?.destroy();
      expect(await ended).toEqual({ code: 0, signal: null });
      expect(err).toBe("");
    },
    60_000,
  );

  it("of help is not an error either", async () => {
    const child = tool.start(["--help"]);
    child.stdout?.destroy();
    expect(await new Promise((resolve) => child.on("exit", resolve))).toBe(0);
  });

  it("of commits ends git as well", async () => {
    const child = tool.start(["--json", "", "--git", manyCommits()]);
    let err = "";
    child.stderr?.on("data", (data) => {
      err += data;
    });
    const ended = new Promise((resolve) => child.on("exit", resolve));
    await new Promise((resolve) => child.stdout?.once("data", resolve));
    child.stdout?.destroy();
    expect({ code: await ended, err }).toEqual({ code: 0, err: "" });
  });
});

describe("a disk that is full", () => {
  it.skipIf(process.platform !== "linux")("is an error", () => {
    const { status, stderr } = spawnSync("sh", ["-c", `${tool.commandLine("'' examples/runs.ndjson")} > /dev/full`], {
      cwd: root,
      env: tool.env,
    });
    expect({ code: status, err: stderr.toString() }).toEqual({
      code: 2,
      err: "querybar: cannot write the output: no space left\n",
    });
  });
});
