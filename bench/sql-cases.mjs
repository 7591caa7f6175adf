// The table that the SQL part measures, and what it asks: each query with the best SQL that a person would write with the same meaning.
import { importBuilt } from "./library.mjs";
import { makeRecords } from "./records.mjs";

const { layerExtended: language } = await importBuilt("index.js");
const { searchColumn, searchText, sqlTarget } = await importBuilt("sql.js");

export const day = 86_400_000;
export const now = new Date("2026-11-27T00:00:00Z");

/** Runs from a number on, one each minute. Of 2,000 one has a rare word, of 50,000 one a rarer word, of 50 one no branch. */
export function runsFrom(first, count) {
  return makeRecords(count, { seed: first }).map((record, place) => {
    const number = first + place;
    return {
      ...record,
      id: number + 1,
      branch: number % 50 === 7 ? null : record.branch,
      status_change_time: new Date(now.getTime() - (500_000 - number) * 60_000).toISOString(),
      ...(number % 2_000 === 5 ? { commit_title: `Go to Zanzibar by ${record.author}` } : {}),
      ...(number % 50_000 === 6 ? { commit_title: `Go to Timbuktu by ${record.author}` } : {}),
    };
  });
}

export const types = ["bigint", "text", "text", "timestamptz", "text", "text", "text", "text"];

export function rowOf(run) {
  const { id, branch, calculated_status: status, status_change_time: changed, author } = run;
  return [id, branch, status, changed, author, run.commit_title, run.commit_body, searchText(run, { language })];
}

/** Both databases have the same table. What `searchColumn` says follows once the rows are there. */
export function tableOf(dialect) {
  const time = dialect === "postgres" ? "timestamptz" : "TEXT";
  const key = dialect === "postgres" ? "bigint PRIMARY KEY" : "INTEGER PRIMARY KEY";
  return {
    drop: dialect === "postgres" ? ["DROP TABLE run"] : ["DROP TABLE run_search", "DROP TABLE run"],
    create: [
      `CREATE TABLE run (id ${key}, branch text, status text, changed ${time}, author text, title text, body text, search_text text)`,
    ],
    fieldIndexes: [
      "CREATE INDEX run_branch ON run (branch, id)",
      "CREATE INDEX run_status ON run (status, id)",
      "CREATE INDEX run_changed ON run (changed)",
    ],
    // The column is there, and SQLite's triggers are for rows that come later.
    // In bytes.
    rowsSize:
      dialect === "postgres"
        ? "SELECT pg_table_size('run') + pg_indexes_size('run') AS bytes"
        : "SELECT (page_count - freelist_count) * page_size AS bytes FROM pragma_page_count, pragma_freelist_count, pragma_page_size",
    textIndex: searchColumn({ language, dialect, table: "run" }).statements.filter(
      (statement) => !/^(ALTER|CREATE TRIGGER)/.test(statement),
    ),
    analyze: [dialect === "postgres" ? "VACUUM ANALYZE run" : "ANALYZE"],
  };
}

const columns = (normalized) => ({
  id: { column: "id", type: "bigint" },
  branch: { column: "branch", normalized },
  calculated_status: { column: "status", canonical: true },
  status_change_time: { column: "changed", type: "timestamptz" },
  author: { column: "author", normalized },
  commit_title: { column: "title", normalized },
  commit_body: { column: "body", normalized },
});

/** What words are found by, from the slowest to the fastest. */
export const targetsOf = {
  postgres: {
    "no search column": sqlTarget({ language, dialect: "postgres", columns: columns(false) }),
    "no search column, normalized": sqlTarget({ language, dialect: "postgres", columns: columns(true) }),
    "search column": sqlTarget({
      language,
      dialect: "postgres",
      columns: columns(true),
      searchColumn: "search_text",
    }),
  },
  sqlite: {
    "no search column": sqlTarget({ language, dialect: "sqlite", columns: columns(true) }),
    "search column": sqlTarget({ language, dialect: "sqlite", columns: columns(true), searchColumn: "search_text" }),
    "search index": sqlTarget({
      language,
      dialect: "sqlite",
      columns: columns(true),
      searchColumn: "search_text",
      searchIndex: "run_search",
    }),
  },
};

export const words = [
  { name: "a word that 1 row of 2,000 has", word: "zanzibar" },
  { name: "a word that 1 row of 50,000 has", word: "timbuktu" },
  { name: "a common word", word: "fix" },
  { name: "two letters that no row has", word: "qü" },
];

/** What a condition cannot say: the newest rows that a word is in, read from the index in their order. */
export const newestByIndex = (word) => [
  "SELECT id FROM run_search JOIN run ON id = run_search.rowid WHERE run_search MATCH ? ORDER BY run_search.rowid DESC LIMIT 20",
  `"${word}"`,
];

/** The usual way, which has another meaning for many letters. */
export const usual = {
  postgres: { name: "three ILIKEs", condition: "(author ILIKE $1 OR title ILIKE $1 OR body ILIKE $1)" },
  sqlite: { name: "three LIKEs", condition: "(author LIKE ?1 OR title LIKE ?1 OR body LIKE ?1)" },
};

const inIndex = "id IN (SELECT rowid FROM run_search WHERE run_search MATCH ?)";
const notInIndex = "id NOT IN (SELECT rowid FROM run_search WHERE run_search MATCH ?)";
const inTexts = "(author GLOB ?2 OR title GLOB ?2 OR body GLOB ?2)";

/**
 * A query, and for each of the `targetsOf` a database the conditions that a person would write for just these rows, with their values:
 * several where it is not obvious which is faster.
 */
export const cases = [
  {
    name: "a rare word",
    query: "zanzibar",
    postgres: { "search column": [["search_text LIKE $1", "%zanzibar%"]] },
    sqlite: {
      "search column": [
        ["instr(search_text, ?) > 0", "zanzibar"],
        ["search_text GLOB ?", "*zanzibar*"],
      ],
      "search index": [[inIndex, '"zanzibar"']],
    },
  },
  {
    name: "a common word",
    query: "fix",
    postgres: {
      "search column": [
        ["search_text LIKE $1", "%fix%"],
        ["strpos(search_text, $1) > 0", "fix"],
      ],
    },
    sqlite: {
      "search column": [
        ["instr(search_text, ?) > 0", "fix"],
        ["search_text GLOB ?", "*fix*"],
      ],
      "search index": [[inIndex, '"fix"']],
    },
  },
  {
    name: "a rare phrase",
    query: '"to Zanzibar"',
    postgres: {
      "search column": [
        ["search_text LIKE $1 AND (author LIKE $2 OR title LIKE $2 OR body LIKE $2)", "%to zanzibar%", "%to Zanzibar%"],
      ],
    },
    sqlite: {
      "search column": [[`search_text GLOB ?1 AND ${inTexts}`, "*to zanzibar*", "*to Zanzibar*"]],
      "search index": [[`${inIndex.replace("?", "?1")} AND ${inTexts}`, '"to zanzibar"', "*to Zanzibar*"]],
    },
  },
  {
    name: "words, one excluded, a branch",
    query: "cache -wip branch:main",
    postgres: {
      "search column": [
        ["branch = $1 AND search_text LIKE $2 AND search_text NOT LIKE $3", "main", "%cache%", "%wip%"],
      ],
    },
    sqlite: {
      "search column": [["branch = ? AND search_text GLOB ? AND search_text NOT GLOB ?", "main", "*cache*", "*wip*"]],
      "search index": [[`branch = ? AND ${inIndex} AND ${notInIndex}`, "main", '"cache"', '"wip"']],
    },
  },
  {
    name: "alternatives in groups, a status",
    query: "(zanzibar OR timeout) -(wip OR draft) status:failure",
    postgres: {
      "search column": [
        [
          "status = $1 AND (search_text LIKE $2 OR search_text LIKE $3) AND NOT (search_text LIKE $4 OR search_text LIKE $5)",
          "FAILURE",
          ...["%zanzibar%", "%timeout%", "%wip%", "%draft%"],
        ],
      ],
    },
    sqlite: {
      "search column": [
        [
          "status = ? AND (search_text GLOB ? OR search_text GLOB ?) AND NOT (search_text GLOB ? OR search_text GLOB ?)",
          "FAILURE",
          ...["*zanzibar*", "*timeout*", "*wip*", "*draft*"],
        ],
      ],
      "search index": [
        [
          `status = ? AND (${inIndex} OR ${inIndex}) AND NOT (${inIndex} OR ${inIndex})`,
          "FAILURE",
          ...['"zanzibar"', '"timeout"', '"wip"', '"draft"'],
        ],
      ],
    },
  },
  {
    name: "statuses, not a branch",
    query: "status:failure,job_error -branch:main",
    postgres: {
      "search column": [
        ["status IN ($1, $2) AND branch IS DISTINCT FROM $3", "FAILURE", "JOB_ERROR", "main"],
        ["status IN ($1, $2) AND (branch <> $3 OR branch IS NULL)", "FAILURE", "JOB_ERROR", "main"],
      ],
    },
    sqlite: {
      "search column": [
        ["status IN (?, ?) AND branch IS NOT ?", "FAILURE", "JOB_ERROR", "main"],
        ["status IN (?, ?) AND (branch <> ? OR branch IS NULL)", "FAILURE", "JOB_ERROR", "main"],
      ],
    },
  },
  {
    name: "ids",
    query: "id:20001..40000",
    postgres: { "search column": [["id BETWEEN $1 AND $2", 20_001, 40_000]] },
    sqlite: { "search column": [["id BETWEEN ? AND ?", 20_001, 40_000]] },
  },
  {
    name: "days",
    query: "changed:2025-12-20..2025-12-29",
    postgres: {
      "search column": [["changed >= $1 AND changed < $2", "2025-12-20T00:00:00Z", "2025-12-30T00:00:00Z"]],
    },
    sqlite: {
      "search column": [["changed >= ? AND changed < ?", "2025-12-20T00:00:00.000Z", "2025-12-30T00:00:00.000Z"]],
    },
  },
  {
    name: "a word, since a day",
    query: "fix changed:>=2025-12-20",
    postgres: {
      "search column": [["changed >= $1 AND search_text LIKE $2", "2025-12-20T00:00:00Z", "%fix%"]],
    },
    sqlite: {
      "search column": [["changed >= ? AND search_text GLOB ?", "2025-12-20T00:00:00.000Z", "*fix*"]],
    },
  },
  {
    name: "branches by a pattern",
    query: "branch:release/*",
    postgres: { "search column": [["branch LIKE $1", "release/%"]] },
    sqlite: { "search column": [["branch GLOB ?", "release/*"]] },
  },
];
