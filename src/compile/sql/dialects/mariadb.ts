import { refuse } from "../../refusal.ts";
import type { Dialect, JsonValue } from "../dialect.ts";
import { type Fragment, parameter, separated, sql } from "../fragment.ts";
import { requireNormalized, spellingsOf } from "../letters.ts";

/** How MySQL and MariaDB differ. */
interface Server {
  readonly name: "mariadb" | "mysql";
  readonly title: string;
  /** The collation that compares code point by code point: in most others `a`, `A`, `á` and `a ` are equal. */
  readonly collation: string;
  /** Whether a value of JSON, which is true or false, is true. */
  readonly isTrue: (json: Fragment) => Fragment;
}

/** The most letters in a pattern: the library for regular expressions has no room for 2,000 groups of spellings. */
const mostLetters = 1500;

/** A regular expression of all spellings of a folded word: `[Ff][Oo][Oo]`. */
function anySpelling(word: string, { title }: Server): string {
  const letters = Array.from(word);
  if (letters.length > mostLetters)
    refuse(
      "too-long",
      { most: mostLetters },
      `The text is longer than the ${mostLetters} letters that ${title} compares ignoring case. With a search column, words may be of any length.`,
    );
  return letters
    .map((letter) => {
      const spellings = spellingsOf(letter, { isNormalized: true });
      return spellings.length === 1 ? letter.replace(/[\\^$.*+?()[\]{}|\0]/, escaped) : `[${spellings.join("")}]`;
    })
    .join("");
}

function escaped(character: string): string {
  return character === "\0" ? "\\x00" : `\\${character}`;
}

function escapedForLike(text: string): string {
  return text.replace(/[|%_]/g, "|$&");
}

function jsonValue(json: Fragment, { isTrue }: Server): JsonValue {
  const of = (types: string, value: Fragment) => sql`CASE WHEN JSON_TYPE(${json}) IN (${types}) THEN ${value} END`;
  return {
    text: of("'STRING'", sql`JSON_UNQUOTE(${json})`),
    number: of("'INTEGER', 'UNSIGNED INTEGER', 'DECIMAL', 'DOUBLE'", sql`CAST(${json} AS DOUBLE)`),
    numberType: "double",
    boolean: of("'BOOLEAN'", isTrue(json)),
  };
}

function pathOf(keys: readonly string[], { name, title }: Server): string {
  const unreadable = name === "mariadb" ? keys.find((key) => key.startsWith("-")) : undefined;
  if (unreadable !== undefined)
    refuse(
      "no-column",
      { path: unreadable },
      `${title} does not find keys of JSON that begin with a minus, such as “${unreadable}”.`,
    );
  return `$${keys.map((key) => `.${JSON.stringify(key)}`).join("")}`;
}

function member(json: Fragment, keys: readonly string[], server: Server): Fragment {
  return sql`JSON_EXTRACT(${json}, ${parameter(pathOf(keys, server))})`;
}

/** An array as it is, and anything else in one. */
function inArray(json: Fragment): Fragment {
  return sql`CASE WHEN JSON_TYPE(${json}) = 'ARRAY' THEN ${json} ELSE CONCAT('[', ${json}, ']') END`;
}

/** The dialect of a server. */
export function dialectOf(server: Server): Dialect {
  const { name, title, collation } = server;
  const exactly = (text: Fragment) => sql`CONVERT(${text} USING utf8mb4) COLLATE ${collation}`;
  const contains = (text: Fragment, needle: string) => sql`INSTR(${exactly(text)}, ${parameter(needle)}) > 0`;
  const isSpelled = (text: Fragment, word: string) =>
    sql`${exactly(text)} REGEXP ${parameter(`\\A${anySpelling(word, server)}\\z`)}`;
  return {
    name,
    title,
    placeholders: "?",
    limits: { parameters: 65_535, length: 10_000_000 },
    holdsNul: true,
    identifier: (name) => `\`${name.replaceAll("`", "``")}\``,
    text: parameter,
    not: (condition) => sql`(${condition}) IS NOT TRUE`,
    isBoolean: (column, value) => sql`${column} = ${value ? "TRUE" : "FALSE"}`,
    texts: {
      exactly,
      isNotEmpty: (text) => sql`CHAR_LENGTH(${text}) > 0`,
      contains: (plain, needle) => {
        requireNormalized(plain, title);
        return contains(plain.text, needle);
      },
      containsFolded: (plain, word) => {
        requireNormalized(plain, title);
        return sql`${exactly(plain.text)} REGEXP ${parameter(anySpelling(word, server))}`;
      },
      equalsFolded: (plain, word) => {
        requireNormalized(plain, title);
        return isSpelled(plain.text, word);
      },
      foldedContains: contains,
      equalsLower: isSpelled,
      matches: (text, parts) => sql`${exactly(text)} LIKE ${parameter(parts.map(escapedForLike).join("%"))} ESCAPE '|'`,
      isDigits: (text) => sql`(CHAR_LENGTH(${text}) > 0 AND ${text} NOT REGEXP '[^0-9]')`,
      isDecimal: (text, isNegative) =>
        sql`${text} REGEXP ${parameter(`\\A${isNegative ? "-" : ""}[0-9]+([.][0-9]+)?\\z`)}`,
      withoutLeadingZeros: (decimal) => sql`TRIM(LEADING '0' FROM TRIM(LEADING '-' FROM ${decimal}))`,
      withoutTrailingZeros: (decimal) =>
        sql`CASE WHEN INSTR(${decimal}, '.') > 0 THEN TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM ${decimal})) ELSE ${decimal} END`,
      sized: (decimal) => sql`(INSTR(CONCAT(${decimal}, '.'), '.'), ${decimal})`,
    },
    numbers: {
      least: -(2n ** 63n),
      greatest: 2n ** 63n - 1n,
      integer: (digits) => sql`CAST(${parameter(digits)} AS SIGNED)`,
      double: (value) => sql`CAST(${parameter(String(value))} AS DOUBLE)`,
      numeric: {
        wholeDigits: 35,
        fractionDigits: 30,
        decimal: (decimal) => sql`CAST(${parameter(decimal)} AS DECIMAL(65, 30))`,
      },
      beyond: () => ({}),
      isWhole: (number) => sql`${number} = FLOOR(${number})`,
    },
    instants: {
      digits: 6,
      instant: (written, type) => {
        if (type === "timestamptz")
          refuse(
            "no-order",
            {},
            `A TIMESTAMP of ${title} is another time on each connection: use DATETIME in UTC, and the type timestamp.`,
          );
        return sql`CAST(${parameter(written)} AS ${type === "date" ? "DATE" : "DATETIME(6)"})`;
      },
      beyond: () => ({}),
      elapsed: (from, to) => ({
        milliseconds: sql`TIMESTAMPDIFF(MICROSECOND, ${from}, ${to}) / 1000`,
        type: "numeric",
      }),
    },
    json: {
      member: (json, keys, test) => test(jsonValue(member(json, keys, server), server)),
      someMember: (json, keys, test) => {
        const elements = [json, ...keys.map((key, index) => member(`querybar_${index}.value`, [key], server))];
        const tables = elements.map(
          (one, index) =>
            sql`JSON_TABLE(${inArray(one)}, '$[*]' COLUMNS (value JSON PATH '$')) AS ${`querybar_${index}`}`,
        );
        return sql`EXISTS (SELECT 1 FROM ${separated(tables, ", ")} WHERE ${test(jsonValue(`querybar_${keys.length}.value`, server))})`;
      },
    },
    textIndex: undefined,
    searchColumn: ({ table, column }) => ({
      writtenBy: "application",
      statements: [`ALTER TABLE ${table} ADD COLUMN ${column} LONGTEXT CHARACTER SET utf8mb4 COLLATE ${collation}`],
      advice: `${title} has no index for texts inside of others: it reads all rows.`,
    }),
    someElement: undefined,
  };
}

/** MariaDB 10.6 and later. */
export const mariadb: Dialect = dialectOf({
  name: "mariadb",
  title: "MariaDB",
  collation: "utf8mb4_nopad_bin",
  isTrue: (json) => sql`(${json} = 'true')`,
});
