import { querybarError } from "../../language/error.ts";
import type { Ask, Connections } from "./connections.ts";

/** The version of the tables, which a database has in `querybar.version`. */
const version = 1;

/**
 * Ids are numbers of any size. The names of repositories and branches are compared byte by byte, so that an index does not depend on the
 * collations of an operating system.
 */
const tables = `
  CREATE SCHEMA querybar;
  CREATE TABLE querybar.version (number integer NOT NULL);
  INSERT INTO querybar.version VALUES (${version});
  CREATE TABLE querybar.run (
    repository text COLLATE "C" NOT NULL,
    id numeric NOT NULL,
    branch text COLLATE "C" NOT NULL,
    status text COLLATE "C" NOT NULL,
    author text COLLATE "C",
    commit_title text COLLATE "C",
    commit_body text COLLATE "C",
    search_text text COLLATE "C" NOT NULL,
    record text NOT NULL,
    request text,
    PRIMARY KEY (repository, id)
  );
  CREATE INDEX run_by_branch ON querybar.run (repository, branch, id);
  CREATE INDEX run_by_status ON querybar.run (repository, status, id);
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX run_by_text ON querybar.run USING gin (search_text gin_trgm_ops);`;

/** Of `pg_advisory_xact_lock`, so that of several processes one makes the tables. */
const lock = 0x71756572;

/**
 * Makes the tables in a database that has none.
 *
 * @throws a `QuerybarError` with the code `invalid-argument` for a database of another kind, which is left unchanged.
 */
export async function makeTables({ use, inTransaction }: Connections): Promise<void> {
  if (await use(isMade)) return;
  await inTransaction(async (ask) => {
    await ask("SELECT pg_advisory_xact_lock($1)", [lock]);
    if (!(await isMade(ask))) await ask(tables);
  });
}

async function isMade(ask: Ask): Promise<boolean> {
  const [found] = await ask<{ readonly server: number; readonly encoding: string; readonly isThere: boolean }>(`
    SELECT current_setting('server_version_num')::integer AS server, current_setting('server_encoding') AS encoding,
      EXISTS (SELECT FROM pg_namespace WHERE nspname = 'querybar') AS "isThere"`);
  if (found === undefined || found.server < 13_00_00) {
    throw querybarError("invalid-argument", "The database is older than PostgreSQL 13.");
  }
  if (found.encoding !== "UTF8") {
    throw querybarError("invalid-argument", `The database's encoding is ${found.encoding}; it must be UTF8.`);
  }
  if (!found.isThere) return false;
  const [table] = await ask<{ readonly isThere: boolean }>(
    `SELECT to_regclass('querybar.version') IS NOT NULL AND to_regclass('querybar.run') IS NOT NULL AS "isThere"`,
  );
  const [made] = table?.isThere ? await ask<{ readonly number: number }>("SELECT number FROM querybar.version") : [];
  if (made?.number === version) return true;
  throw querybarError(
    "invalid-argument",
    "The schema querybar of the database is not one that this version of querybar made.",
  );
}
