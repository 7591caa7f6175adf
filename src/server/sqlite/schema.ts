import type { DatabaseSync } from "@photostructure/sqlite";
import { querybarError } from "../../language/error.ts";
import type { KeptRecord } from "../record.ts";
import { rowOf } from "../row.ts";
import { insertedValues, insertRow } from "./statements.ts";

/** The version of the tables, which a database has as its `user_version`. */
const version = 2;

// Ids have any size, so they are text; of two numbers without leading zeros the longer one is the larger.
const tables = `
  CREATE TABLE run (
    repository TEXT NOT NULL,
    id_length INTEGER NOT NULL,
    id TEXT NOT NULL,
    branch TEXT NOT NULL,
    status TEXT NOT NULL,
    author TEXT,
    commit_title TEXT,
    commit_body TEXT,
    search_text TEXT NOT NULL,
    record TEXT NOT NULL,
    request TEXT
  ) STRICT;
  CREATE UNIQUE INDEX run_by_place ON run (repository, id_length, id);
  CREATE INDEX run_by_id ON run (repository, id, id_length);
  CREATE INDEX run_by_branch ON run (repository, branch, id_length, id);
  CREATE INDEX run_by_status ON run (repository, status, id_length, id);
  PRAGMA user_version = ${version};
`;

type Database = InstanceType<typeof DatabaseSync>;
type InTransaction = (work: () => void) => void;

/**
 * Makes the tables in a database that has none, and updates those of an earlier version.
 *
 * @throws a `QuerybarError` with the code `invalid-argument` for a database of another kind, which is left unchanged.
 */
export function makeTables(database: Database, inTransaction: InTransaction): void {
  // A database of another kind is left unchanged, and an existing one needs no lock.
  versionOf(database);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  if (versionOf(database) === version) return;
  inTransaction(() => {
    const found = versionOf(database);
    if (found === 0) database.exec(tables);
    if (found === 1) fromFirstVersion(database);
  });
}

/** 0 if there is nothing yet. */
function versionOf(database: Database): number {
  const number = (sql: string) => Number((database.prepare(sql).get() as { readonly number: number }).number);
  const found = number("SELECT user_version AS number FROM pragma_user_version");
  if (found === 0 && number("SELECT count(*) AS number FROM sqlite_schema") === 0) return 0;
  const isOurs = found > 0 && number("SELECT count(*) AS number FROM sqlite_schema WHERE name = 'run_by_branch'") === 1;
  if (isOurs && found <= version) return found;
  if (isOurs) throw querybarError("invalid-argument", "The database was made by a newer version of querybar.");
  throw querybarError("invalid-argument", "The database is not one that this version of querybar made.");
}

/**
 * The first version had no columns for the searched texts. A process of that version that still has the database open cannot write to the new
 * table, since it does not give those.
 */
function fromFirstVersion(database: Database): void {
  database.exec("ALTER TABLE run RENAME TO old_run; DROP INDEX run_by_branch; DROP INDEX run_by_status");
  database.exec(tables);
  const insert = database.prepare(insertRow);
  const runs = database.prepare("SELECT repository, id, record, request FROM old_run ORDER BY rowid").iterate();
  for (const run of runs as Iterable<OldRow>) {
    const others = JSON.parse(run.record) as KeptRecord["others"];
    insert.run(...insertedValues(rowOf({ repository: run.repository, id: run.id, others }), run.request));
  }
  database.exec("DROP TABLE old_run");
}

interface OldRow {
  readonly repository: string;
  readonly id: string;
  readonly record: string;
  readonly request: string | null;
}
