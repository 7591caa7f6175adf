// What the two stores take as they grow: `node scripts/measure-stores.mjs postgres://…/empty`, after `npm run build`. docs/at-scale.md has the
// results. Half of the runs are of one repository, the others of repositories with 1,000 each. Without an address, only SQLite is measured.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { importBuilt } from "../bench/library.mjs";
import { makeRecords } from "../bench/records.mjs";

const { parse } = await importBuilt("index.js");
const { openStore } = await importBuilt("server/sqlite.js");
const { openPostgresStore } = await importBuilt("server/postgres.js");

const [address] = process.argv.slice(2);
const sizes = (process.env.RUNS ?? "200000,800000").split(",").map(Number);
const batch = 10_000;

const searches = {
  "the latest run": "",
  "by its id": "id:77",
  "a keyword": "failed",
  "a branch that one run has": "branch:only/one",
  "a common word": "fix",
  "a word that 1 run of 50,000 has": "zanzibar",
  "a phrase that 1 run of 50,000 has": '"to Zanzibar"',
  "a word that no run has": "zyzzyva",
  "two letters that no run has": "qü",
};

/** The runs from a number on: the first half of each batch is of the large repository. */
function runsFrom(first) {
  return makeRecords(batch, { seed: first }).map((record, place) => {
    const isLarge = place < batch / 2;
    const number = first / 2 + (place % (batch / 2));
    return {
      ...record,
      repository_name: isLarge ? "large" : `small-${Math.floor(number / 1_000)}`,
      id: isLarge ? number + 1 : (number % 1_000) + 1,
      status_change_time: "2026-11-23 10:20:30.123456 +0000 UTC",
      merge_branch: "main",
      run_start_reason: "push",
      run_start_reason_url: "https://example.com/",
      ...(number % 50_000 === 5 ? { commit_title: `Go to Zanzibar by ${record.author}` } : {}),
      ...(number === 6 ? { branch: "only/one" } : {}),
    };
  });
}

async function measured(name, store, bytes) {
  let count = 0;
  for (const size of sizes) {
    let adding = 0;
    const before = count;
    for (; count < size; count += batch) {
      const runs = runsFrom(count);
      const start = performance.now();
      await store.add(runs);
      adding += performance.now() - start;
    }
    const rows = {
      "microseconds to add a run": (adding * 1000) / (count - before),
      "bytes a run": (await bytes()) / count,
    };
    for (const [search, text] of Object.entries(searches)) {
      const query = parse(text);
      for (const repository of ["large", "small-7"]) {
        const times = [];
        for (let time = 0; time < 5; time++) {
          const begin = performance.now();
          await store.search(repository, query);
          times.push(performance.now() - begin);
        }
        rows[`milliseconds for ${search}, ${repository}`] = Math.min(...times);
      }
    }
    const begin = performance.now();
    const creations = 2_000;
    const create = async (creator) => {
      for (let made = 0; made < creations / 64; made++)
        await store.create(
          `new-${creator % 4}`,
          (id) => ({ ...runsOfCreations, repository_name: `new-${creator % 4}`, id }),
          {},
        );
    };
    await Promise.all(Array.from({ length: 64 }, (_, creator) => create(creator)));
    rows["creations a second, of 64 at once"] = (creations * 1000) / (performance.now() - begin);
    for (const [row, value] of Object.entries(rows))
      console.log(`${name} | ${size} | ${row} | ${value.toPrecision(3)}`);
  }
}

const [{ author, commit_title, commit_body, ...runsOfCreations }] = runsFrom(0);

const folder = mkdtempSync(join(tmpdir(), "querybar-stores-"));
try {
  const file = join(folder, "runs.sqlite");
  const store = openStore({ file });
  await measured("SQLite", store, async () => statSync(file).size);
  store.close();
} finally {
  rmSync(folder, { recursive: true });
}

if (address !== undefined) {
  const store = await openPostgresStore({ address });
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await measured("PostgreSQL", store, async () => {
    await client.query("VACUUM ANALYZE querybar.run");
    const { rows } = await client.query(
      "SELECT pg_table_size('querybar.run')::float8 AS runs, pg_indexes_size('querybar.run')::float8 AS indexes",
    );
    console.log(
      `PostgreSQL | runs and indexes, MB | ${Object.values(rows[0])
        .map((bytes) => Math.round(bytes / 1e6))
        .join(" | ")}`,
    );
    return rows[0].runs + rows[0].indexes;
  });
  await client.end();
  await store.close();
}
