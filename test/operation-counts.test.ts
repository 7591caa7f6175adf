import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";

// Speed, guarded without a clock: what the library does for fixed inputs is counted (calls of functions, executions of regular
// expressions, searches in texts, copies of texts, reads of a record's properties, bytes allocated per record) and compared
// with the committed counts. After a change that is meant to cost more, or that saves a lot, write them anew:
//
//   UPDATE_COUNTS=1 npx vitest run test/operation-counts.test.ts

const root = fileURLToPath(new URL("..", import.meta.url));
const countsFile = join(root, "test/operation-counts.json");

type Counts = Readonly<Record<string, number>>;
type Part = Readonly<Record<string, Counts>>;

interface Report {
  readonly parsing: Part;
  readonly checking: Part;
  readonly compiling: Part;
  readonly filtering: Part;
  readonly indexing: Part;
  readonly helping: Part;
  readonly allocated: Counts;
}

const counted = await count();
if (process.env["UPDATE_COUNTS"] !== undefined) writeFileSync(countsFile, written(counted));
const committed: Report = JSON.parse(readFileSync(countsFile, "utf8"));

/** Counts in a process of its own, so that neither other tests nor the coverage of this run meddle with it. */
async function count(): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), "querybar-counts-"));
  try {
    const library = join(folder, "library.mjs");
    await build({
      stdin: {
        contents: `export * from "./src/index.ts"; export { createSearchIndex } from "./src/search-index/index.ts"; export * from "./src/assist/index.ts";`,
        resolveDir: root,
      },
      outfile: library,
      bundle: true,
      format: "esm",
      platform: "neutral",
      mainFields: ["module", "main"],
    });
    const script = join(root, "bench/count-operations.mjs");
    return JSON.parse(execFileSync(process.execPath, ["--expose-gc", script, library], { encoding: "utf8" }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One line for each input. */
function written(report: Report): string {
  const parts = Object.entries(report).map(([part, inputs]) => {
    const lines = Object.entries(inputs).map(
      ([input, counts]) => `    ${JSON.stringify(input)}: ${JSON.stringify(counts)}`,
    );
    return `  ${JSON.stringify(part)}: {\n${lines.join(",\n")}\n  }`;
  });
  return `{\n${parts.join(",\n")}\n}\n`;
}

/** Small changes are left alone, in either direction. */
const dearer = (now: number, before: number) => now > before * 1.05 + 2;
const cheaper = (now: number, before: number) => now < before * 0.6 - 20;

function differences(now: Part, before: Part, differs: (now: number, before: number) => boolean): string[] {
  return Object.entries(now).flatMap(([input, counts]) =>
    Object.entries(counts)
      .filter(([what, number]) => differs(number, before[input]?.[what] ?? Number.NaN))
      .map(([what, number]) => `${input}: ${number} ${what}, ${before[input]?.[what]} committed`),
  );
}

describe.each(["parsing", "checking", "compiling", "filtering", "indexing", "helping"] as const)("%s", (part) => {
  test("is counted for the committed inputs", () => {
    expect(Object.keys(counted[part])).toEqual(Object.keys(committed[part]));
  });

  test("costs no more than committed", () => {
    expect(differences(counted[part], committed[part], dearer)).toEqual([]);
  });

  test("is not so much cheaper that the committed counts would hide the next change", () => {
    expect(differences(counted[part], committed[part], cheaper)).toEqual([]);
  });
});

describe("growth", () => {
  const calls = (part: Part, input: string) => part[input]?.["calls"] ?? Number.NaN;

  test.each([
    ["100 terms", 100],
    ["1,000 terms", 1000],
    ["10,000 terms", 10_000],
  ] as const)("%s take no more calls a term than fewer do", (input, terms) => {
    expect(calls(counted.parsing, input) / terms).toBeLessThan(60);
    expect(calls(counted.checking, input) / terms).toBeLessThan(60);
  });

  test("help takes no more calls, beside reading the text, than the parser does to read it", () => {
    const most = calls(counted.parsing, "1,000 terms");
    expect(Object.keys(counted.helping).filter((task) => calls(counted.helping, task) > most)).toEqual([]);
  });

  test("a thousand excluded values are one look-up", () => {
    expect(calls(counted.filtering, "1,000 excluded ids")).toBeLessThan(2 * calls(counted.filtering, "an id"));
  });
});

test("no predicate allocates memory for a record of Latin text, except to look for very many words at once", () => {
  const allocating = Object.entries(counted.allocated).filter(([, bytes]) => bytes > 8);
  expect(allocating.filter(([query]) => query !== "100 excluded words")).toEqual([]);
});
