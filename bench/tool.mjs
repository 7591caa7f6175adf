import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { benchFolder, built, importBuilt, isBuilt } from "./library.mjs";
import { summary } from "./measure.mjs";

const { parse, toPredicate } = await importBuilt("index.js");

/** Queries by how much of the file they select. */
const queries = {
  "a rare word": "terraform-modules",
  "a rare word, a repository": "repo:api verbosePasswordToken",
  "an id": "id:51234",
  "a common word": "fix",
  "a common word, counted": "fix",
  everything: "",
  "a word that is not Latin": "ошибк",
};

/** Megabytes a second and peak memory of the tool on a file of records, one per line, compared with `JSON.parse` of each line alone. */
export function run({ quick, full, megabytes, records }) {
  if (!isBuilt("terminal.js")) return { leftOut: "dist/terminal.js is not built" };
  const folder = mkdtempSync(join(tmpdir(), "querybar-tool-"));
  try {
    const size = (megabytes ?? (full ? 1000 : quick ? 50 : 200)) * 1e6;
    const file = join(folder, "records.ndjson");
    const small = join(folder, "small.ndjson");
    writeRecords(file, records, size);
    writeRecords(small, records, 1e6);
    verify(small);
    return { ...measured(file, full || quick ? 1 : 3), smallFile: peaks(small), bytes: statSync(file).size };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeRecords(file, records, size) {
  const descriptor = openSync(file, "w");
  let written = 0;
  for (let index = 0; written < size; ) {
    const lines = [];
    for (let line = 0; line < 5000; line++, index++)
      lines.push(JSON.stringify({ ...records[index % records.length], id: index + 1 }));
    written += writeSync(descriptor, `${lines.join("\n")}\n`);
  }
  closeSync(descriptor);
}

function measured(file, rounds) {
  const commands = {
    "JSON.parse alone": [join(benchFolder, "json-lines.mjs"), file],
    ...Object.fromEntries(Object.entries(queries).map(([name, query]) => [name, commandFor(name, query, file)])),
  };
  const runs = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const name of Object.keys(commands)) runs[name].push(runOnce(commands[name]));
  const { size } = statSync(file);
  const results = Object.entries(runs).map(([name, list]) => {
    const { median, low, high } = summary(list.map(({ seconds }) => seconds));
    const alone = summary(list.map(({ seconds }, round) => runs["JSON.parse alone"][round].seconds / seconds)).median;
    return [
      name,
      {
        query: queries[name],
        seconds: median,
        low,
        high,
        megabytesPerSecond: size / 1e6 / median,
        timesJsonParse: alone,
        peakMegabytes: Math.max(...list.map(({ peakMegabytes }) => peakMegabytes)),
      },
    ];
  });
  return { results: Object.fromEntries(results) };
}

function commandFor(name, query, file) {
  return [built("terminal.js"), name.endsWith("counted") ? "--count" : "--json", "--", query, file];
}

/** The tool must select what the predicate does. */
function verify(file) {
  const lines = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  for (const query of Object.values(queries)) {
    const expected = lines.filter(toPredicate(parse(query))).length;
    const { stdout } = spawnSync(process.execPath, [built("terminal.js"), "--count", "--", query, file], {
      encoding: "utf8",
    });
    if (Number(stdout) !== expected)
      throw new Error(`The tool counts ${stdout} for “${query}”, the predicate ${expected}.`);
  }
}

function peaks(file) {
  return Object.fromEntries(
    Object.entries(queries).map(([name, query]) => [name, runOnce(commandFor(name, query, file)).peakMegabytes]),
  );
}

/** Runs a script of Node with its output thrown away; a preloaded module reports the peak of its memory. */
function runOnce(command) {
  const report = join(tmpdir(), `querybar-peak-${process.pid}`);
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", join(benchFolder, "peak-memory.mjs"), ...command],
    {
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, QUERYBAR_BENCH_PEAK: report },
    },
  );
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0 && status !== 1) throw new Error(`${command.join(" ")} ended with ${status}: ${stderr}`);
  const peakMegabytes = Number(readFileSync(report, "utf8")) / 1000;
  rmSync(report);
  return { seconds, peakMegabytes };
}
