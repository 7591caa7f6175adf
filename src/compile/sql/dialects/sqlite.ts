import { refuse } from "../../refusal.ts";
import type { Dialect, JsonValue } from "../dialect.ts";
import { anyOf, type Fragment, parameter, separated, sql } from "../fragment.ts";
import { hasOnlyAscii, requireNormalized, spellingsOf } from "../letters.ts";

/** The longest pattern of GLOB, in bytes. */
const longestPattern = 50_000;

function glob(text: Fragment, pattern: string): Fragment {
  if (bytesOf(pattern) > longestPattern)
    refuse(
      "too-long",
      { most: longestPattern },
      "The text is longer than the patterns of SQLite. With a search column, words may be of any length.",
    );
  // GLOB reads them all as U+FFFD.
  if (/[\ufffd-\uffff]/.test(pattern))
    refuse(
      "indistinct",
      {},
      "Patterns of SQLite do not tell U+FFFD from U+FFFE and U+FFFF. With a search column, words may have them.",
    );
  return sql`${text} GLOB ${parameter(pattern)}`;
}

/** Whether a text holds another one. GLOB is faster than `instr`, except for texts that begin with a set, and does not take all. */
function holds(text: Fragment, needle: string): Fragment {
  const pattern = `*${escapedForGlob(needle)}*`;
  const isForGlob = !/^[*?[]|[\ufffd-\uffff]/.test(needle) && bytesOf(pattern) <= longestPattern;
  return isForGlob ? sql`${text} GLOB ${parameter(pattern)}` : sql`instr(${text}, ${parameter(needle)}) > 0`;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function escapedForGlob(text: string): string {
  return text.replace(/[*?[]/g, "[$&]");
}

/** A pattern of all spellings of a folded word: `[Ff][Oo][Oo]`. */
function anySpelling(word: string, isNormalized: boolean): string {
  return Array.from(word, (letter) => {
    const spellings = spellingsOf(letter, { isNormalized });
    return spellings.length === 1 ? escapedForGlob(letter) : `[${spellings.join("")}]`;
  }).join("");
}

/**
 * Whether a text holds any spelling of a folded word. GLOB looks for a first letter much faster than for a set of them, so there is a
 * pattern for each: `F[Oo][Oo]`, `f[Oo][Oo]`.
 */
function holdsAnySpelling(text: Fragment, word: string): Fragment {
  const [first = ""] = word;
  const rest = anySpelling(word.slice(first.length), true);
  return anyOf(
    spellingsOf(first, { isNormalized: true }).map((letter) => glob(text, `*${escapedForGlob(letter)}${rest}*`)),
  );
}

function hasCase(word: string): boolean {
  return Array.from(word).some((letter) => spellingsOf(letter, { isNormalized: true }).length > 1);
}

const jsonValue: JsonValue = {
  text: "CASE WHEN querybar_v.type = 'text' THEN querybar_v.value END",
  number: "CASE WHEN querybar_v.type IN ('integer', 'real') THEN querybar_v.value END",
  numberType: "double",
  boolean: "CASE querybar_v.type WHEN 'true' THEN 1 WHEN 'false' THEN 0 END",
};

/** The members of an object as rows. */
function membersOf(alias: string): string {
  return `json_each(CASE ${alias}.type WHEN 'object' THEN ${alias}.value END)`;
}

/** The objects in an array, or the object that is there instead. */
function objectsOf(alias: string): string {
  return `json_each(CASE ${alias}.type WHEN 'array' THEN ${alias}.value WHEN 'object' THEN '[' || ${alias}.value || ']' END)`;
}

/** The elements of an array, or one row for what is there instead. */
function elementsOf(alias: string): string {
  return `json_each(CASE ${alias}.type WHEN 'array' THEN ${alias}.value ELSE '[0]' END)`;
}

/** A row with the whole of a column's JSON: here the names that `json_each` has do not hide that of the column. */
function wholeOf(json: Fragment): Fragment {
  return sql`(SELECT CASE WHEN json_valid(${json}) THEN '[' || ${json} || ']' END AS whole) AS querybar, json_each(querybar.whole) AS querybar_0`;
}

/** Whether there is a row of tables, of members with these keys, whose value of JSON meets a condition. */
function existsIn(
  tables: readonly Fragment[],
  keys: readonly string[],
  of: (column: string) => string,
  test: (value: JsonValue) => Fragment,
): Fragment {
  const members = keys.map((key, index) => sql`${`querybar_${index + 1}.key`} = ${parameter(key)}`);
  const where = members.length === 0 ? "" : sql` WHERE ${separated(members, " AND ")}`;
  const rows = sql`SELECT ${of("type")} AS type, ${of("value")} AS value FROM ${separated(tables, ", ")}${where}`;
  return sql`EXISTS (SELECT 1 FROM (${rows}) AS querybar_v WHERE ${test(jsonValue)})`;
}

/** SQLite 3.38 and later. */
export const sqlite: Dialect = {
  name: "sqlite",
  title: "SQLite",
  placeholders: "?",
  limits: { parameters: 32_766, length: 900_000 },
  holdsNul: false,
  // A name in double quotes that is not there is a text to SQLite, without an error.
  identifier: (name) => `\`${name.replaceAll("`", "``")}\``,
  text: parameter,
  not: (condition) => sql`(${condition}) IS NOT TRUE`,
  isBoolean: (column, value) => sql`${column} = ${value ? "1" : "0"}`,
  texts: {
    exactly: (text) => sql`${text} COLLATE BINARY`,
    isNotEmpty: (text) => sql`${text} <> ''`,
    contains: (plain, needle) => {
      requireNormalized(plain, "SQLite");
      return holds(plain.text, needle);
    },
    containsFolded: (plain, word) => {
      requireNormalized(plain, "SQLite");
      return hasCase(word) ? holdsAnySpelling(plain.text, word) : holds(plain.text, word);
    },
    equalsFolded: (plain, word) => {
      if (!hasOnlyAscii(word)) requireNormalized(plain, "SQLite");
      return glob(plain.text, anySpelling(word, plain.isNormalized));
    },
    foldedContains: holds,
    equalsLower: (text, word) => sql`lower(${text}) = ${parameter(word)}`,
    matches: (text, parts) => glob(text, parts.map(escapedForGlob).join("*")),
    isDigits: (text) => sql`(${text} <> '' AND ${text} NOT GLOB '*[^0-9]*')`,
    isDecimal: (text, isNegative) =>
      sql`(${text} GLOB '${isNegative ? "-" : ""}[0-9]*' AND ${text} GLOB '*[0-9]' AND ${text} NOT GLOB '?*[^0-9.]*' AND ${text} NOT GLOB '*.*.*')`,
    withoutLeadingZeros: (decimal) => sql`ltrim(${decimal}, '-0')`,
    withoutTrailingZeros: (decimal) =>
      sql`CASE WHEN instr(${decimal}, '.') THEN rtrim(rtrim(${decimal}, '0'), '.') ELSE ${decimal} END`,
    sized: (decimal) => sql`(instr(${decimal} || '.', '.'), ${decimal})`,
  },
  numbers: {
    least: -(2n ** 63n),
    greatest: 2n ** 63n - 1n,
    integer: (digits) => sql`CAST(${parameter(digits)} AS INTEGER)`,
    double: (value) => parameter(value),
    numeric: "double",
    // Any column may hold infinity, or text, which is greater than all numbers.
    beyond: () => ({ low: "> -9e999", high: "< 9e999" }),
    // Floating-point numbers from 2^53 have no fraction.
    isWhole: (number) => sql`(${number} >= 9007199254740992 OR ${number} = CAST(${number} AS INTEGER))`,
  },
  instants: {
    digits: 3,
    // As `toISOString` writes it, in text.
    instant: (written, type) => parameter(type === "date" ? written : `${written}Z`),
    beyond: () => ({ low: ">= '0'", high: "< ':'" }),
    elapsed: (from, to, type) => {
      const seconds = (instant: Fragment) => sql`CAST(strftime('%s', ${instant}) AS INTEGER) * 1000`;
      const milliseconds = (instant: Fragment) =>
        type === "date" ? seconds(instant) : sql`${seconds(instant)} + CAST(substr(${instant}, 21, 3) AS INTEGER)`;
      return { milliseconds: sql`(${milliseconds(to)} - (${milliseconds(from)}))`, type: "bigint" };
    },
  },
  json: {
    member: (json, keys, test) => {
      const tables = keys.map((_, index) => `${membersOf(`querybar_${index}`)} AS querybar_${index + 1}`);
      return existsIn([wholeOf(json), ...tables], keys, (column) => `querybar_${keys.length}.${column}`, test);
    },
    someMember: (json, keys, test) => {
      const tables = keys.flatMap((_, index) => [
        `${objectsOf(`querybar_${index}`)} AS querybar_o${index}`,
        `${membersOf(`querybar_o${index}`)} AS querybar_${index + 1}`,
      ]);
      const last = `querybar_${keys.length}`;
      const of = (column: string) =>
        `CASE ${last}.type WHEN 'array' THEN querybar_e.${column} ELSE ${last}.${column} END`;
      return existsIn([wholeOf(json), ...tables, `${elementsOf(last)} AS querybar_e`], keys, of, test);
    },
  },
  textIndex: (index, row, folded) => {
    // It is of all pieces of three characters, so it has no shorter ones.
    if ([...folded].length < 3) return undefined;
    const phrase = `"${folded.replaceAll('"', '""')}"`;
    return sql`${row}rowid IN (SELECT rowid FROM ${index} WHERE ${index} MATCH ${parameter(phrase)})`;
  },
  searchColumn: ({ table, name, column, named }) => {
    const index = named("search");
    const content = `content='${name.replaceAll("'", "''")}'`;
    const added = `INSERT INTO ${index} (rowid, ${column}) VALUES (new.rowid, new.${column})`;
    const removed = `INSERT INTO ${index} (${index}, rowid, ${column}) VALUES ('delete', old.rowid, old.${column})`;
    const trigger = (event: string, actions: string) =>
      `CREATE TRIGGER ${named(`search_${event.toLowerCase()}`)} AFTER ${event} ON ${table} BEGIN ${actions}; END`;
    return {
      writtenBy: "application",
      statements: [
        `ALTER TABLE ${table} ADD COLUMN ${column} TEXT`,
        `CREATE VIRTUAL TABLE ${index} USING fts5(${column}, ${content}, tokenize='trigram case_sensitive 1')`,
        trigger("INSERT", added),
        trigger("DELETE", removed),
        trigger("UPDATE", `${removed}; ${added}`),
        `INSERT INTO ${index} (${index}) VALUES ('rebuild')`,
      ],
      searchIndex: `${name}_search`,
      advice: "The table needs a rowid that stays, as one with an INTEGER PRIMARY KEY has.",
    };
  },
  someElement: undefined,
};
