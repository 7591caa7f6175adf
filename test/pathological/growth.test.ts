import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import { everything } from "./everything.ts";
import { pathologicalSettings } from "./settings.ts";
import { pathologicalTexts } from "./texts.ts";

// A quadratic step would take 64 times as long for eight times the text, a linear one 8 times.
const growth = 8;

/** What eight times the text may count, and what it may take: a clock is less exact than a count. */
const mostWork = 12;
const mostTime = 30;

/** Below this a measurement is noise. */
const leastMilliseconds = 2;

/** Bytes of memory that a query and its diagnostics may keep for a character. */
const mostKept = 1000;

interface Counts {
  readonly small: number;
  readonly large: number;
  readonly kept: number;
}

const size = 2_000;
let counted: Readonly<Record<string, Counts>> = {};

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "querybar-work-"));
  try {
    const outfile = join(folder, "count-work.mjs");
    const entryPoints = [fileURLToPath(new URL("count-work.ts", import.meta.url))];
    await build({
      entryPoints,
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      mainFields: ["module", "main"],
    });
    const args = ["--expose-gc", outfile, String(size), String(size * growth)];
    counted = JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 600_000);

/** The processor's time for some work, the best of several runs. */
function time(work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

const all = [
  ...pathologicalTexts.map(({ name, make, language }) => ({
    name,
    worker: (length: number) => {
      const text = make(length);
      return () => everything(text, language);
    },
  })),
  ...pathologicalSettings.map(({ name, run }) => ({ name, worker: (length: number) => () => run(length) })),
];

describe.each(all)("$name", ({ name, worker }) => {
  test("takes work in proportion to its length, by count", () => {
    const { small, large } = counted[name] ?? { small: 0, large: Number.NaN };
    expect(small).toBeGreaterThan(0);
    expect(large / small).toBeLessThan(mostWork);
  });

  // Other work on the machine adds to one measurement, a quadratic step to each.
  test("takes time in proportion to its length", { retry: 2 }, () => {
    const small = Math.max(leastMilliseconds, time(worker(size)));
    expect(time(worker(size * growth)) / small).toBeLessThan(mostTime);
  });
});

describe.each(pathologicalTexts)("$name", ({ name }) => {
  test("keeps memory in proportion to its length", () => {
    expect(counted[name]?.kept).toBeLessThan(mostKept * size * growth);
  });
});

test("a million times one character is a query like any other, in little memory", () => {
  const folder = fileURLToPath(new URL("../../dist/index.js", import.meta.url));
  const script = `
    import { parse, print, toPredicate } from ${JSON.stringify(folder)};
    for (const character of ['"', "“", "\\\\", "-", ":", "a", "0", " ", "\\u3000", "\\u200b", "\\u0301", "\\ud800", "\\0", "Σ"]) {
      const query = parse(character.repeat(1_000_000));
      if (query.diagnostics.length > 1_000_000) throw new Error("too many diagnostics");
      toPredicate(query)({ commit_title: "x" });
      if (parse(print(query)).root.terms.length !== query.root.terms.filter(({ type }) => type !== "unfinished").length) {
        throw new Error("printed otherwise: " + JSON.stringify(character));
      }
    }
    console.log("done");`;
  // Most of it is for half a million empty phrases, each with a diagnostic and a fix.
  const args = ["--max-old-space-size=1200", "--input-type=module", "-e", script];
  expect(execFileSync(process.execPath, args, { encoding: "utf8" })).toBe("done\n");
});
