import type { Dialect, JsonValue, PlainText } from "../dialect.ts";
import { allOf, anyOf, type Fragment, parameter, sql } from "../fragment.ts";
import {
  allFoldings,
  escapedForLike,
  foldingOf,
  hasOnlyAscii,
  likePattern,
  refuseNewLetters,
  whereAscii,
} from "../letters.ts";

/** A text as a value. The cast is there since a driver may send a value as the type that the server expects, and change it. */
function text(value: string): Fragment {
  return sql`${parameter(value)}::text`;
}

/** Whether a text has only ASCII, which needs no normalization. Much cheaper than that. */
function isAscii(plain: Fragment): Fragment {
  return sql`octet_length(${plain}) = char_length(${plain})`;
}

/** A text in NFC, in which a text is searched for. */
function normalized({ text: plain, isNormalized }: PlainText, sought: string): Fragment {
  if (isNormalized) return plain;
  refuseNewLetters(sought, "PostgreSQL");
  return sql`normalize(${plain}, NFC)`;
}

function like(plain: Fragment, pattern: string): Fragment {
  return sql`${plain} LIKE ${text(pattern)}`;
}

/** A text with its ASCII letters in lower case, if a word has such letters. */
function lower(plain: Fragment, word: string): Fragment {
  return /[a-z]/.test(word) ? sql`lower(${plain} COLLATE "C")` : plain;
}

/** A text with all letters folded that may be those of a word. */
function folded(plain: Fragment, word: string, isNormalized: boolean): Fragment {
  const { from, to } = foldingOf(word, { isNormalized });
  return from === "" ? lower(plain, word) : sql`translate(${lower(plain, word)}, ${text(from)}, ${text(to)})`;
}

function jsonValue(json: Fragment): JsonValue {
  const of = (type: string, cast: string) =>
    sql`CASE WHEN jsonb_typeof(${json}) = ${`'${type}'`} THEN (${json} #>> '{}')${cast} END`;
  return {
    text: of("string", ""),
    number: of("number", "::numeric"),
    numberType: "numeric",
    boolean: of("boolean", "::boolean"),
  };
}

function member(json: Fragment, key: string): Fragment {
  return sql`(${json} -> ${text(key)})`;
}

/** One row for each element of an array, and one for anything else. */
function elementsOf(json: Fragment, alias: string): Fragment {
  return sql`jsonb_array_elements(CASE WHEN jsonb_typeof(${json}) = 'array' THEN ${json} ELSE jsonb_build_array(${json}) END) AS ${alias}(value)`;
}

/** PostgreSQL 14 and later, with a database in UTF-8. */
export const postgres: Dialect = {
  name: "postgres",
  title: "PostgreSQL",
  placeholders: "$1",
  limits: { parameters: 65_535, length: 50_000_000 },
  holdsNul: false,
  identifier: (name) => `"${name.replaceAll('"', '""')}"`,
  text,
  // `IS NOT TRUE` means the same, but postgres_fdw does not pass it on to another server.
  not: (condition) => sql`(${condition}) IS DISTINCT FROM TRUE`,
  isBoolean: (column, value) => sql`${column} = ${value ? "TRUE" : "FALSE"}`,
  texts: {
    // With the collations that PostgreSQL makes itself, equal texts have equal bytes, and an index is of the column's own.
    exactly: (plain) => plain,
    isNotEmpty: (plain) => sql`${plain} <> ''`,
    contains: (plain, needle) => {
      const whole = like(normalized(plain, needle), likePattern(needle));
      if (plain.isNormalized || !isUnchangedByNfc(needle)) return whole;
      const raw = like(plain.text, likePattern(needle));
      return allOf([raw, anyOf([isAscii(plain.text), whole])]);
    },
    containsFolded: (plain, word) => {
      const pattern = likePattern(word);
      const inAny = like(folded(normalized(plain, word), word, true), pattern);
      const isUnfolded = hasOnlyAscii(word) && foldingOf(word, { isNormalized: true }).from === "";
      if (plain.isNormalized && isUnfolded) return inAny;
      return whereAscii(isAscii(plain.text), word, like(lower(plain.text, word), pattern), inAny);
    },
    equalsFolded: (plain, word) => {
      const isEnough = hasOnlyAscii(word);
      const whole = isEnough ? plain.text : normalized(plain, word);
      return sql`${folded(whole, word, !isEnough)} = ${text(word)}`;
    },
    foldedContains: (plain, word) => like(plain, likePattern(word)),
    equalsLower: (plain, word) => sql`lower(${plain} COLLATE "C") = ${text(word)}`,
    matches: (plain, parts) => like(plain, parts.map(escapedForLike).join("%")),
    isDigits: (plain) => sql`${plain} ~ '^[0-9]+$'`,
    isDecimal: (plain, isNegative) => sql`${plain} ~ '^${isNegative ? "-" : ""}[0-9]+([.][0-9]+)?$'`,
    withoutLeadingZeros: (decimal) => sql`ltrim(${decimal}, '-0')`,
    withoutTrailingZeros: (decimal) =>
      sql`CASE WHEN strpos(${decimal}, '.') > 0 THEN rtrim(rtrim(${decimal}, '0'), '.') ELSE ${decimal} END`,
    sized: (decimal) => sql`(strpos(${decimal} || '.', '.'), (${decimal}) COLLATE "C")`,
  },
  numbers: {
    least: -(2n ** 63n),
    greatest: 2n ** 63n - 1n,
    integer: (digits) => sql`${text(digits)}::bigint`,
    double: (value) => sql`${text(String(value))}::double precision`,
    numeric: { wholeDigits: 100_000, fractionDigits: 16_000, decimal: (decimal) => sql`${text(decimal)}::numeric` },
    beyond: (type) => {
      if (type === "integer" || type === "bigint") return {};
      // NaN is greater than infinity.
      const cast = type === "double" ? "::double precision" : "::numeric";
      return { low: `> '-Infinity'${cast}`, high: `< 'Infinity'${cast}` };
    },
    isWhole: (number) => sql`${number} = trunc(${number})`,
  },
  instants: {
    digits: 6,
    instant: (written, type) => {
      if (type === "date") return sql`(DATE '1970-01-01' + ${text(String(Date.parse(written) / dayLength))}::integer)`;
      const { seconds, fraction } = secondsOf(written);
      const instant = sql`to_timestamp(${text(String(seconds))}::double precision)`;
      if (fraction === 0) return type === "timestamptz" ? instant : sql`(${instant} AT TIME ZONE 'UTC')`;
      const added = sql`make_interval(secs => ${text(String(fraction))}::double precision)`;
      const timestamp = sql`(${instant} AT TIME ZONE 'UTC' + ${added})`;
      return type === "timestamptz" ? sql`(${timestamp} AT TIME ZONE 'UTC')` : timestamp;
    },
    beyond: (type) => ({ low: `> '-infinity'::${type}`, high: `< 'infinity'::${type}` }),
    elapsed: (from, to, type) => {
      const cast = type === "date" ? "::timestamp" : "";
      return {
        milliseconds: sql`(CASE WHEN isfinite(${from}) AND isfinite(${to}) THEN extract(epoch FROM (${to}${cast} - ${from}${cast})) * 1000 END)`,
        type: "numeric",
      };
    },
  },
  json: {
    member: (json, keys, test) => test(jsonValue(keys.reduce(member, sql`CAST(${json} AS jsonb)`))),
    someMember: (json, keys, test) => {
      const tables = [elementsOf(sql`CAST(${json} AS jsonb)`, "querybar_0")];
      keys.forEach((key, index) => {
        tables.push(sql`, ${elementsOf(member(`querybar_${index}.value`, key), `querybar_${index + 1}`)}`);
      });
      return sql`EXISTS (SELECT 1 FROM ${tables} WHERE ${test(jsonValue(`querybar_${keys.length}.value`))})`;
    },
  },
  textIndex: undefined,
  searchColumn: ({ table, column, named, texts, version = 0 }) => {
    const index = [
      "CREATE EXTENSION IF NOT EXISTS pg_trgm",
      `CREATE INDEX ${named("search")} ON ${table} USING gin (${column} gin_trgm_ops)`,
    ];
    if (texts === undefined || version < 18)
      return {
        writtenBy: "application",
        statements: [`ALTER TABLE ${table} ADD COLUMN ${column} text`, ...index],
        advice: "PostgreSQL folds texts itself from version 18 on, if each text is in a column of its own.",
      };
    const whole = texts.map((one) => `coalesce(${one}, '')`).join(" || E'\\n' || ");
    const folded = `casefold(normalize(${whole}, NFC) COLLATE "pg_c_utf8")`;
    const { from, to } = allFoldings(foldedOtherwise);
    return {
      writtenBy: "database",
      statements: [
        `ALTER TABLE ${table} ADD COLUMN ${column} text GENERATED ALWAYS AS (translate(${folded}, '${from}', '${to}')) STORED`,
        ...index,
      ],
      advice: "A letter that is newer than Unicode 17 is found only in the case in which it is written.",
    };
  },
  someElement: (array, test) =>
    sql`EXISTS (SELECT 1 FROM unnest(${array}) AS querybar_0(value) WHERE ${test("querybar_0.value")})`,
};

/** The capital letters that PostgreSQL 18 does not fold to small ones: Cherokee, and those that are new in Unicode 17. */
const foldedOtherwise = /[\u13A0-\u13F5\uA7CE\uA7D2\uA7D4\u{16EA0}-\u{16EB8}]/u;

/** In milliseconds. */
const dayLength = 86_400_000;

/**
 * The seconds of an instant since 1970, which are a constant for PostgreSQL. It would read a timestamp in text, which depends on
 * settings, again for each row. Before 1970 and from 2038 on, such a floating-point number may not be exact to the microsecond: then there
 * is a fraction to add.
 */
function secondsOf(written: string): { readonly seconds: number; readonly fraction: number } {
  const [whole, decimals = ""] = written.split(".");
  const seconds = Date.parse(`${whole}Z`) / 1000;
  const microseconds = Number(decimals.padEnd(6, "0"));
  return seconds >= 0 && seconds < 2 ** 31
    ? { seconds: (seconds * 1e6 + microseconds) / 1e6, fraction: 0 }
    : { seconds, fraction: microseconds / 1e6 };
}

/** NFC makes nothing else into these characters, so a text has them wherever its NFC has them. */
function isUnchangedByNfc(needle: string): boolean {
  return /^[^;`K\x80-\uffff]*$/.test(needle);
}
