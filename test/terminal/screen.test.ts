import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { widthOf } from "../../src/terminal/cells.ts";
import { builtTool, root } from "./tool.ts";

const tool = builtTool();

// `script` gives a program a terminal. Its util-linux form, with -c, is the one used here.
const maker = "script";
const hasTerminal = spawnSync(maker, ["-qec", "true", "/dev/null"], { input: "" }).status === 0;

interface Screen {
  readonly code: number | null;
  /** The lines as they came, colours included. */
  readonly lines: readonly string[];
  /** The lines as they are read. */
  readonly plain: readonly string[];
}

/** What a terminal of the given width shows for a command line. */
function screen(columns: number, words: string, env: Readonly<Record<string, string>> = {}): Screen {
  const command = `stty cols ${columns} rows 40; ${tool.commandLine(words)}`;
  const { status, stdout } = spawnSync(maker, ["-qec", command, "/dev/null"], {
    cwd: root,
    env: { ...tool.env, SHELL: "/bin/sh", ...env },
    input: "",
  });
  const lines = stdout
    .toString("utf8")
    .split("\r\n")
    .filter((line) => line !== "" && line !== "^D\b\b");
  return {
    code: status,
    lines,
    plain: lines.map((line) => line.replace(/\x1b\[[0-9;]*[mK]/g, "").replace(/^\^D[\b]+/, "")),
  };
}

describe.skipIf(!hasTerminal)("on a terminal", () => {
  it("the table fits the width, the title giving way last", () => {
    for (const columns of [30, 50, 70, 80, 100, 120, 200]) {
      const { plain, code } = screen(columns, "'' examples/runs.ndjson");
      expect(code).toBe(0);
      expect(plain.length).toBeGreaterThan(60);
      for (const line of plain.slice(0, -1)) expect(widthOf(line), line).toBeLessThanOrEqual(Math.max(columns, 45));
    }
  });

  it("fewer columns are shown if there is less room", () => {
    const header = (columns: number) => screen(columns, "failed examples/runs.ndjson").plain[0]?.trim().split(/ +/);
    expect(header(60)).toEqual(["ID", "STATUS", "BRANCH", "TITLE"]);
    expect(header(80)).toEqual(["ID", "STATUS", "REPOSITORY", "BRANCH", "TITLE"]);
    expect(header(100)).toEqual(["ID", "STATUS", "REPOSITORY", "BRANCH", "AUTHOR", "TITLE"]);
    expect(header(140)).toEqual(["ID", "STATUS", "REPOSITORY", "BRANCH", "CHANGED", "AUTHOR", "TITLE"]);
  });

  it("what was found is marked, even if its column is cut off or left out", () => {
    const mark = "\x1b[1m\x1b[43m\x1b[30m";
    const byTitle = screen(80, "connection examples/runs.ndjson");
    expect(byTitle.plain[1]).toMatch(/Keep charts for use [^…]*…$/);
    expect(byTitle.plain[2]).toMatch(/^ +title: .*without a connection 🗺️$/);
    expect(byTitle.lines[2]).toContain(`${mark}connection`);
    const byAuthor = screen(60, "mbeki examples/runs.ndjson");
    expect(byAuthor.plain[2]).toMatch(/^ +author: Noah Mbeki$/);
    expect(byAuthor.lines[2]).toContain(`${mark}Mbeki`);
  });

  it("says at the end how many were found", () => {
    expect(screen(80, "failed examples/runs.ndjson").plain.at(-1)).toBe("17 of 60 runs match");
    expect(screen(80, "nonsense examples/runs.ndjson").plain).toEqual(["none of 60 runs matches"]);
    expect(screen(80, "--limit 2 failed examples/runs.ndjson").plain.at(-1)).toBe(
      "2 found; there may be more runs that match",
    );
    expect(screen(80, "--count failed examples/runs.ndjson").plain).toEqual(["17"]);
    expect(screen(80, "--json --limit 1 failed examples/runs.ndjson").plain.at(-1)).not.toContain("found");
  });

  it("shows warnings", () => {
    const { plain, code } = screen(80, "brnach:main examples/runs.ndjson");
    expect(code).toBe(1);
    expect(plain.slice(0, 4)).toEqual([
      "warning unknown-field: There is no field named “brnach”, so this is searched for",
      "  as text. Did you mean “branch:”?",
      "  brnach:main",
      "  ^^^^^^",
    ]);
  });

  it("does not wait for input at a terminal", () => {
    expect(screen(200, "fix")).toMatchObject({
      code: 2,
      plain: [
        "querybar: Nothing to search: name a file, pipe records in, or search commits with --git. See querybar --help.",
      ],
    });
    expect(screen(200, "examples/runs.ndjson").plain).toEqual([
      "querybar: There is no query before the file. For all its records: querybar '' examples/runs.ndjson",
    ]);
  });

  it.each([
    ["NO_COLOR", { NO_COLOR: "1" }, ""],
    ["TERM=dumb", { TERM: "dumb" }, ""],
    ["--color never", {}, "--color never "],
  ])("there are no colours with %s", (_what, env, words) => {
    expect(screen(80, `${words}fix examples/runs.ndjson`, env as Record<string, string>).lines.join("")).not.toContain(
      "\x1b[",
    );
    expect(screen(80, `check ${words}id:ten`, env as Record<string, string>).lines.join("")).not.toContain("\x1b[");
  });

  it("colours distinguish an error from a warning", () => {
    const { lines } = screen(80, "check 'id:ten brnach:main'");
    expect(lines.find((line) => line.includes("invalid-value"))).toContain("\x1b[31m");
    expect(lines.find((line) => line.includes("unknown-field"))).toContain("\x1b[33m");
  });
});
