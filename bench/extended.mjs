import { extendedKeystrokes, keystrokes } from "./keystrokes.mjs";
import { importBuilt } from "./library.mjs";
import { measure, ratio } from "./measure.mjs";
import { makeRecords } from "./records.mjs";

const { boolean, date, defineLanguage, layer, layerExtended, number, oneOf, parse, toPredicate } =
  await importBuilt("index.js");
const { createSearchIndex } = await importBuilt("search-index.js");

const example =
  'text to find in commit body "exact text" -layer -ci repo:layer-example-repo branch:main id:10 status:running done running failed';

/** Two groups, a list, a comparison and an age among twelve terms. */
const twelveTerms =
  'login page (crash OR "out of memory") -(wip OR draft) status:failure,runner_error id:>1000 branch:feature/* changed:<7d timeout';
const twelveWords = "login page crash out of memory wip draft failure error feature timeout";

const orders = defineLanguage()({
  name: "orders",
  dialect: "extended",
  text: [],
  fields: {
    total: number("total"),
    created: date("created"),
    at: date("at"),
    state: oneOf("state", ["open", "paid"]),
    gift: boolean("gift"),
  },
});

export function run({ records, quick }) {
  const typing = [records, ...(quick ? [] : [makeRecords(1_000_000)])].map((all) => typed(all, quick ? 1 : 3));
  return {
    parsing: parsing(quick),
    filtering: filtering(records.length, quick),
    index: indexed(records, quick),
    typing,
  };
}

function parsing(quick) {
  const checked = (text, options) => () => parse(text, options).diagnostics.length >= 0;
  const extended = { language: layerExtended };
  const times = measure(
    {
      documented: checked(example),
      extended: checked(example, extended),
      "twelve words": checked(twelveWords, extended),
      "twelve terms": checked(twelveTerms, extended),
    },
    { rounds: quick ? 15 : 41, batch: 2e6, warmUp: quick ? 150e6 : 500e6 },
  );
  const row = (text, name, other) => ({
    text,
    median: times[name].median,
    other,
    timesOther: ratio(times[name], times[other]),
  });
  return [row(example, "extended", "documented"), row(twelveTerms, "twelve terms", "twelve words")];
}

/** What a predicate takes beyond reading the property: each term over records that hold its value in one way. */
function filtering(count, quick) {
  const records = Array.from({ length: count }, (_, index) => {
    const time = Date.UTC(2026, 0, 1) + index * 7_919_000;
    return {
      total: index / 4,
      created: new Date(time).toISOString(),
      at: new Date(time),
      state: index % 3 === 0 ? "open" : "paid",
      gift: index % 2 === 0,
    };
  });
  const now = new Date(Date.UTC(2026, 5, 1));
  const cases = [
    ["total:>=19.90", "total"],
    ["total:10..5000", "total"],
    ["created:<7d", "created"],
    ["created:2026-03", "created"],
    ["at:>2026-03-05", "at"],
    ["state:open", "state"],
    ["gift:true", "gift"],
  ];
  return cases.map(([text, property]) => {
    const matches = toPredicate(parse(text, { language: orders }), { now, timeZone: "Europe/Berlin" });
    const times = measure(
      {
        predicate: () => counted(records, matches),
        property: () => counted(records, (record) => record[property] !== undefined && record[property] !== null),
      },
      { rounds: quick ? 7 : 21, batch: 20e6, warmUp: 200e6 },
    );
    return { text, nanoseconds: (times.predicate.median - times.property.median) / records.length };
  });
}

function counted(records, matches) {
  let count = 0;
  for (const record of records) if (matches(record)) count++;
  return count;
}

/** Five terms, with and without an OR between two of them, at an index. */
function indexed(records, quick) {
  const index = createSearchIndex(records, { language: layerExtended });
  const terms = ["fix", "cache", "-wip", "branch:main", "done"];
  // A new word at the end each time, so that no earlier result is refined.
  let count = 0;
  const fresh = (text) => () => index.search(`${text} -zz${count++ % 1000}`).length >= 0;
  const times = measure(
    {
      without: fresh(terms.join(" ")),
      with: fresh(`${terms[0]} OR ${terms.slice(1).join(" ")}`),
      group: fresh(`(${terms[0]} OR ${terms[1]}) ${terms.slice(2).join(" ")}`),
    },
    { rounds: quick ? 7 : 21, batch: 50e6, warmUp: 300e6 },
  );
  return {
    records: records.length,
    rows: [
      ["five terms", "without"],
      ["the same, with an OR between the first two", "with"],
      ["the same, these two in a group", "group"],
    ].map(([name, key]) => ({
      name,
      median: times[key].median,
      timesWithout: ratio(times[key], times.without),
    })),
  };
}

/** A search at every key, in milliseconds: the lowest mean of some passes. Each result is compared with the predicate's at 100,000 records. */
function typed(records, passes) {
  const documented = createSearchIndex(records, { language: layer });
  const extended = createSearchIndex(records, { language: layerExtended });
  const rows = [
    { name: "documented", index: documented, language: layer, texts: keystrokes() },
    { name: "the same keys, extended", index: extended, language: layerExtended, texts: keystrokes() },
    { name: "keys of the extended dialect", index: extended, language: layerExtended, texts: extendedKeystrokes() },
  ];
  if (records.length <= 100_000) for (const row of rows) compare(row, records);
  const means = rows.map(() => Number.POSITIVE_INFINITY);
  for (let pass = 0; pass < passes; pass++)
    rows.forEach(({ index, texts }, row) => {
      const start = performance.now();
      for (const text of texts) index.search(text);
      means[row] = Math.min(means[row], (performance.now() - start) / texts.length);
    });
  return {
    records: records.length,
    rows: rows.map(({ name }, row) => ({ name, mean: means[row], times: means[row] / means[0] })),
  };
}

function compare({ index, language, texts }, records) {
  for (const text of texts) {
    const matches = toPredicate(parse(text, { language }));
    const expected = records.filter(matches);
    const found = index.search(text);
    if (found.length !== expected.length || found.some((record, place) => record !== expected[place]))
      throw new Error(`The index finds ${found.length} records for “${text}”, the predicate ${expected.length}.`);
  }
}
