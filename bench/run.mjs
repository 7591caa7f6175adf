// npm run bench                 every part but api and sql; writes bench/RESULTS.md and bench/charts/
// npm run bench -- parse tool   some parts; the others keep their last figures
// npm run bench -- api          the server under load; apart, since filling its database takes minutes
// npm run bench -- sql          conditions in SQLite and PostgreSQL; apart for the same reason
// npm run bench -- comparison   what libraries for search text can do; measures nothing, and writes docs/query-language-comparison.md
//
//   --quick         fewer records and rounds, and nothing is written
//   --full          the tool on 1 GB
//   --git DIR       a repository's own commits instead of made-up ones
//   --megabytes N   the size of the tool's file
//
// Each part runs in a process of its own, so that one part's records and optimised code do not affect the next one.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { benchFolder, buildLibrary, installPeers } from "./library.mjs";
import { machine } from "./machine.mjs";

const parts = {
  parse: [],
  filter: [],
  extended: ["--max-old-space-size=12000"],
  index: ["--expose-gc", "--max-old-space-size=12000"],
  start: [],
  size: [],
  tool: [],
  typing: [],
  api: [],
  sql: [],
};
const usualParts = Object.keys(parts).filter((part) => part !== "api" && part !== "sql");

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    full: { type: "boolean", default: false },
    git: { type: "string" },
    megabytes: { type: "string" },
  },
});

const unknown = wanted.find((part) => !(part in parts) && part !== "comparison");
if (unknown !== undefined) {
  process.stderr.write(`There is no part “${unknown}”. The parts are ${Object.keys(parts).join(", ")}, comparison.\n`);
  process.exit(2);
}

installPeers();
buildLibrary();

if (wanted.includes("comparison")) {
  const { writeComparison } = await import("./comparison.mjs");
  writeComparison();
  if (wanted.length === 1) process.exit();
}
const measured = wanted.length === 0 ? usualParts : wanted.filter((part) => part !== "comparison");

const resultsFile = join(benchFolder, "results", "figures.json");
const results = existsSync(resultsFile) ? JSON.parse(readFileSync(resultsFile, "utf8")) : {};
const folder = mkdtempSync(join(tmpdir(), "querybar-bench-"));
try {
  for (const part of measured) results[part] = measurePart(part);
} finally {
  rmSync(folder, { recursive: true });
}

const { summarize, writeReport } = await import("./report.mjs");
if (!options.quick) {
  mkdirSync(join(benchFolder, "results"), { recursive: true });
  writeFileSync(resultsFile, `${JSON.stringify(results, rounded, 1)}\n`);
  writeReport(JSON.parse(readFileSync(resultsFile, "utf8")));
}
process.stdout.write(summarize(results, measured));

function measurePart(part) {
  process.stderr.write(`Measuring ${part} …\n`);
  const start = performance.now();
  const file = join(folder, `${part}.json`);
  const job = JSON.stringify({
    part,
    file,
    quick: options.quick,
    full: options.full,
    git: options.git,
    megabytes: Number(options.megabytes) || undefined,
  });
  const { status } = spawnSync(
    process.execPath,
    [...parts[part], fileURLToPath(new URL("part.mjs", import.meta.url)), job],
    {
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  if (status !== 0) process.exit(status ?? 1);
  const seconds = Math.round((performance.now() - start) / 1000);
  process.stderr.write(`  ${seconds} s\n`);
  return {
    machine: machine(),
    measured: new Date().toISOString().slice(0, 10),
    records: options.git === undefined ? "made up" : "of a git repository",
    seconds,
    ...JSON.parse(readFileSync(file, "utf8")),
  };
}

/** Rounds to four significant digits, more than the figures are precise to. */
function rounded(key, value) {
  if (key === "rounds") return undefined;
  return typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
}
