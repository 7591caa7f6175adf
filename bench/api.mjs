import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import { built, importBuilt } from "./library.mjs";
import { quantile } from "./measure.mjs";
import { chooser, seeded } from "./random.mjs";
import { makeRecords } from "./records.mjs";

const { parse, toPredicate, toSearchUrl } = await importBuilt("index.js");
const { openStore } = await importBuilt("server/sqlite.js");

const repositories = 1_000;
const batch = 10_000;
const connections = [1, 32];

/** Queries by how much has to be read for them; all of a repository's runs where none matches. */
const searches = {
  "the latest run": [""],
  "a status, a branch, a keyword": ["status:runner_error", "branch:main", "failed", "done -branch:main"],
  "words and a keyword": ["fix failed", "-wip running", "test -fix branch:main"],
  "a word that no run has": ["zyzzyva"],
};

/** Searches and creations a second of `querybar serve`, a process of its own, over a database of a million runs in a file. */
export async function run({ quick }) {
  const folder = mkdtempSync(join(tmpdir(), "querybar-api-"));
  const file = join(folder, "runs.sqlite");
  const runs = quick ? 50_000 : 1_000_000;
  const seconds = quick ? 2 : 10;
  try {
    const { checked, fillSeconds } = filled(file, runs);
    const bytes = statSync(file).size;
    const server = await started(file);
    try {
      await verify(server.base, checked);
      const rows = [];
      for (const [name, queries] of Object.entries(searches)) {
        const next = searchesOf(queries);
        for (const count of connections)
          rows.push({ name, queries, ...(await load(server.base, count, seconds, next)) });
      }
      for (const count of connections) {
        rows.push({ name: "a new run", queries: [], ...(await load(server.base, count, seconds, creations())) });
      }
      return { runs, repositories, fillSeconds, bytes, rows };
    } finally {
      await server.end();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Fills a database, and keeps the runs of a few repositories to check answers by. */
function filled(file, runs) {
  const start = performance.now();
  const store = openStore({ file });
  const checked = new Map(["repository-0", "repository-1", "repository-2"].map((name) => [name, []]));
  for (let first = 0; first < runs; first += batch) {
    const records = makeRecords(batch, { seed: first }).map((record, place) => served(record, first + place));
    for (const record of records) checked.get(record.repository_name)?.push(record);
    store.add(records);
  }
  store.close();
  return { checked, fillSeconds: (performance.now() - start) / 1000 };
}

function served(record, place) {
  return {
    ...record,
    repository_name: `repository-${place % repositories}`,
    id: Math.floor(place / repositories) + 1,
    status_change_time: "2026-11-23 10:20:30.123456 +0000 UTC",
    merge_branch: "main",
    run_start_reason: "push",
    run_start_reason_url: "https://example.com/",
  };
}

/** The tool as it is installed, answering from a file. */
async function started(file) {
  const tool = spawn(process.execPath, [built("terminal.js"), "serve", "--port", "0", "--database", file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(tool, "close");
  const [greeting] = await Promise.race([
    once(tool.stdout, "data"),
    ended.then(() => Promise.reject(new Error("querybar serve did not start."))),
  ]);
  const base = /^Serving at (\S+)\/api\/v1/.exec(String(greeting))[1];
  return {
    base,
    async end() {
      tool.kill("SIGTERM");
      await ended;
    },
  };
}

/** Refuses to time anything with a wrong answer. */
async function verify(base, checked) {
  for (const [repository, records] of checked) {
    for (const text of Object.values(searches).flat()) {
      const query = parse(text);
      const expected = records.findLast(toPredicate(query))?.id;
      const { job } = await (await fetch(toSearchUrl(query, { repository, base }))).json();
      if (job?.id !== expected) throw new Error(`“${text}” in ${repository}: ${job?.id} in place of ${expected}.`);
    }
  }
}

/** The next request: any of the queries in any of the repositories, the same in every run. */
function searchesOf(queries) {
  const { below, pick } = chooser(seeded(1));
  const parsed = queries.map((text) => parse(text));
  return () => {
    const url = new URL(toSearchUrl(pick(parsed), { repository: `repository-${below(repositories)}` }));
    return { method: "GET", path: url.pathname + url.search };
  };
}

function creations() {
  const { below } = chooser(seeded(2));
  const body = JSON.stringify({ branch: "main" });
  const headers = { "content-type": "application/json" };
  return () => ({ method: "POST", path: `/api/v1/run/repository-${below(repositories)}`, body, headers });
}

/** Milliseconds of the answers, and how many came a second. A first second warms up and is not counted. */
async function load(base, count, seconds, next) {
  await answered(base, count, 1, next);
  const { times, elapsed } = await answered(base, count, seconds, next);
  return {
    connections: count,
    perSecond: times.length / elapsed,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  };
}

async function answered(base, count, seconds, next) {
  const times = [];
  const wrong = new Map();
  const instance = autocannon({
    url: base,
    connections: count,
    duration: seconds,
    requests: [{ setupRequest: (request) => ({ ...request, ...next() }) }],
  });
  instance.on("response", (_client, status, _bytes, milliseconds) => {
    times.push(milliseconds);
    if (![200, 201, 404].includes(status)) wrong.set(status, (wrong.get(status) ?? 0) + 1);
  });
  const { duration, errors } = await instance;
  if (errors > 0 || wrong.size > 0) throw new Error(`${errors} failures, answers ${JSON.stringify([...wrong])}.`);
  return { times: times.sort((one, other) => one - other), elapsed: duration };
}
