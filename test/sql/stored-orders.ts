// Orders in a table, on which query builders and drivers are tried.
import { date, defineLanguage, exactText, number, parse, wholeNumber } from "../../src/index.ts";
import { type ColumnGiven, type SqlCondition, type SqlTarget, sqlTarget } from "../../src/sql/index.ts";

interface Order {
  readonly note: string;
  readonly number: number;
  readonly total: number;
  readonly createdAt: string;
  readonly labels: readonly string[];
}

export const language = defineLanguage<Order>()({
  name: "orders",
  dialect: "extended",
  text: ["note"],
  fields: {
    number: wholeNumber("number"),
    total: number("total"),
    created: date("createdAt"),
    label: exactText("labels", { many: true, wildcards: true }),
  },
});

export const columns: Readonly<Record<string, ColumnGiven>> = {
  note: { column: "orders.note", normalized: true },
  number: { column: "orders.number", type: "bigint" },
  total: { column: "orders.total", type: "numeric" },
  createdAt: { column: "orders.created_at", type: "timestamptz" },
  labels: { column: "orders.labels", type: "array" },
};

const table = (number: string, text: string, decimal: string, instant: string, texts: string) =>
  `CREATE TABLE orders (number ${number}, note ${text}, total ${decimal}, created_at ${instant}, labels ${texts})`;

const rows = (labels: readonly string[]) => `INSERT INTO orders VALUES
  (1, '100 % GIFT_for O''Hara ${"\\"}', 19.90, '2026-11-26T12:00:00.000Z', '${labels[0]}'),
  (2, 'a gift', 5, '2026-11-25T12:00:00.000Z', '${labels[1]}'),
  (3, NULL, NULL, NULL, NULL)`;

/** The statements that make the table and its three rows. */
export const statements = {
  postgres: [table("bigint", "text", "numeric", "timestamptz", "text[]"), rows(['{vip,"a, b"}', "{}"])],
  sqlite: [table("INTEGER", "TEXT", "REAL", "TEXT", "TEXT"), rows(['["vip","a, b"]', "[]"])],
} as const;

/** Queries, and the numbers of the orders that each finds. */
export const cases: readonly (readonly [text: string, numbers: readonly number[]])[] = [
  ["", [1, 2, 3]],
  ["gift", [1, 2]],
  ["-gift", [3]],
  ['"100 % GIFT_"', [1]],
  ["o'hara \\", [1]],
  ["'; DROP TABLE orders; --", []],
  ["total:>=19.90 OR -label:*", [1, 2, 3]],
  ["created:2026-11-26 number:1..9", [1]],
  ['label:"a, b"', [1]],
  ["label:v*p", [1]],
];

/** What finds the numbers of orders. */
export type Find = (condition: SqlCondition) => Promise<readonly { readonly number: unknown }[]>;

/** The cases that a target and a tool together do not answer as they should. */
export async function wrongAnswers(where: SqlTarget<typeof language>, find: Find): Promise<readonly object[]> {
  const wrong: object[] = [];
  for (const [text, numbers] of cases) {
    const result = where(parse(text, { language }), { now: new Date("2026-11-26T13:00:00Z") });
    if (!result.ok) throw new Error(result.diagnostics[0]?.message);
    const found = (await find(result)).map(({ number }) => Number(number)).sort();
    if (String(found) !== String(numbers)) wrong.push({ text, found, numbers });
  }
  return wrong;
}

export const wherePostgres = sqlTarget({ language, dialect: "postgres", columns });

/** For builders that number the values themselves. */
export const whereUnnumbered = sqlTarget({ language, dialect: "postgres", columns, placeholders: "?" });

export const whereSqlite = sqlTarget({ language, dialect: "sqlite", columns });
