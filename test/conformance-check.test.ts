import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";

const conformance = fileURLToPath(new URL("../grammar/conformance", import.meta.url));
const hasPython = spawnSync("python3", ["--version"]).status === 0;
const copy = mkdtempSync(join(tmpdir(), "conformance-"));
afterAll(() => rmSync(copy, { recursive: true }));

function check(folder: string) {
  const { status, stdout, stderr } = spawnSync("python3", [join(folder, "check.py")], { encoding: "utf8" });
  return { status, stderr, lines: stdout.trim().split("\n") };
}

type Change = readonly [what: string, file: string, before: string, after: string, found: RegExp];

/** The changes that are not found if all of them are made to the files. */
function unnoticed(changes: readonly Change[]): readonly string[] {
  cpSync(conformance, copy, { recursive: true });
  for (const [what, file, before, after] of changes) {
    const path = join(copy, file);
    const text = readFileSync(path, "utf8");
    if (!text.includes(before)) throw new Error(`There is nothing to change for ${what}.`);
    writeFileSync(path, text.replace(before, after));
  }
  const { status, lines } = check(copy);
  expect(status).toBe(1);
  return changes.filter(([, , , , found]) => !lines.some((line) => found.test(line))).map(([what]) => what);
}

describe.skipIf(!hasPython)("the check of the conformance cases in Python (skipped if there is no python3)", () => {
  test("finds no mistakes", () => {
    expect(check(conformance)).toEqual({
      status: 0,
      stderr: "",
      lines: [expect.stringMatching(/^\d+ cases, version [\d.]+ of the set, no mistakes$/)],
    });
  });

  test("finds what has another shape", () => {
    const changes: Change[] = [
      ["a member that there is not", "extended/operators.json", '"name":', '"title":', /operators.*lacks name/],
      [
        "a label twice",
        "extended/records/builds.json",
        '"label": "release"',
        '"label": "main"',
        /builds.*the same label/,
      ],
    ];
    expect(unnoticed(changes)).toEqual([]);
  });

  test("finds what contradicts the rest", () => {
    const changes: Change[] = [
      [
        "a match too many",
        "extended/comparisons.json",
        '"matches": [',
        '"matches": ["nulls",',
        /comparisons.*differ: .*nulls/,
      ],
      ["another precedence", "extended/readings.json", '["any", ["all"', '["all", ["any"', /readings.*differ/],
      [
        "a range outside of the text",
        "extended/unfinished.json",
        '"to": 11',
        '"to": 99',
        /unfinished.*outside of the text/,
      ],
      ["no mark", "extended/operators.json", '{ "kind": "or", "from": 2, "to": 4 }', "", /operators.*is in no piece/],
      ["an unknown feature", "extended/lists.json", '"lists"', '"list"', /lists.*set.json does not explain/],
      ["another run", "records.json", '"branch": "main"', '"branch": "dev"', /fields.*differ: .*documented/],
      [
        "another query string",
        "query-string.json",
        '"queryString": "search=',
        '"queryString": "search=x',
        /query-string.*encoded/,
      ],
    ];
    expect(unnoticed(changes)).toEqual([]);
  });
});
