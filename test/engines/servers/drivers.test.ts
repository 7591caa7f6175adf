// What the page on databases says of drivers and query builders, with the drivers themselves and a real server.
import { createRequire } from "node:module";
import { sql as drizzleSql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { pgTable, text as textColumn } from "drizzle-orm/pg-core";
import createKnex from "knex";
import { Kysely, sql as kyselySql, PostgresDialect } from "kysely";
import { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { type SqlCondition, type SqlTag, sqlTarget } from "../../../src/sql/index.ts";
import {
  columns,
  type Find,
  language,
  statements,
  wherePostgres,
  whereSqlite,
  whereUnnumbered,
  wrongAnswers,
} from "../../sql/stored-orders.ts";
import { installed } from "../packages.ts";
import { debianPostgresql, type PostgresqlServer, packagedPostgresql, startPostgresql } from "../postgresql.ts";

type Rows = readonly { readonly number: unknown }[];

/** postgres.js: its template function runs what is awaited. */
type PostgresJs = (options: object) => SqlTag<PromiseLike<Rows>> & {
  readonly unsafe: (sql: string, parameters: readonly unknown[]) => Promise<Rows>;
  readonly end: () => Promise<void>;
};

interface Prisma {
  readonly PrismaClient: new (options: {
    readonly adapter: unknown;
  }) => { readonly $queryRaw: (query: unknown) => Promise<Rows>; readonly $disconnect: () => Promise<void> };
  readonly Prisma: { readonly sql: SqlTag<object> };
}

interface PrismaPostgres {
  readonly PrismaPg: new (options: object) => unknown;
}

/** `better-sqlite3`, and Node's own SQLite. */
type Sqlite = new (
  path: string,
) => {
  readonly exec: (sql: string) => void;
  readonly prepare: (sql: string) => { readonly all: (...parameters: readonly unknown[]) => Rows };
  readonly close: () => void;
};

const programs = packagedPostgresql() ?? debianPostgresql();
if (programs === undefined) test.skip("skipped: PostgreSQL is not installed");

describe.skipIf(programs === undefined)("in PostgreSQL", () => {
  let server: PostgresqlServer;
  beforeAll(async () => {
    server = await startPostgresql(programs ?? "");
    for (const statement of statements.postgres) await server.run(statement);
  });
  afterAll(() => server?.stop());

  async function agrees(find: Find, where = wherePostgres) {
    expect(await wrongAnswers(where, find)).toEqual([]);
    expect(await server.rows("SELECT 1 FROM orders")).toHaveLength(3);
  }

  describe("pg", () => {
    let pool: Pool;
    beforeAll(() => {
      pool = new Pool(server.connection);
    });
    afterAll(() => pool.end());

    it("takes the condition", () =>
      agrees(
        async ({ sql, parameters }) =>
          (await pool.query(`SELECT number FROM orders WHERE ${sql}`, [...parameters])).rows,
      ));

    it("takes it from Kysely", async () => {
      const db = new Kysely<{ orders: { number: string } }>({ dialect: new PostgresDialect({ pool }) });
      await agrees(({ into }) =>
        db
          .selectFrom("orders")
          .select("number")
          .where(into(kyselySql<boolean>))
          .execute(),
      );
    });

    it("takes it from Drizzle, with its columns", async () => {
      const orders = pgTable("orders", { number: textColumn("number"), note: textColumn("note") });
      const where = sqlTarget({ language, dialect: "postgres", columns: { ...columns, note: orders.note } });
      const db = drizzle({ client: pool });
      await agrees(
        async ({ into }) => db.select({ number: orders.number }).from(orders).where(into(drizzleSql)),
        where,
      );
    });
  });

  it("Knex takes the condition", async () => {
    const knex = createKnex({ client: "pg", connection: { ...server.connection } });
    await agrees(
      async ({ sql, parameters }) =>
        knex("orders")
          .select("number")
          .whereRaw(sql, [...parameters]),
      whereUnnumbered,
    );
    await knex.destroy();
  });

  const postgresJs = installed("postgres") as PostgresJs | undefined;
  it.skipIf(postgresJs === undefined)("postgres.js takes the condition", async () => {
    const { host, user, database } = server.connection;
    const sql = (postgresJs as PostgresJs)({ path: `${host}/.s.PGSQL.5432`, user, database });
    const query = sql as unknown as (strings: TemplateStringsArray, ...values: unknown[]) => PromiseLike<Rows>;
    await agrees(async ({ into }) => query`SELECT number FROM orders WHERE ${into(sql)} AND ${"a"} = 'a'`);
    await agrees(({ sql: condition, parameters }) =>
      sql.unsafe(`SELECT number FROM orders WHERE ${condition}`, [...parameters]),
    );
    await sql.end();
  });

  // Until it is generated, there is nothing in it.
  const prisma = installed(".prisma/client") === undefined ? undefined : (installed("@prisma/client") as Prisma);
  it.skipIf(prisma === undefined)("Prisma takes the condition", async () => {
    const { Prisma, PrismaClient } = prisma as Prisma;
    const { PrismaPg } = installed("@prisma/adapter-pg") as PrismaPostgres;
    const client = new PrismaClient({ adapter: new PrismaPg(server.connection) });
    const sql = Prisma.sql as unknown as (strings: TemplateStringsArray, ...values: unknown[]) => object;
    await agrees(({ into }) => client.$queryRaw(sql`SELECT number FROM orders WHERE ${into(Prisma.sql)}`));
    await client.$disconnect();
  });
});

describe.each([
  ["better-sqlite3", betterSqlite()],
  ["node:sqlite", nodeSqlite()],
])("in SQLite", (name, Database) => {
  it.skipIf(Database === undefined)(`${name} takes the condition`, async () => {
    const database = new (Database as Sqlite)(":memory:");
    for (const statement of statements.sqlite) database.exec(statement);
    const find = async ({ sql, parameters }: SqlCondition) =>
      database.prepare(`SELECT number FROM orders WHERE ${sql}`).all(...parameters);
    expect(await wrongAnswers(whereSqlite, find)).toEqual([]);
    database.close();
  });
});

/** Only if its native part could be built, or fetched. */
function betterSqlite(): Sqlite | undefined {
  try {
    const Database = installed("better-sqlite3") as Sqlite | undefined;
    if (Database !== undefined) new Database(":memory:").close();
    return Database;
  } catch {
    return undefined;
  }
}

/** From Node 22 on. */
function nodeSqlite(): Sqlite | undefined {
  try {
    return (createRequire(import.meta.url)("node:sqlite") as { readonly DatabaseSync: Sqlite }).DatabaseSync;
  } catch {
    return undefined;
  }
}
