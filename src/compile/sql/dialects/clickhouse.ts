import type { Dialect, JsonValue, PlainText } from "../dialect.ts";
import { type Fragment, parameter, separated, sql } from "../fragment.ts";
import { allFoldings, escapedForLike, foldingWithAscii, likePattern, whereAscii } from "../letters.ts";

function normalized({ text: plain, isNormalized }: PlainText): Fragment {
  return isNormalized ? plain : sql`normalizeUTF8NFC(${plain})`;
}

/** Whether a text has only ASCII, which needs no normalization. */
function isAscii(plain: Fragment): Fragment {
  return sql`length(${plain}) = lengthUTF8(${plain})`;
}

/** The letters folded that may be in a word. */
function folded(plain: Fragment, word: string): Fragment {
  const { from, to } = foldingWithAscii(word);
  return from === "" ? plain : sql`translateUTF8(${plain}, ${parameter(from)}, ${parameter(to)})`;
}

function contains(plain: Fragment, needle: string): Fragment {
  return sql`position(${plain}, ${parameter(needle)}) > 0`;
}

/** A value by the JSON that it is in, and the keys to it. */
function jsonValue(json: Fragment, keys: readonly string[]): JsonValue {
  const at = separated([json, ...keys.map(parameter)], ", ");
  const of = (types: string, value: Fragment) => sql`CASE WHEN JSONType(${at}) IN (${types}) THEN ${value} END`;
  return {
    text: of("'String'", sql`JSONExtractString(${at})`),
    number: of("'Int64', 'UInt64', 'Double'", sql`JSONExtractFloat(${at})`),
    numberType: "double",
    boolean: of("'Bool'", sql`JSONExtractBool(${at})`),
  };
}

/** The JSON of each element of an array, or of the one value that is no array. */
function elementsOf(json: Fragment): Fragment {
  return sql`if(JSONType(${json}) = 'Array', JSONExtractArrayRaw(${json}), [${json}])`;
}

function withoutZeros(time: string): string {
  return time.includes(".") ? time.replace(/\.?0+$/, "") : time;
}

/**
 * ClickHouse 24.8 and later. A column of the type `numeric` has up to 46 digits before the point, and up to 30 after it;
 * instants are from 1900 to 2261.
 */
export const clickhouse: Dialect = {
  name: "clickhouse",
  title: "ClickHouse",
  placeholders: "{p1:String}",
  limits: { parameters: 10_000, length: 200_000 },
  holdsNul: true,
  identifier: (name) => `\`${name.replace(/[\\`]/g, "\\$&")}\``,
  text: parameter,
  not: (condition) => sql`NOT coalesce(${condition}, FALSE)`,
  isBoolean: (column, value) => sql`${column} = ${value ? "TRUE" : "FALSE"}`,
  texts: {
    exactly: (plain) => plain,
    isNotEmpty: (plain) => sql`${plain} <> ''`,
    contains: (plain, needle) => contains(normalized(plain), needle),
    containsFolded: (plain, word) => {
      const inAny = contains(folded(normalized(plain), word), word);
      if (plain.isNormalized) return inAny;
      return whereAscii(isAscii(plain.text), word, contains(sql`lower(${plain.text})`, word), inAny);
    },
    equalsFolded: (plain, word) => sql`${folded(normalized(plain), word)} = ${parameter(word)}`,
    // Unlike “position”, LIKE uses the index of a search column.
    foldedContains: (plain, word) => sql`${plain} LIKE ${parameter(likePattern(word))}`,
    // It is of ASCII only.
    equalsLower: (plain, word) => sql`lower(${plain}) = ${parameter(word)}`,
    matches: (plain, parts) => sql`${plain} LIKE ${parameter(parts.map(escapedForLike).join("%"))}`,
    isDigits: (plain) => sql`match(${plain}, '^[0-9]+$')`,
    isDecimal: (plain, isNegative) => sql`match(${plain}, '^${isNegative ? "-" : ""}[0-9]+([.][0-9]+)?$')`,
    withoutLeadingZeros: (decimal) => sql`replaceRegexpOne(${decimal}, '^[-0]+', '')`,
    withoutTrailingZeros: (decimal) =>
      sql`if(position(${decimal}, '.') > 0, replaceRegexpOne(${decimal}, '[.]?0*$', ''), ${decimal})`,
    sized: (decimal) => sql`(position(concat(${decimal}, '.'), '.'), ${decimal})`,
  },
  numbers: {
    least: -(2n ** 63n),
    greatest: 2n ** 63n - 1n,
    integer: (digits) => sql`toInt64(${parameter(digits)})`,
    // A driver may refuse the whole numbers above 2^53.
    double: (value) =>
      Number.isSafeInteger(value) || !Number.isInteger(value)
        ? parameter(value)
        : sql`toFloat64(${parameter(String(value))})`,
    numeric: {
      wholeDigits: 46,
      fractionDigits: 30,
      decimal: (decimal) => sql`toDecimal256(${parameter(decimal)}, 30)`,
    },
    // Nothing is less or greater than NaN.
    beyond: (type) => (type === "double" ? { low: "> -inf", high: "< inf" } : {}),
    isWhole: (number) => sql`${number} = trunc(${number})`,
  },
  instants: {
    digits: 9,
    instant: (written) => {
      const [day = "", time = "00:00:00"] = written.split("T");
      // The database compares in the greater precision of both sides, in which later instants may not exist.
      const isBefore = day < "1900";
      const isAfter = day >= "2262";
      const text = isBefore ? "1899-12-31 00:00:00" : isAfter ? "2262-01-01 00:00:00" : `${day} ${withoutZeros(time)}`;
      const precision = text.split(".")[1]?.length ?? 0;
      return sql`toDateTime64(${parameter(text)}, ${String(precision)}, 'UTC')`;
    },
    beyond: () => ({}),
    elapsed: (from, to) => {
      const nanoseconds = (instant: Fragment) => sql`toUnixTimestamp64Nano(toDateTime64(${instant}, 9, 'UTC'))`;
      return {
        milliseconds: sql`toDecimal256(${nanoseconds(to)} - ${nanoseconds(from)}, 6) / 1000000`,
        type: "numeric",
      };
    },
  },
  json: {
    member: (json, keys, test) => test(jsonValue(json, keys)),
    someMember: (json, keys, test) => {
      const values = keys.reduce<Fragment>(
        (list, key) => {
          const member = sql`JSONExtractRaw(querybar_e, ${parameter(key)})`;
          return sql`arrayFlatten(arrayMap(querybar_e -> ${elementsOf(member)}, ${list}))`;
        },
        elementsOf(sql`coalesce(${json}, '')`),
      );
      return sql`arrayExists(querybar_0 -> coalesce(${test(jsonValue("querybar_0", []))}, FALSE), ${values})`;
    },
  },
  textIndex: undefined,
  searchColumn: ({ table, column, named, texts }) => {
    const index = named("search");
    const indexed = [
      `ALTER TABLE ${table} ADD INDEX ${index} ${column} TYPE ngrambf_v1(3, 65536, 3, 0) GRANULARITY 1`,
      `ALTER TABLE ${table} MATERIALIZE INDEX ${index}`,
    ];
    if (texts === undefined)
      return {
        writtenBy: "application",
        statements: [`ALTER TABLE ${table} ADD COLUMN ${column} String`, ...indexed],
        advice: "ClickHouse folds texts itself if each text is in a column of its own.",
      };
    const whole = texts.map((one) => `coalesce(${one}, '')`).join(", '\\n', ");
    const { from, to } = allFoldings();
    // A search text has a line break instead of U+0000.
    const folded = `translateUTF8(normalizeUTF8NFC(concat(${whole}, '')), '${from}\\0', '${to}\\n')`;
    return {
      writtenBy: "database",
      statements: [
        `ALTER TABLE ${table} ADD COLUMN ${column} String MATERIALIZED ${folded}`,
        `ALTER TABLE ${table} MATERIALIZE COLUMN ${column}`,
        ...indexed,
      ],
      advice:
        "The column folds the letters that this version of JavaScript knows. After an update to a newer version of Unicode, drop the column and add it again.",
    };
  },
  someElement: (array, test) => sql`arrayExists(querybar_0 -> coalesce(${test("querybar_0")}, FALSE), ${array})`,
};
