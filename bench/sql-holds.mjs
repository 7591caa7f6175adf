import { importBuilt } from "./library.mjs";
import { makeRecords } from "./records.mjs";

const { parse } = await importBuilt("index.js");
const { openStore } = await importBuilt("server/sqlite.js");

const batch = 10_000;
const thousand = Array.from({ length: 1000 }, (_, place) => `w${place.toString(36)}qqq`);

const searches = {
  "a word that no run has": "zyzzyva",
  "a phrase that no run has": '"fix zyzzyva"',
  "a thousand words that no run has": thousand.join(" "),
  "a thousand that no run may have, the last of which all have": [
    ...thousand.slice(1).map((word) => `-${word}`),
    '-" "',
  ].join(" "),
};

/** How long searches of the server's store in SQLite, which run on the event loop, keep that from all else, in milliseconds. */
export async function measureHolds(runs) {
  const store = openStore();
  for (let first = 0; first < runs; first += batch) {
    const records = makeRecords(batch, { seed: first }).map((record, place) => ({
      ...record,
      repository_name: "large",
      id: first + place + 1,
      status_change_time: "2026-11-23 10:20:30.123456 +0000 UTC",
      merge_branch: "main",
      run_start_reason: "push",
      run_start_reason_url: "https://example.com/",
    }));
    store.add(records);
  }
  const rows = [];
  for (const [name, text] of Object.entries(searches)) {
    const query = parse(text);
    const times = [];
    // What other work on the machine and the collection of garbage add is not there each time.
    for (let round = 0; round < 5; round++) times.push(await held(() => store.search("large", query)));
    rows.push({
      name,
      longest: Math.min(...times.map(({ longest }) => longest)),
      whole: Math.min(...times.map(({ whole }) => whole)),
    });
  }
  store.close();
  return { runs, rows };
}

/** The longest iteration of the event loop while some work is done, and all of its time. */
async function held(work) {
  let isDone = false;
  let longest = 0;
  let last = performance.now();
  const tick = () => {
    const at = performance.now();
    longest = Math.max(longest, at - last);
    last = at;
    if (!isDone) setImmediate(tick);
  };
  setImmediate(tick);
  const start = last;
  await work();
  isDone = true;
  return { longest, whole: performance.now() - start };
}
