import { describe, expect, it } from "vitest";
import { type AnyLanguage, defineKind, defineLanguage, exactText, layer, parse } from "../../src/index.ts";
import {
  type ColumnDescription,
  type ColumnGiven,
  type DialectName,
  foldText,
  searchColumn,
  searchText,
  sqlTarget,
} from "../../src/sql/index.ts";
import { columns, shipments } from "./shipments.ts";

const now = new Date("2026-11-26T12:00:00Z");

interface Given {
  readonly columns?: Readonly<Record<string, ColumnGiven>>;
  readonly searchColumn?: string;
  readonly searchIndex?: string;
  readonly placeholders?: "?" | ":p1";
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);
const numbers = (count: number) => `total:${upTo(count).join(",")}`;
const words = (count: number) =>
  upTo(count)
    .map((index) => `w${index}`)
    .join(" ");

function resultOf(text: string, dialect: DialectName, given: Given = {}) {
  const where = sqlTarget({ language: shipments, dialect, columns, ...given });
  return where(parse(text, { language: shipments }), { now });
}

/** The condition, and after a space each of its values. */
function conditionOf(text: string, dialect: DialectName, given?: Given): string {
  const result = resultOf(text, dialect, given);
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join("\n"));
  return [result.sql, ...result.parameters.map((value) => JSON.stringify(value))].join(" ");
}

describe("a condition for PostgreSQL", () => {
  const instant = "to_timestamp($1::text::double precision)";

  it.each([
    ["", "TRUE"],
    ["fix", `(lower("note" COLLATE "C") LIKE $1::text OR lower("sender_name" COLLATE "C") LIKE $1::text) "%fix%"`],
    ['note:"50%_"', `"note" LIKE $1::text "%50\\\\%\\\\_%"`],
    ['"a\0b"', "FALSE"],
    ['-"a\ud800b"', "(FALSE) IS DISTINCT FROM TRUE"],
    ["code:a", `"code" = $1::text "a"`],
    ['code:"a\0",b', `"code" = $1::text "b"`],
    ["code:a\0*,\ud800*,c*", `"code" LIKE $1::text "c%"`],
    ["meta.k\0:a", "FALSE"],
    ["-code:a,b", `("code" IN ($1::text, $2::text)) IS DISTINCT FROM TRUE "a" "b"`],
    ["code:a/*_", `"code" LIKE $1::text "a/%\\\\_"`],
    ["code:*", `"code" <> ''`],
    ["state:OPEN", `lower("state" COLLATE "C") = $1::text "open"`],
    ["number:10..20", `("number" >= $1::text::bigint AND "number" <= $2::text::bigint) "10" "20"`],
    ["number:<5", `("number" >= $1::text::bigint AND "number" < $2::text::bigint) "0" "5"`],
    [`number:${"9".repeat(80)}`, "FALSE"],
    [`number:<${"9".repeat(80)}`, `"number" >= $1::text::bigint "0"`],
    ["ticket:007", `("ticket" ~ '^[0-9]+$' AND ltrim("ticket", '-0') = $1::text) "7"`],
    ["total:19.90", `"total" = $1::text::numeric "19.9"`],
    ["created:<=2026", `("created_at" > '-infinity'::timestamptz AND "created_at" < ${instant}) "1798761600"`],
    ["created:>=0000", `("created_at" > '-infinity'::timestamptz AND "created_at" < 'infinity'::timestamptz)`],
    ["created:>0000-01", `("created_at" >= ${instant} AND "created_at" < 'infinity'::timestamptz) "-62164540800"`],
    [
      "created:>=2026-01-02T10:20:30.1234561Z",
      `("created_at" > ${instant} AND "created_at" < 'infinity'::timestamptz) "1767349230.123456"`,
    ],
    ["created:>9999", "FALSE"],
    ["created:<0000", "FALSE"],
    [
      "created:2000..* -created:>9999",
      `("created_at" >= ${instant} AND "created_at" < 'infinity'::timestamptz) "946684800"`,
    ],
    [
      "created:<=2000 -created:<0000",
      `("created_at" > '-infinity'::timestamptz AND "created_at" < ${instant}) "978307200"`,
    ],
    ["seen:>2026", `"seen_at" >= $1::text::bigint "1798761600000"`],
    ["pinned:yes", `"pinned" = TRUE`],
    ["size:1.5B", "FALSE"],
    ["size:>1.5B", `"size" > $1::text::bigint "1"`],
  ])("%j", (text, expected) => {
    expect(conditionOf(text, "postgres")).toBe(expected);
  });

  it.each<[text: string, given: Readonly<Record<string, ColumnGiven>>, expected: string]>([
    ["number:10", { number: { column: "number", type: "integer" } }, `"number" = $1::text::bigint "10"`],
    ["number:>5", { number: { column: "number", type: "integer" } }, `"number" > $1::text::bigint "5"`],
    [
      "number:>5",
      { number: { column: "number", type: "double" } },
      `("number" = trunc("number") AND "number" > $1::text::double precision AND "number" < 'Infinity'::double precision) "5"`,
    ],
    [
      "number:*",
      { number: { column: "number", type: "numeric" } },
      `("number" = trunc("number") AND "number" >= $1::text::numeric AND "number" < 'Infinity'::numeric) "0"`,
    ],
    ["seen:>@now", { seenAt: { column: "seen", type: "bigint" } }, `"seen" > $1::text::bigint "1795694400000"`],
    ["seen:<=@now", { seenAt: { column: "seen", type: "bigint" } }, `"seen" <= $1::text::bigint "1795694400000"`],
    ["seen:<1960", { seenAt: { column: "seen", type: "bigint" } }, `"seen" < $1::text::bigint "-315619200000"`],
    [
      "seen:>2026-01-01T00:00:00.0005Z",
      { seenAt: { column: "seen", type: "bigint" } },
      `"seen" > $1::text::bigint "1767225600000"`,
    ],
    [
      "seen:<=2026-01-01T00:00:00Z",
      { seenAt: { column: "seen", type: "bigint" } },
      `"seen" < $1::text::bigint "1767225601000"`,
    ],
    [
      "created:>2026",
      { createdAt: "created" },
      `("created" >= $1::text AND "created" < ':') "2027-01-01T00:00:00.000Z"`,
    ],
    ["created:>=0000", { createdAt: "created" }, `("created" >= '0' AND "created" < ':')`],
    ["note:fix", { note: { column: "note", folded: "folded_note" } }, `"folded_note" LIKE $1::text "%fix%"`],
    [
      "label:a",
      { labels: { column: "labels", type: "array" } },
      `EXISTS (SELECT 1 FROM unnest("labels") AS querybar_0(value) WHERE querybar_0.value = $1::text) "a"`,
    ],
    [
      "pinned:yes",
      { pinned: "pinned" },
      `(lower("pinned" COLLATE "C") = $1::text OR lower("pinned" COLLATE "C") = $2::text) "true" "yes"`,
    ],
    ["pinned:no", { pinned: { column: "pinned", type: "boolean" } }, `"pinned" = FALSE`],
  ])("depends on the column's type: %s of %j", (text, given, expected) => {
    expect(conditionOf(text, "postgres", { columns: given })).toBe(expected);
  });

  it("selects an instant that is both ends of what is asked", () => {
    const both = `("created_at" >= ${instant} AND "created_at" <= ${instant}) "1795694400"`;
    expect(conditionOf("created:>=@now created:<=@now", "postgres")).toBe(both);
  });

  it.each([
    ["total:>-0.5", `"total" > $1::text::bigint "-1"`],
    ["total:-0.5", "FALSE"],
    ["total:-7", `"total" = $1::text::bigint "-7"`],
    ["total:<-99999999999999999999", "FALSE"],
    ["total:>-99999999999999999999", `"total" IS NOT NULL`],
    ["total:>99999999999999999999", "FALSE"],
    ["total:>=9223372036854775807", `"total" >= $1::text::bigint "9223372036854775807"`],
    ["total:>=-9223372036854775808", `"total" >= $1::text::bigint "-9223372036854775808"`],
    [`total:<${"9".repeat(41)}`, `"total" IS NOT NULL`],
    [`total:>-${"9".repeat(41)}`, `"total" IS NOT NULL`],
  ])("compares decimals with a column of whole numbers: %s", (text, expected) => {
    const columns = { total: { column: "total", type: "bigint" } } as const;
    expect(conditionOf(text, "postgres", { columns })).toBe(expected);
  });

  it.each([
    [`total:>${"9".repeat(36)}`, "FALSE"],
    [`total:<${"9".repeat(36)}`, "`total` IS NOT NULL"],
    [`total:>-${"9".repeat(36)}`, "`total` IS NOT NULL"],
    [`total:>0.${"1".repeat(31)}`, `\`total\` > CAST(? AS DECIMAL(65, 30)) "0.${"1".repeat(30)}"`],
    [`total:>-0.${"1".repeat(31)}`, `\`total\` >= CAST(? AS DECIMAL(65, 30)) "-0.${"1".repeat(30)}"`],
    [`total:0.${"1".repeat(31)}`, "FALSE"],
    [`total:0.${"1".repeat(30)}`, `\`total\` = CAST(? AS DECIMAL(65, 30)) "0.${"1".repeat(30)}"`],
  ])("compares longer decimals than a column holds: %s", (text, expected) => {
    expect(conditionOf(text, "mariadb", { columns: { total: { column: "total", type: "numeric" } } })).toBe(expected);
  });

  it.each([
    ["created:>=2026-01-02T10:20", "day > 2026-01-02 AND day < :"],
    ["created:<2026-01-02T10:20", "day >= 0 AND day <= 2026-01-02"],
    ["created:2026-01-02", "day >= 2026-01-02 AND day < 2026-01-03"],
  ])("compares with a column of days: %s", (text, expected) => {
    const result = resultOf(text, "sqlite", { columns: { createdAt: { column: "day", type: "date" } } });
    if (!result.ok) throw new Error(result.diagnostics[0]?.message);
    const values = [...result.parameters];
    const shown = result.sql.replace(/\?/g, () => String(values.shift())).replace(/[`'()]/g, "");
    expect(shown).toBe(expected);
  });

  it("reads an index of a search column, for exact text too", () => {
    const search = { searchColumn: "search_text" };
    expect(conditionOf("Fix", "postgres", search)).toBe(`"search_text" LIKE $1::text "%fix%"`);
    expect(conditionOf('note:"Fix"', "postgres", search)).toBe(
      `("search_text" LIKE $1::text AND "note" LIKE $2::text) "%fix%" "%Fix%"`,
    );
  });
});

describe("a condition for SQLite", () => {
  it.each([
    [
      "fix",
      '((`note` GLOB ? OR `note` GLOB ?) OR (`sender_name` GLOB ? OR `sender_name` GLOB ?)) "*F[Ii][Xx]*" "*f[Ii][Xx]*" "*F[Ii][Xx]*" "*f[Ii][Xx]*"',
    ],
    ["note:a[?]*", '(`note` GLOB ? OR `note` GLOB ?) "*A[[][?]][*]*" "*a[[][?]][*]*"'],
    ["note:[?]*", 'instr(`note`, ?) > 0 "[?]*"'],
    ['note:"a%[?]"', '`note` GLOB ? "*a%[[][?]]*"'],
    ["code:a", '`code` COLLATE BINARY = ? "a"'],
    ["number:>10", '(`number` > CAST(? AS INTEGER) AND `number` < 9e999) "10"'],
    ["weight:<0.1", "(`weight` > -9e999 AND `weight` < ?) 0.1"],
    ["weight:0.1000000000000000000001", "FALSE"],
    [
      "created:2026-11",
      '(`created_at` >= ? AND `created_at` < ?) "2026-11-01T00:00:00.000Z" "2026-12-01T00:00:00.000Z"',
    ],
  ])("%j", (text, expected) => {
    expect(conditionOf(text, "sqlite")).toBe(expected);
  });
});

describe("a condition for SQLite with an index of a search column", () => {
  const search = { searchColumn: "shipment.s", searchIndex: "shipment_search" };

  it.each([
    [
      "needle",
      '`shipment`.rowid IN (SELECT rowid FROM `shipment_search` WHERE `shipment_search` MATCH ?) "\\"needle\\""',
    ],
    ["ab", '`shipment`.`s` GLOB ? "*ab*"'],
  ])("%s", (text, expected) => {
    expect(conditionOf(text, "sqlite", search)).toBe(expected);
  });

  it("reads arrays as JSON", () => {
    const labels = (type: "array" | "json") => ({ columns: { labels: { column: "labels", type } } }) as const;
    expect(conditionOf("label:a", "sqlite", labels("array"))).toBe(conditionOf("label:a", "sqlite", labels("json")));
  });
});

describe.each<[dialect: DialectName, cases: readonly (readonly [text: string, condition: string])[]]>([
  [
    "mariadb",
    [
      ['note:"a%"', 'INSTR(CONVERT(`note` USING utf8mb4) COLLATE utf8mb4_nopad_bin, ?) > 0 "a%"'],
      ["note:f\0.", 'CONVERT(`note` USING utf8mb4) COLLATE utf8mb4_nopad_bin REGEXP ? "[Ff]\\\\x00\\\\."'],
      ["code:a/*_", "CONVERT(`code` USING utf8mb4) COLLATE utf8mb4_nopad_bin LIKE ? ESCAPE '|' \"a/%|_\""],
      ["code:*", "CHAR_LENGTH(`code`) > 0"],
      ["-number:10", '(`number` = CAST(? AS SIGNED)) IS NOT TRUE "10"'],
      ["total:19.90", '`total` = CAST(? AS DECIMAL(65, 30)) "19.9"'],
      ["weight:0.5", '`weight` = CAST(? AS DOUBLE) "0.5"'],
      ["pinned:yes", "`pinned` = TRUE"],
    ],
  ],
  [
    "duckdb",
    [
      ["note:fix", 'contains(translate("note", $1::VARCHAR, $2::VARCHAR), $2::VARCHAR) "FIX" "fix"'],
      ["code:a/*_", `"code" LIKE $1::VARCHAR ESCAPE '\\' "a/%\\\\_"`],
      ["-code:a", '("code" COLLATE "C" = $1::VARCHAR) IS NOT TRUE "a"'],
      ["number:10", '"number" = $1::VARCHAR::BIGINT "10"'],
      ["total:19.90", '"total" = $1::VARCHAR::DECIMAL(3, 1) "19.9"'],
      ["weight:<0.1", `("weight" > '-Infinity'::DOUBLE AND "weight" < $1::VARCHAR::DOUBLE) "0.1"`],
      ["pinned:yes", '"pinned" = TRUE'],
    ],
  ],
  [
    "clickhouse",
    [
      ["note:fix", 'position(translateUTF8(`note`, {p1:String}, {p2:String}), {p2:String}) > 0 "FIX" "fix"'],
      ["code:a/*_", '`code` LIKE {p1:String} "a/%\\\\_"'],
      ["-code:a", 'NOT coalesce(`code` = {p1:String}, FALSE) "a"'],
      ["number:10", '`number` = toInt64({p1:String}) "10"'],
      ["total:19.90", '`total` = toDecimal256({p1:String}, 30) "19.9"'],
      ["weight:<0.1", "(`weight` > -inf AND `weight` < {p1:Float64}) 0.1"],
      ["weight:1e3,9007199254740992", '`weight` = toFloat64({p1:String}) "9007199254740992"'],
      [
        "created:>2026-11-26T10:00:00.5Z",
        "`created_at` >= toDateTime64({p1:String}, 1, 'UTC') \"2026-11-26 10:00:00.6\"",
      ],
      ["created:>1800", "`created_at` >= toDateTime64({p1:String}, 0, 'UTC') \"1899-12-31 00:00:00\""],
      ["created:>9000", "`created_at` >= toDateTime64({p1:String}, 0, 'UTC') \"2262-01-01 00:00:00\""],
    ],
  ],
])("a condition for %s", (dialect, cases) => {
  it.each(cases)("%j", (text, expected) => {
    const utc = { ...columns, createdAt: { column: "created_at", type: "timestamp" } } as const;
    expect(conditionOf(text, dialect, dialect === "mariadb" ? { columns: utc } : {})).toBe(expected);
  });
});

describe("placeholders", () => {
  it("begin where the caller's end", () => {
    const where = sqlTarget({ language: shipments, dialect: "postgres", columns });
    const result = where(parse("code:a,b", { language: shipments }), { startIndex: 3 });
    expect(result.ok && result.sql).toBe(`"code" IN ($3::text, $4::text)`);
  });

  it("have names", () => {
    const result = resultOf("code:a,b", "postgres", { placeholders: ":p1" });
    expect(result.ok && result.sql).toBe(`"code" IN (:p1::text, :p2::text)`);
    expect(result.ok && result.named).toEqual({ p1: "a", p2: "b" });
  });
});

describe("wrong options", () => {
  it.each<[options: object, given: object, message: string]>([
    [{ dialect: "oracle" }, {}, "The dialect is one of postgres, sqlite,"],
    [{ placeholders: "@1" }, {}, "Placeholders are one of $1, ?, :p1, {p1:String}."],
    [{}, { startIndex: 0 }, "The startIndex is a whole number from 1 on."],
    [{}, { startIndex: 1.5 }, "The startIndex"],
    [{}, { startIndex: "3; DROP TABLE shipment" }, "The startIndex"],
    [{ columns: { note: 5 } }, {}, "A column is its name, or an object that stands for it."],
    [{ columns: { note: null } }, {}, "A column is its name"],
    [
      { columns: { labels: { column: "name", table: { name: 5, where: { id: "shipment.id" } } } } },
      {},
      "A name is a string or a list.",
    ],
    [{ columns: { labels: { column: "name", table: { name: "label" } } } }, {}, "The table of “labels” needs “where”"],
    [{ columns: { labels: { column: "name", table: { name: "label", where: {} } } } }, {}, "The table of “labels”"],
    [{ columns: { labels: { column: "name", table: { name: "label", where: null } } } }, {}, "The table of “labels”"],
    [{ columns: { note: { column: ["", "note"] } } }, {}, '"" is not a name of a column or a table.'],
    [{ columns: { note: [5] } }, {}, "5 is not a name of a column or a table."],
    [{ columns: { note: "a\ud800" } }, {}, "is not a name of a column or a table."],
    [{ columns: { note: undefined } }, {}, "A column is its name"],
    [{ columns: { note: { column: null } } }, {}, "A column is its name"],
    [{ searchIndex: "search" }, {}, "A searchIndex is that of a searchColumn: give both."],
    [{ searchColumn: "s", searchIndex: "search" }, {}, "A searchIndex is a table in SQLite"],
    [
      { dialect: "sqlite", searchColumn: { name: "s" }, searchIndex: "search" },
      {},
      "A searchIndex is a table in SQLite",
    ],
  ])("%j %j", (options, given, message) => {
    const make = () => sqlTarget({ language: shipments, dialect: "postgres", columns, ...options } as never);
    expect(() => make()(parse("label:a", { language: shipments }), given)).toThrow(
      expect.objectContaining({ code: "invalid-argument", message: expect.stringContaining(message) }),
    );
  });
});

describe("a term that a condition cannot say exactly", () => {
  const canonical = (column: string): ColumnGiven => ({ column, canonical: true });
  const withoutCode = Object.fromEntries(Object.entries(columns).filter(([path]) => path !== "code"));

  it.each<[text: string, dialect: DialectName, given: Given, reason: string, refused: string]>([
    ["fix code:a", "postgres", { columns: withoutCode }, "no-column", "code:a"],
    ["fix OR -(code:a number:1)", "postgres", { columns: withoutCode }, "no-column", "code:a"],
    ["fix number:1", "sqlite", { columns: { ...columns, note: "note" } }, "not-normalized", "fix"],
    ["fix \u{105c9}", "postgres", { columns: { ...columns, note: "note" } }, "not-normalized", "\u{105c9}"],
    ["fix \u{105c9}", "duckdb", { columns: { ...columns, note: "note" } }, "not-normalized", "\u{105c9}"],
    [
      'number:1 "fix"',
      "postgres",
      { columns: { number: columns["number"] as ColumnGiven }, searchColumn: "s" },
      "no-column",
      '"fix"',
    ],
    [`note:${"x".repeat(60_000)}`, "sqlite", {}, "too-long", `note:${"x".repeat(60_000)}`],
    [`note:${"x".repeat(2000)}`, "mariadb", {}, "too-long", `note:${"x".repeat(2000)}`],
    ["fix created:2026", "mariadb", {}, "no-order", "created:2026"],
    ["fix meta.-x:1", "mariadb", {}, "no-column", "meta.-x:1"],
    ["note:a\ufffd", "sqlite", {}, "indistinct", "note:a\ufffd"],
    ["code:a,b number:1 code:b,c", "postgres", { columns: withoutCode }, "no-column", "a b b c"],
    ["number:1 spent:>2s", "postgres", { columns: { ...columns, spent: canonical("spent") } }, "no-order", "spent:>2s"],
    ["spent:* -spent:2s", "postgres", { columns: { spent: canonical("spent") } }, "no-order", "spent:* -spent:2s"],
  ])("%#", (text, dialect, given, reason, refused) => {
    const result = resultOf(text, dialect, given);
    const diagnostics = result.ok ? [] : result.diagnostics;
    expect(diagnostics.map(({ from, to }) => text.slice(from, to)).join(" ")).toBe(refused);
    for (const { code, severity, data, message } of diagnostics) {
      expect([code, severity, data.reason]).toEqual(["not-expressible", "error", reason]);
      expect(message).toMatch(/\.$/);
    }
  });

  it.each<[text: string, dialect: DialectName, given: Given, data: object, message: RegExp]>([
    [
      "code:a",
      "postgres",
      { columns: {} },
      { reason: "no-column", field: "code", path: "code" },
      /^The field “code” has no column: add “code”/,
    ],
    [
      "meta.x:a",
      "postgres",
      { columns: {} },
      { reason: "no-column", field: "meta.x", path: "meta.x" },
      /^The field “meta.x” .* add “meta.x”/,
    ],
    [
      "fix",
      "postgres",
      { columns: {} },
      { reason: "no-column", path: "note" },
      /^The text “note” has no column: add it/,
    ],
    [
      "note:fix",
      "postgres",
      { columns: {}, searchColumn: "s" },
      { reason: "no-column", path: "note" },
      /A search column is enough for words/,
    ],
    [
      "spent:>2s",
      "postgres",
      { columns: { spent: canonical("spent") } },
      { reason: "no-order", field: "spent" },
      /^The column of “spent” holds text/,
    ],
    [
      "fix \u{105c9}",
      "postgres",
      { columns: { note: "note", "sender.name": "x" } },
      { reason: "not-normalized", text: "\u{105c9}" },
      /Unicode 16/,
    ],
    [
      `note:${"x".repeat(60_000)}`,
      "sqlite",
      {},
      { reason: "too-long", most: 50_000 },
      /longer than the patterns of SQLite/,
    ],
    [`note:${"x".repeat(2000)}`, "mariadb", {}, { reason: "too-long", most: 1500 }, /longer than the 1500 letters/],
    [
      "meta.-x:1",
      "mariadb",
      {},
      { reason: "no-column", path: "-x" },
      /keys of JSON that begin with a minus, such as “-x”/,
    ],
  ])("says what it is about: %#", (text, dialect, given, data, message) => {
    const result = resultOf(text, dialect, given);
    const told = result.ok ? [] : result.diagnostics;
    expect(told).toEqual([expect.objectContaining({ data, message: expect.stringMatching(message) })]);
  });

  it.each<[what: string, text: string, dialect: DialectName, given: Given, isRefused: boolean]>([
    ["values, as many as a statement takes", numbers(32_766), "sqlite", {}, false],
    ["one more", numbers(32_767), "sqlite", {}, true],
    ["two intervals of one too many", `${numbers(32_765)},>40000,-5..-4`, "sqlite", {}, true],
    ["values whose statement is too long", numbers(9_000), "clickhouse", {}, true],
    ["half of them", numbers(4_500), "clickhouse", {}, false],
    ["words, each of which is looked for in two columns", words(33_000), "postgres", {}, true],
    ["half of them", words(16_500), "postgres", {}, false],
    ["words in two columns", words(33_000), "postgres", { searchColumn: "s" }, false],
  ])("is not %s", (_, text, dialect, given, isRefused) => {
    const result = resultOf(text, dialect, given);
    const refused = {
      data: { reason: "too-large", parameters: expect.any(Number), most: expect.any(Number) },
      message: expect.stringMatching(
        /^The query has too many terms for one statement of .*, which may have [0-9]+ values/,
      ),
    };
    expect(result.ok ? [] : result.diagnostics).toEqual(isRefused ? [expect.objectContaining(refused)] : []);
  });

  it("is the whole query if it is too large for one statement", () => {
    const text = Array.from({ length: 40_000 }, (_, index) => `w${index}`).join(" ");
    const result = resultOf(text, "sqlite");
    expect(result).toMatchObject({
      ok: false,
      diagnostics: [{ from: 0, to: text.length, data: { reason: "too-large" } }],
    });
  });
});

it("throws what is wrong with the options of a query", () => {
  const where = sqlTarget({ language: shipments, dialect: "postgres", columns });
  expect(() => where(parse("number:1 code:@me", { language: shipments }))).toThrow(
    expect.objectContaining({ code: "invalid-argument", message: expect.stringContaining("pass the option me") }),
  );
});

describe("columns that do not fit the language", () => {
  const instant = { column: "at", type: "timestamptz" } as const;
  const joined = (column: ColumnDescription): ColumnGiven => ({
    ...column,
    table: { name: "other", where: { id: "shipment.id" } },
  });
  const grade = defineKind({ name: "grade", read: (text) => text, held: (value: string) => value });
  const exams = defineLanguage<{ mark: string }>()({ name: "exams", text: [], fields: { grade: grade("mark") } });

  it.each<[language: AnyLanguage, columns: Readonly<Record<string, ColumnGiven>>, message: string]>([
    [
      shipments,
      { nte: "note" },
      "The language “shipments” has nothing at “nte”. Its paths are: note, sender.name, code, state, number, ticket, total, weight, size, createdAt, seenAt, packedAt, shippedAt, pinned, spent, labels, parts.id, meta.",
    ],
    [
      shipments,
      { number: { column: "number", type: "timestamptz" } },
      "must be of the type bigint, integer, numeric, double, text or json, not timestamptz.",
    ],
    [shipments, { labels: "labels" }, "holds many values"],
    [shipments, { code: { column: "code", type: "array" } }, "holds one value"],
    [shipments, { meta: "meta" }, "must be of the type json to hold “meta.key”."],
    [shipments, { sender: "sender" }, "must be of the type json to hold “sender.name”."],
    [shipments, { note: { column: "note", type: "bigint" } }, "must hold text, not bigint."],
    [exams, { mark: "mark" }, "canonical: true"],
    [shipments, { code: "a\0b" }, "is not a name of a column or a table."],
    [
      shipments,
      { packedAt: "packed_at" },
      "The field “took” is the time between two columns, which must be timestamptz,",
    ],
    [shipments, { packedAt: { ...instant, canonical: true } }, "The field “took” is the time between two columns"],
    [shipments, { packedAt: joined(instant) }, "The field “took” "],
    [
      shipments,
      { number: { column: "number", type: "bigint", canonical: true } },
      "is canonical, so it must hold text.",
    ],
    [shipments, { code: joined({ column: "code" }) }, "The field “code” holds one value"],
  ])("%#", (language, given, message) => {
    expect(() => sqlTarget({ language, dialect: "postgres", columns: given })).toThrow(
      expect.objectContaining({ code: "invalid-argument", message: expect.stringContaining(message) }),
    );
  });

  it("takes canonical values of a kind of one's own", () => {
    const where = sqlTarget({
      language: exams,
      dialect: "postgres",
      columns: { mark: { column: "mark", canonical: true } },
    });
    const result = where(parse("grade:b", { language: exams }));
    expect(result.ok && result.sql).toBe(`"mark" = $1::text`);
  });
});

describe("a query builder", () => {
  const tag = (strings: TemplateStringsArray, ...values: readonly unknown[]) => ({
    strings: [...strings],
    raw: strings.raw.length,
    values,
  });

  it("gets the condition as a template, with its own objects for columns", () => {
    class Column {
      readonly name = "code";
    }
    const column = new Column();
    const result = resultOf("code:a -code:b number:1", "postgres", {
      columns: { code: column, number: { column: "shipment.number", type: "bigint" } },
    });
    expect(result.ok && result.into(tag)).toEqual({
      strings: ["(", " = ", `::text AND "shipment"."number" = `, "::text::bigint)"],
      raw: 4,
      values: [column, "a", "1"],
    });
    expect(() => result.ok && result.sql).toThrow("into");
  });
});

describe("a table of its own for many values", () => {
  it("is asked with EXISTS", () => {
    const labels: ColumnGiven = {
      column: "name",
      table: {
        name: "label",
        where: { id: "shipment_label.label_id" },
        through: { name: "shipment_label", where: { shipment_id: "shipment.id" } },
      },
    };
    expect(conditionOf("-label:a", "postgres", { columns: { labels } })).toBe(
      `(EXISTS (SELECT 1 FROM "label", "shipment_label" WHERE "label"."id" = "shipment_label"."label_id" AND "shipment_label"."shipment_id" = "shipment"."id" AND "label"."name" = $1::text)) IS DISTINCT FROM TRUE "a"`,
    );
  });
});

describe("a search column", () => {
  const texts = { note: "note", "sender.name": "sender" };
  const other = { column: "name", table: { name: "other", where: { id: "shipment.id" } } };
  const folded = "normalize(coalesce(\"note\", '') || E'\\n' || coalesce(\"sender\", ''), NFC)";

  it.each<[dialect: DialectName, options: object, writtenBy: string, statement: string, advice: string]>([
    [
      "postgres",
      {},
      "application",
      'ADD COLUMN "search_text" text',
      "PostgreSQL folds texts itself from version 18 on",
    ],
    ["postgres", { column: "words", columns: texts }, "application", 'ADD COLUMN "words" text', "from version 18 on"],
    ["postgres", { columns: texts, version: 17 }, "application", 'ADD COLUMN "search_text" text', "from version 18"],
    ["postgres", { columns: texts, version: 18 }, "database", folded, "A letter that is newer than Unicode 17"],
    ["postgres", { columns: { note: "note" }, version: 18 }, "application", "text", "from version 18"],
    [
      "postgres",
      { columns: { ...texts, note: { column: "note", type: "json" } }, version: 18 },
      "application",
      "text",
      "",
    ],
    ["postgres", { columns: { ...texts, sender: { column: "x", type: "json" } }, version: 18 }, "database", folded, ""],
    ["postgres", { columns: { ...texts, note: other }, version: 18 }, "application", "text", ""],
    ["postgres", { columns: { ...texts, note: { own: "note" } }, version: 18 }, "application", "text", ""],
    ["clickhouse", {}, "application", "ADD COLUMN `search_text` String", "if each text is in a column of its own"],
    [
      "clickhouse",
      { columns: texts },
      "database",
      "concat(coalesce(`note`, ''), '\\n', coalesce(`sender`, ''), '')",
      "drop",
    ],
    ["duckdb", { columns: texts }, "application", 'ADD COLUMN "search_text" VARCHAR', "it reads all rows"],
    ["mariadb", {}, "application", "ADD COLUMN `search_text` LONGTEXT", "MariaDB has no index"],
    ["sqlite", {}, "application", "ADD COLUMN `search_text` TEXT", "The table needs a rowid that stays"],
  ])("of %s, made from %j, is written by the %s", (dialect, options, writtenBy, statement, advice) => {
    const plan = searchColumn({ language: shipments, dialect, table: "shipment", ...options });
    expect(plan.writtenBy).toBe(writtenBy);
    expect(plan.statements[0]).toContain("ALTER TABLE");
    expect(plan.statements.join("\n")).toContain(statement);
    expect(plan.advice).toContain(advice);
    expect(plan.advice.startsWith("Write searchText(record, { language })")).toBe(writtenBy === "application");
  });

  it("of a language without texts is written by the application", () => {
    const none = defineLanguage<{ code: string }>()({ name: "none", text: [], fields: { code: exactText("code") } });
    const plan = searchColumn({ language: none, dialect: "clickhouse", table: "code", columns: { code: "code" } });
    expect(plan.writtenBy).toBe("application");
  });
});

describe("the text for a search column", () => {
  it("is folded, with a line break between texts and for what no database can hold", () => {
    expect(searchText({ author: "Ada", commit_title: "Straße ΣΊΣΥΦΟΣ", commit_body: null }, { language: layer })).toBe(
      "ada\nstraße σίσυφοσ",
    );
    expect(foldText("A\0B\ud800C")).toBe("a\nb\nc");
  });
});
