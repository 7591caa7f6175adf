import type { Dialect, JsonValue, PlainText } from "../dialect.ts";
import { type Fragment, parameter, sql } from "../fragment.ts";
import { escapedForLike, foldingWithAscii, refuseNewLetters, whereAscii } from "../letters.ts";

function text(value: string): Fragment {
  return sql`${parameter(value)}::VARCHAR`;
}

/** A text in NFC, in which a text is searched for. `nfc_normalize` stops at U+0000. */
function normalized({ text: plain, isNormalized }: PlainText, sought: string): Fragment {
  if (isNormalized) return plain;
  refuseNewLetters(sought, "DuckDB");
  const pieces = sql`list_transform(string_split(${plain}, chr(0)), lambda piece: nfc_normalize(piece))`;
  const joined = sql`array_to_string(${pieces}, chr(0))`;
  return sql`CASE WHEN contains(${plain}, chr(0)) THEN ${joined} ELSE nfc_normalize(${plain}) END`;
}

/** Whether a text has only ASCII, which needs no normalization. */
function isAscii(plain: Fragment): Fragment {
  return sql`strlen(${plain}) = length(${plain})`;
}

/** The letters folded that may be in a word. */
function folded(plain: Fragment, word: string): Fragment {
  const { from, to } = foldingWithAscii(word);
  return from === "" ? plain : sql`translate(${plain}, ${text(from)}, ${text(to)})`;
}

function jsonValue(json: Fragment): JsonValue {
  const of = (types: string, value: Fragment) => sql`CASE WHEN json_type(${json}) IN (${types}) THEN ${value} END`;
  return {
    text: of("'VARCHAR'", sql`(${json} ->> '$')`),
    number: of("'UBIGINT', 'BIGINT', 'DOUBLE', 'UHUGEINT', 'HUGEINT'", sql`TRY_CAST((${json} ->> '$') AS DOUBLE)`),
    numberType: "double",
    boolean: of("'BOOLEAN'", sql`((${json} ->> '$') = 'true')`),
  };
}

/** The value of a member. In a pointer, unlike in other paths, no key has a meaning of its own. */
function member(json: Fragment, key: string): Fragment {
  const pointer = `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  return sql`(CASE WHEN json_type(${json}) = 'OBJECT' THEN json_extract(${json}, ${text(pointer)}) END)`;
}

/** A list of the elements of an array, or of the one value that is no array. */
function elementsOf(json: Fragment): Fragment {
  return sql`(CASE WHEN json_type(${json}) = 'ARRAY' THEN json_extract(${json}, '$[*]') ELSE [${json}] END)`;
}

function asJson(column: Fragment): Fragment {
  return sql`(CASE WHEN json_valid(${column}) THEN ${column}::JSON END)`;
}

/** DuckDB 1.3 and later. A column of the type `numeric` has up to 20 digits before the point, and up to 18 after it. */
export const duckdb: Dialect = {
  name: "duckdb",
  title: "DuckDB",
  placeholders: "$1",
  limits: { parameters: 65_535, length: 50_000_000 },
  holdsNul: true,
  identifier: (name) => `"${name.replaceAll('"', '""')}"`,
  text,
  not: (condition) => sql`(${condition}) IS NOT TRUE`,
  isBoolean: (column, value) => sql`${column} = ${value ? "TRUE" : "FALSE"}`,
  texts: {
    exactly: (plain) => sql`${plain} COLLATE "C"`,
    isNotEmpty: (plain) => sql`${plain} <> ''`,
    contains: (plain, needle) => sql`contains(${normalized(plain, needle)}, ${text(needle)})`,
    containsFolded: (plain, word) => {
      const inAny = sql`contains(${folded(normalized(plain, word), word)}, ${text(word)})`;
      if (plain.isNormalized) return inAny;
      return whereAscii(isAscii(plain.text), word, sql`contains(lower(${plain.text}), ${text(word)})`, inAny);
    },
    equalsFolded: (plain, word) => sql`${folded(normalized(plain, word), word)} COLLATE "C" = ${text(word)}`,
    foldedContains: (plain, word) => sql`contains(${plain}, ${text(word)})`,
    equalsLower: (plain, word) => sql`${folded(plain, word)} COLLATE "C" = ${text(word)}`,
    matches: (plain, parts) => sql`${plain} LIKE ${text(parts.map(escapedForLike).join("%"))} ESCAPE '\\'`,
    isDigits: (plain) => sql`regexp_full_match(${plain}, '[0-9]+')`,
    isDecimal: (plain, isNegative) => sql`regexp_full_match(${plain}, '${isNegative ? "-" : ""}[0-9]+([.][0-9]+)?')`,
    withoutLeadingZeros: (decimal) => sql`ltrim(${decimal}, '-0')`,
    withoutTrailingZeros: (decimal) =>
      sql`CASE WHEN contains(${decimal}, '.') THEN rtrim(rtrim(${decimal}, '0'), '.') ELSE ${decimal} END`,
    // One text, since the database has no BETWEEN for two values.
    sized: (decimal) => sql`lpad(strpos(${decimal} || '.', '.')::VARCHAR, 9, '0') || ${decimal}`,
  },
  numbers: {
    least: -(2n ** 63n),
    greatest: 2n ** 63n - 1n,
    integer: (digits) => sql`${text(digits)}::BIGINT`,
    double: (value) => sql`${text(String(value))}::DOUBLE`,
    numeric: {
      wholeDigits: 20,
      fractionDigits: 18,
      // No more digits than needed: the database compares in a type that has those of both sides.
      decimal: (decimal) => {
        const [whole = "", fraction = ""] = decimal.replace("-", "").split(".");
        return sql`${text(decimal)}::DECIMAL(${String(whole.length + fraction.length)}, ${String(fraction.length)})`;
      },
    },
    // NaN is greater than infinity.
    beyond: (type) => (type === "double" ? { low: "> '-Infinity'::DOUBLE", high: "< 'Infinity'::DOUBLE" } : {}),
    isWhole: (number) => sql`${number} = trunc(${number})`,
  },
  instants: {
    digits: 6,
    instant: (written, type) => sql`${text(type === "timestamptz" ? `${written}Z` : written)}::${type.toUpperCase()}`,
    beyond: (type) => {
      const cast = `::${type.toUpperCase()}`;
      return { low: `> '-infinity'${cast}`, high: `< 'infinity'${cast}` };
    },
    elapsed: (from, to, type) => {
      const cast = type === "date" ? "::TIMESTAMP" : "";
      const microseconds = sql`(epoch_us(${to}${cast}) - epoch_us(${from}${cast}))`;
      return {
        milliseconds: sql`(CASE WHEN isfinite(${from}) AND isfinite(${to}) THEN ${microseconds}::DECIMAL(19, 0) * 0.001 END)`,
        type: "numeric",
      };
    },
  },
  json: {
    member: (json, keys, test) => test(jsonValue(keys.reduce(member, asJson(json)))),
    someMember: (json, keys, test) => {
      const values = keys.reduce<Fragment>(
        (list, key) =>
          sql`flatten(list_transform(${list}, lambda querybar_e: ${elementsOf(member("querybar_e", key))}))`,
        elementsOf(asJson(json)),
      );
      return sql`EXISTS (SELECT 1 FROM unnest(${values}) AS querybar_0(value) WHERE ${test(jsonValue("querybar_0.value"))})`;
    },
  },
  textIndex: undefined,
  searchColumn: ({ table, column }) => ({
    writtenBy: "application",
    statements: [`ALTER TABLE ${table} ADD COLUMN ${column} VARCHAR`],
    advice: "DuckDB has no index for texts inside of others: it reads all rows.",
  }),
  someElement: (array, test) =>
    sql`EXISTS (SELECT 1 FROM unnest(${array}) AS querybar_0(value) WHERE ${test("querybar_0.value")})`,
};
