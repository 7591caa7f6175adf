// What the page on databases says of query builders, with the builders themselves, in PostgreSQL.
import { PGlite } from "@electric-sql/pglite";
import { sql as drizzleSql } from "drizzle-orm";
import { pgTable, text as textColumn } from "drizzle-orm/pg-core";
import { drizzle } from "drizzle-orm/pglite";
import createKnex from "knex";
import { Kysely, sql as kyselySql, PostgresDialect } from "kysely";
import templateTag from "sql-template-tag";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sqlTarget } from "../../src/sql/index.ts";
import {
  columns,
  type Find,
  language,
  statements,
  wherePostgres,
  whereUnnumbered,
  wrongAnswers,
} from "./stored-orders.ts";

const client = new PGlite();
const orders = pgTable("orders", { number: textColumn("number"), note: textColumn("note") });
const whereDrizzle = sqlTarget({ language, dialect: "postgres", columns: { ...columns, note: orders.note } });

beforeAll(async () => {
  for (const statement of statements.postgres) await client.exec(statement);
});
afterAll(() => client.close());

type Where = typeof wherePostgres;

/** How each tool finds the numbers of orders. */
const tools: Readonly<Record<string, readonly [where: Where, find: Find]>> = {
  "a driver": [
    wherePostgres,
    async ({ sql, parameters }) =>
      (await client.query<{ number: number }>(`SELECT number FROM orders WHERE ${sql}`, [...parameters])).rows,
  ],
  Kysely: [
    wherePostgres,
    async ({ into }) => {
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
        .where(into(kyselySql<boolean>))
        .execute();
    },
  ],
  Drizzle: [
    whereDrizzle,
    async ({ into }) => drizzle({ client }).select({ number: orders.number }).from(orders).where(into(drizzleSql)),
  ],
  "sql-template-tag": [
    wherePostgres,
    async ({ into }) => {
      const { text: sql, values } = templateTag`SELECT number FROM orders WHERE ${into(templateTag)} AND ${"a"} = 'a'`;
      return (await client.query<{ number: number }>(sql, values)).rows;
    },
  ],
  Knex: [
    whereUnnumbered,
    async ({ sql, parameters }) => {
      const knex = createKnex({ client: "postgres" });
      const whole = knex("orders")
        .select("number")
        .whereRaw(sql, [...parameters])
        .toSQL()
        .toNative();
      return (await client.query<{ number: number }>(whole.sql, [...whole.bindings])).rows;
    },
  ],
};

it.each(Object.entries(tools))("%s takes the condition", async (_, [where, find]) => {
  expect(await wrongAnswers(where, find)).toEqual([]);
  expect((await client.query("SELECT 1 FROM orders")).rows).toHaveLength(3);
});
