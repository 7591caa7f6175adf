// Conditions of `querybar/sql` at two sizes of a table: against what people usually write, which has another meaning for many letters,
// and against the best SQL with the same meaning. Then what else asks a database: `checkFilter`, and the server's store.
import { startPostgres, startSqlite } from "./databases.mjs";
import { importBuilt } from "./library.mjs";
import { cases, newestByIndex, now, rowOf, runsFrom, tableOf, targetsOf, types, usual, words } from "./sql-cases.mjs";
import { measureChecks } from "./sql-check.mjs";
import { measureHolds } from "./sql-holds.mjs";

const { layerExtended: language, parse, toPredicate } = await importBuilt("index.js");

const batch = 10_000;

export async function run({ quick }) {
  const sizes = quick ? [10_000, 20_000] : [100_000, 500_000];
  const databases = { postgres: await startPostgres(), sqlite: await startSqlite() };
  const started = Object.entries(databases).filter(([, database]) => database !== undefined);
  try {
    const measured = {};
    for (const [dialect, database] of started) {
      const ofSizes = [];
      for (const size of sizes) ofSizes.push(await measureSize(dialect, database, size));
      measured[dialect] = { version: database.version, sizes: ofSizes };
    }
    const checks = {};
    for (const [dialect, database] of started) checks[dialect] = await measureChecks(dialect, database, quick);
    return { sizes, databases: measured, checks, holds: await measureHolds(quick ? 20_000 : 200_000) };
  } finally {
    for (const [, database] of started) await database.stop();
  }
}

async function measureSize(dialect, database, size) {
  process.stderr.write(`  ${database.version}, ${size.toLocaleString("en")} rows …\n`);
  const { drop, create, fieldIndexes, rowsSize, textIndex, analyze } = tableOf(dialect);
  const runAll = async (statements) => {
    for (const statement of statements) await database.run(statement);
  };
  await runAll(create);
  const queries = new Set([...words.map(({ word }) => word), ...cases.map(({ query }) => query)]);
  const expected = await fill(database, size, queries);
  await runAll(fieldIndexes);
  const bytes = async () => Number((await database.ask(rowsSize))[0].bytes);
  const withoutIndex = await bytes();
  const start = performance.now();
  await runAll(textIndex);
  const textIndexed = {
    bytesPerRow: withoutIndex / size,
    indexBytesPerRow: ((await bytes()) - withoutIndex) / size,
    indexMicrosecondsPerRow: ((performance.now() - start) * 1000) / size,
  };
  await runAll(analyze);

  const usualName = usual[dialect].name;
  const text = [];
  const newest = [];
  for (const { name, word } of words) {
    const rows = expected.get(word);
    const all = candidatesFor(dialect, database, word, countOf);
    const finds = await checked(all, rows, usualName);
    text.push({ name, word, rows, finds, results: await compared(all, usualName) });
    if (rows === 0 || [...word].length < 3) continue;
    const few = candidatesFor(dialect, database, word, newestOf);
    if (dialect === "sqlite") {
      const [statement, ...values] = newestByIndex(word);
      few["read in the order of the index, by hand"] = () => database.ask(statement, values);
    }
    newest.push({ name, word, rows, results: await compared(few, usualName) });
  }
  const byHand = [];
  for (const one of cases) byHand.push(...(await againstHand(dialect, database, one, expected.get(one.query))));
  await runAll(drop);
  return { size, ...textIndexed, text, newest, byHand };
}

/** Fills the table. Returns how many runs match each query. */
async function fill(database, size, queries) {
  const counts = new Map(Array.from(queries, (query) => [query, 0]));
  const predicates = Array.from(queries, (query) => [query, toPredicate(parse(query, { language }), { now })]);
  for (let first = 0; first < size; first += batch) {
    const runs = runsFrom(first, batch);
    for (const [query, matches] of predicates)
      counts.set(query, counts.get(query) + runs.filter((run) => matches(run)).length);
    await database.insert("run", types, runs.map(rowOf));
  }
  return counts;
}

const countOf = (condition) => `SELECT count(*) AS count FROM run WHERE ${condition}`;
const newestOf = (condition) => `SELECT id FROM run WHERE ${condition} ORDER BY id DESC LIMIT 20`;

function compiled(target, query) {
  const result = target(parse(query, { language }), { now });
  if (!result.ok) throw new Error(result.diagnostics[0].message);
  return [result.sql, ...result.parameters];
}

/** The ways to find a word, `{ name: function }`. */
function candidatesFor(dialect, { ask, scan }, word, statementOf) {
  const { name, condition } = usual[dialect];
  const by = (how, [sql, ...values]) => {
    const statement = statementOf(sql);
    return () => how(statement, values);
  };
  const made = { [name]: by(ask, [condition, `%${word}%`]) };
  for (const [named, target] of Object.entries(targetsOf[dialect])) {
    const whole = compiled(target, word);
    // PostgreSQL chooses by itself whether to use the index.
    if (dialect === "postgres" && named === "search column") {
      made["search column, by scan"] = by(scan, whole);
      made["search column, by index"] = by(ask, whole);
    } else made[named] = by(ask, whole);
  }
  return made;
}

/** Refuses to time a wrong answer. Returns what the usual way finds, which may be other rows. */
async function checked(candidates, expected, usualName) {
  let finds;
  for (const [name, run] of Object.entries(candidates)) {
    const count = Number((await run())[0].count);
    if (name === usualName) finds = count;
    else if (count !== expected) throw new Error(`${name} finds ${count} rows in place of ${expected}.`);
  }
  return finds;
}

/** Each time, and how many times it is in that of the usual way. */
async function compared(candidates, usualName) {
  const times = await inTurns(candidates);
  return Object.fromEntries(
    Object.entries(times).map(([name, least]) => [name, { least, faster: times[usualName] / least }]),
  );
}

/** The compiled conditions, each against the fastest of those written by hand that have the same column or index. */
async function againstHand(dialect, { ask }, { name, query, [dialect]: conditions }, expected) {
  const rows = [];
  for (const [target, byHand] of Object.entries(conditions)) {
    const own = compiled(targetsOf[dialect][target], query);
    const results = {};
    for (const [kind, statementOf] of Object.entries({ all: countOf, newest: newestOf })) {
      const candidates = {};
      for (const [condition, ...values] of [own, ...byHand]) {
        const statement = statementOf(condition);
        candidates[condition === own[0] ? "querybar" : condition] ??= () => ask(statement, values);
      }
      if (kind === "all") await checked(candidates, expected);
      const { querybar, ...others } = await inTurns(candidates, 9);
      // Where a person would write the very same, there is nothing to compare.
      const least = Math.min(
        ...Object.values(others),
        Object.keys(others).length < byHand.length ? querybar : Infinity,
      );
      results[kind] = { querybar, byHand: least, timesByHand: querybar / least };
    }
    rows.push({ name, query, target, rows: expected, condition: own[0], ...results });
  }
  return rows;
}

/**
 * The least time of each function in nanoseconds, all of which take turns: a database is a process of its own, whose times other work
 * on the machine only makes longer.
 */
async function inTurns(candidates, fewestRounds = 4) {
  const entries = [];
  for (const [name, run] of Object.entries(candidates)) {
    await timed(run, 1);
    const took = await timed(run, 1);
    entries.push({ name, run, repeats: Math.max(1, Math.round(turnTime / took)), least: took, took });
  }
  const longest = Math.max(turnTime, ...entries.map(({ took }) => took));
  const rounds = Math.min(60, Math.max(fewestRounds, Math.round(roundsTime / longest)));
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < entries.length; turn++) {
      const entry = entries[(turn + round) % entries.length];
      entry.least = Math.min(entry.least, await timed(entry.run, entry.repeats));
    }
  }
  return Object.fromEntries(entries.map(({ name, least }) => [name, least * 1e6]));
}

/** In milliseconds: how long a turn lasts at least, and all turns of one function. */
const turnTime = 3;
const roundsTime = 400;

/** The milliseconds of a run, on the average of some. */
async function timed(run, repeats) {
  const start = performance.now();
  for (let repeat = 0; repeat < repeats; repeat++) await run();
  return (performance.now() - start) / repeats;
}
