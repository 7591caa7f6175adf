// What the page on databases says of query builders, with the builders themselves, in PostgreSQL.
import { PGlite } from "@electric-sql/pglite";
import { sql as drizzleSql } from "drizzle-orm";
import { pgTable, text as textColumn } from "drizzle-orm/pg-core";
import { drizzle } from "drizzle-orm/pglite";
import createKnex from "knex";
import { Kysely, sql as kyselySql, PostgresDialect } from "kysely";
import templateTag from "sql-template-tag";
import { afterAll, beforeAll, expect, it } from "vitest";
import { date, defineLanguage, exactText, number, parse, wholeNumber } from "../../src/index.ts";
import { type ColumnGiven, sqlTarget } from "../../src/sql/index.ts";

interface Order {
  readonly note: string;
  readonly number: number;
  readonly total: number;
  readonly createdAt: string;
  readonly labels: readonly string[];
}

const language = defineLanguage<Order>()({
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

const columns: Readonly<Record<string, ColumnGiven>> = {
  note: "orders.note",
  number: { column: "orders.number", type: "bigint" },
  total: { column: "orders.total", type: "numeric" },
  createdAt: { column: "orders.created_at", type: "timestamptz" },
  labels: { column: "orders.labels", type: "array" },
};

const dialect = "postgres";
const where = sqlTarget({ language, dialect, columns });
const client = new PGlite();

beforeAll(async () => {
  await client.exec(`
    CREATE TABLE orders (number bigint, note text, total numeric, created_at timestamptz, labels text[]);
    INSERT INTO orders VALUES
      (1, '100 % GIFT_for O''Hara \\', 19.90, '2026-11-26T12:00:00Z', '{vip,"a, b"}'),
      (2, 'a gift', 5, '2026-11-25T12:00:00Z', '{}'),
      (3, NULL, NULL, NULL, NULL)`);
});
afterAll(() => client.close());

/** Queries, and the numbers of the orders that each finds. */
const cases: readonly (readonly [text: string, numbers: readonly number[]])[] = [
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

function conditionOf(text: string, target = where) {
  const result = target(parse(text, { language }), { now: new Date("2026-11-26T13:00:00Z") });
  if (!result.ok) throw new Error(result.diagnostics[0]?.message);
  return result;
}

/** How each tool finds the numbers of orders. */
const tools: Readonly<Record<string, (text: string) => Promise<readonly { readonly number: unknown }[]>>> = {
  "a driver": async (text) => {
    const { sql, parameters } = conditionOf(text);
    return (await client.query<{ number: number }>(`SELECT number FROM orders WHERE ${sql}`, [...parameters])).rows;
  },
  Kysely: async (text) => {
    const pool = {
      connect: async () => ({
        query: (sql: string, parameters: readonly unknown[]) => client.query(sql, [...parameters]),
        release: () => {},
      }),
      end: async () => {},
    };
    const db = new Kysely<{ orders: { number: number } }>({ dialect: new PostgresDialect({ pool: pool as never }) });
    return db
      .selectFrom("orders")
      .select("number")
      .where(conditionOf(text).into(kyselySql<boolean>))
      .execute();
  },
  Drizzle: async (text) => {
    const orders = pgTable("orders", { number: textColumn("number"), note: textColumn("note") });
    const own = sqlTarget({ language, dialect, columns: { ...columns, note: orders.note } });
    const db = drizzle({ client });
    return db.select({ number: orders.number }).from(orders).where(conditionOf(text, own).into(drizzleSql));
  },
  "sql-template-tag, as in Prisma": async (text) => {
    const { text: sql, values } =
      templateTag`SELECT number FROM orders WHERE ${conditionOf(text).into(templateTag)} AND ${"a"} = 'a'`;
    return (await client.query<{ number: number }>(sql, values)).rows;
  },
  Knex: async (text) => {
    const knex = createKnex({ client: dialect });
    const { sql, parameters } = conditionOf(text, sqlTarget({ language, dialect, columns, placeholders: "?" }));
    const { sql: whole, bindings } = knex("orders")
      .select("number")
      .whereRaw(sql, [...parameters])
      .toSQL()
      .toNative();
    return (await client.query<{ number: number }>(whole, [...bindings])).rows;
  },
};

it.each(Object.entries(tools))("%s takes the condition", async (_, find) => {
  for (const [text, numbers] of cases) {
    const found = (await find(text)).map(({ number }) => Number(number)).sort();
    expect(found, text).toEqual(numbers);
  }
  expect((await client.query("SELECT 1 FROM orders")).rows).toHaveLength(3);
});
