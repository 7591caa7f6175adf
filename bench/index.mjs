import { keystrokes } from "./keystrokes.mjs";
import { importBuilt, isBuilt } from "./library.mjs";
import { quantile, summary } from "./measure.mjs";
import { describeRecords, makeRecords } from "./records.mjs";

/** Needs a process with `--expose-gc` and room for a million records. */
export async function run({ quick, records }) {
  if (!isBuilt("search-index.js")) return { leftOut: "dist/search-index.js is not built" };
  const { buildSearchIndex, createSearchIndex } = await importBuilt("search-index.js");
  const { parse, toPredicate } = await importBuilt("index.js");
  const library = { buildSearchIndex, createSearchIndex, parse, toPredicate };
  const hundredThousand = records.slice(0, 100_000);
  const result = {
    small: await measureIndex(library, hundredThousand, { builds: quick ? 1 : 5, passes: quick ? 1 : 3 }),
    wide: await measureIndex(library, makeRecords(100_000, { wide: true }), {
      builds: 1,
      passes: quick ? 1 : 3,
      wide: true,
    }),
  };
  if (!quick) result.large = await measureIndex(library, makeRecords(1_000_000), { builds: 1, passes: 1 });
  return result;
}

async function measureIndex(
  { buildSearchIndex, createSearchIndex, parse, toPredicate },
  records,
  { builds, passes, wide = false },
) {
  const texts = keystrokes({ wide });
  const before = memory();
  const buildTimes = [];
  let index;
  for (let build = 0; build < builds; build++) {
    index = undefined;
    const start = performance.now();
    index = createSearchIndex(records);
    buildTimes.push(performance.now() - start);
  }
  const bytes = (memory() - before) / records.length;
  const times = [];
  const counted = [];
  const limited = [];
  for (let pass = 0; pass < passes; pass++) {
    for (const text of texts) times.push(timed(() => index.search(text)));
    for (const text of texts) counted.push(timed(() => index.count(text)));
    for (const text of texts) limited.push(timed(() => index.search(text, { limit: 50 })));
  }
  const scans = verify(index, texts, records, (text) => toPredicate(parse(text)));
  return {
    records: describeRecords(records),
    keystrokes: texts.length,
    build: {
      microsecondsPerRecord: (summary(buildTimes).median * 1000) / records.length,
      longestSlice: await longestSlice(buildSearchIndex, records),
    },
    bytesPerRecord: bytes,
    search: spread(times),
    counted: spread(counted),
    limited: spread(limited),
    scan: spread(scans),
    facets: spread(texts.map((text) => timed(() => index.facets(text, "status")))),
    updateMicroseconds: updateTime(index, records),
    slowest: texts
      .map((text, place) => ({ text, milliseconds: times[place] }))
      .sort((one, other) => other.milliseconds - one.milliseconds)
      .slice(0, 5),
  };
}

/** Compares each keystroke's result with the predicate's, and times the predicate while at it. */
function verify(index, texts, records, predicateOf) {
  return texts.map((text) => {
    const matches = predicateOf(text);
    let expected;
    const time = timed(() => {
      expected = records.filter(matches);
    });
    const found = index.search(text);
    if (found.length !== expected.length || found.some((record, place) => record !== expected[place])) {
      throw new Error(`The index finds ${found.length} records for “${text}”, the predicate ${expected.length}.`);
    }
    if (index.count(text) !== expected.length)
      throw new Error(`The index counts other records for “${text}” than it finds.`);
    return time;
  });
}

/** Average time in microseconds for a changed record, with a search after each. */
function updateTime(index, records) {
  const changed = records.filter((_, place) => place % Math.ceil(records.length / 200) === 0);
  const updates = changed.map((record) => {
    const time = timed(() => index.update(record, { ...record, calculated_status: "SUCCEEDED" }));
    index.count("status:succeeded");
    return time;
  });
  return (updates.reduce((sum, time) => sum + time, 0) * 1000) / updates.length;
}

/** The longest time in milliseconds that a build in slices blocks the thread. */
async function longestSlice(buildSearchIndex, records) {
  let last = performance.now();
  let longest = 0;
  let building = true;
  const beat = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (building) setImmediate(beat);
  };
  setImmediate(beat);
  await buildSearchIndex(records);
  building = false;
  return longest;
}

function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function spread(times) {
  const sorted = [...times].sort((one, other) => one - other);
  return {
    mean: times.reduce((sum, time) => sum + time, 0) / times.length,
    median: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    longest: sorted.at(-1),
  };
}

function memory() {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
