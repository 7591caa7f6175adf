import { DatabaseSync, type StatementSyncInstance } from "@photostructure/sqlite";
import type { AnyRecord } from "../../language/path.ts";
import type { CreateBody } from "../../layer-api/wire.ts";
import { groupCommit } from "../group-commit.ts";
import { answered, idOf, type KeptRecord, keptRecord } from "../record.ts";
import { rowOf } from "../row.ts";
import type { Store } from "../store.ts";
import { makeTables } from "./schema.ts";
import { searchIn } from "./search.ts";
import { insertedValues, insertRow, newestId } from "./statements.ts";

export interface SqliteStore extends Store {
  /**
   * Adds runs, all of them or, if one is refused, none; a run that is already there is replaced.
   * Records have the searched texts as `author`, `commit_title` and `commit_body`.
   *
   * @throws a `QuerybarError` with the code `invalid-argument` or `invalid-repository` for a record that could not be served;
   * SQLite's own error at once if another process is writing.
   */
  readonly add: (records: Iterable<AnyRecord>) => void;
  readonly close: () => void;
}

export interface SqliteStoreOptions {
  /** A database file, created if it does not exist. Default: in memory, lost when the process ends. */
  readonly file?: string;
}

/**
 * Keeps runs in SQLite. A run that `create` has returned survives the end of the process, however sudden.
 *
 * A database of an earlier version is brought up to date, which for a million runs takes a minute.
 * Several processes may share a file. A search or creation that meets another process's lock waits for it without blocking the event loop.
 *
 * @throws a `QuerybarError` with the code `invalid-argument` for a database of another kind; SQLite's own error for a file it cannot open.
 * @example
 * ```ts
 * const store = openStore({ file: "runs.sqlite" });
 * ```
 */
export function openStore({ file = ":memory:" }: SqliteStoreOptions = {}): SqliteStore {
  const database = new DatabaseSync(file);
  const statements = new Map<string, StatementSyncInstance>();
  const prepared = (sql: string) => {
    const known = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  const inTransaction = <Result>(work: () => Result): Result => {
    database.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      database.exec("COMMIT");
      return result;
    } catch (error) {
      // Some errors, such as a full disk, end the transaction themselves. Then a rollback would throw and hide them.
      if (database.isTransaction) database.exec("ROLLBACK");
      throw error;
    }
  };
  const together = groupCommit(inTransaction);
  const write = (kept: KeptRecord, request: string | null) =>
    prepared(insertRow).run(...insertedValues(rowOf(kept), request));

  try {
    // No `busy_timeout`: it would block the event loop for as long as another process holds a lock.
    makeTables(database, inTransaction);
  } catch (error) {
    database.close();
    throw error;
  }

  return {
    search: searchIn(database),
    create(repository, jobWith, body: CreateBody, signal) {
      return together(() => {
        const newest = prepared(newestId).get(repository) as { readonly id: string } | undefined;
        const job = jobWith(BigInt(newest?.id ?? 0) + 1n);
        write(keptRecord({ ...job }), JSON.stringify(body));
        return { ...answered(job), id: idOf(String(job.id)) };
      }, signal);
    },
    add(records) {
      inTransaction(() => {
        for (const record of records) write(keptRecord(record), null);
      });
    },
    close: () => database.close(),
  };
}
