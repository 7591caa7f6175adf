import { importBuilt } from "./library.mjs";

const { defineLanguage, exactText, oneOf } = await importBuilt("index.js");
const { checkFilter, queryAndRecord } = await importBuilt("fast-check.js");
const { searchText, sqlTarget } = await importBuilt("sql.js");

const language = defineLanguage()({
  name: "tickets",
  dialect: "extended",
  text: ["title"],
  fields: { state: oneOf("state", ["open", "closed"]), area: exactText("area", { wildcards: true }) },
});

const types = ["integer", "text", "text", "text", "text"];
const texts = (value) => (typeof value === "string" ? value : null);
const rowOf = (record, position) => [
  position,
  texts(record.title),
  texts(record.state),
  texts(record.area),
  searchText(record, { language }),
];

/** What `checkFilter` takes to check the same conditions one record at a time, and with `select`. */
export async function measureChecks(dialect, database, quick) {
  await database.run("CREATE TABLE ticket (position integer, title text, state text, area text, search_text text)");
  const where = sqlTarget({
    language,
    dialect,
    columns: {
      title: { column: "title", normalized: true },
      state: { column: "state", normalized: true },
      area: "area",
    },
    searchColumn: "search_text",
  });
  const store = async (records) => {
    await database.run("DELETE FROM ticket");
    await database.insert("ticket", types, records.map(rowOf));
  };
  const found = async (query) => {
    const result = where(query);
    if (!result.ok) throw new Error(result.diagnostics[0].message);
    const rows = await database.ask(`SELECT position FROM ticket WHERE ${result.sql}`, result.parameters);
    return rows.map(({ position }) => position);
  };
  // PostgreSQL cannot hold U+0000.
  const arbitrary = queryAndRecord({ language, letters: "latin" }).filter(
    ([{ text }, record]) => !JSON.stringify([text, record]).includes("\\u0000"),
  );
  let stored;
  const oneByOne = {
    async filter(query, record) {
      await store([record]);
      return (await found(query)).length === 1;
    },
  };
  const allAtOnce = {
    async select(query, records) {
      if (records !== stored) await store(records);
      stored = records;
      return found(query);
    },
  };
  const many = quick ? 100 : 1000;
  const ways = [
    { name: "one record at a time", numRuns: many, comparisons: many, filter: oneByOne },
    { name: "`select`", numRuns: many / 10, comparisons: (many / 10) ** 2, filter: allAtOnce },
    { name: "`select`", numRuns: many, comparisons: many ** 2, filter: allAtOnce },
  ];
  const rows = [];
  for (const { name, numRuns, comparisons, filter } of ways) {
    const times = [];
    for (let round = 0; round < (quick ? 1 : 3); round++) {
      stored = undefined;
      const start = performance.now();
      await checkFilter({ language, arbitrary, letters: "latin", numRuns, seed: 1, ...filter });
      times.push(performance.now() - start);
    }
    const seconds = Math.min(...times) / 1000;
    rows.push({ name, queries: numRuns, comparisons, seconds, perSecond: comparisons / seconds });
  }
  await database.run("DROP TABLE ticket");
  return rows;
}
