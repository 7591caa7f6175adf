import { setImmediate as nextTurn } from "node:timers/promises";
import { DatabaseSync, type StatementSyncInstance } from "@photostructure/sqlite";
import { toPredicate } from "../compile/predicate.ts";
import { querybarError } from "../language/error.ts";
import { fieldOf } from "../language/lookup.ts";
import type { AnyRecord } from "../language/path.ts";
import { layer } from "../layer/language.ts";
import type { CreateBody, WireJob } from "../layer-api/wire.ts";
import { conditionsOf, isComparable } from "./conditions.ts";
import { groupCommit } from "./group-commit.ts";
import { answered, idOf, type KeptRecord, keptRecord } from "./record.ts";
import { insert, newestId, page, schema, version } from "./statements.ts";
import type { Store } from "./store.ts";

export interface SqliteStore extends Store {
  /**
   * Adds runs, all of them or, where one is refused, none; a run that is already there is replaced.
   * Records carry the text that search looks at as `author`, `commit_title` and `commit_body`.
   *
   * @throws a `QuerybarError` with the code `invalid-argument` or `invalid-repository` for a record that could not be served.
   */
  readonly add: (records: Iterable<AnyRecord>) => void;
  readonly close: () => void;
}

export interface SqliteStoreOptions {
  /** A database file, made where there is none. Default: in memory, gone with the process. */
  readonly file?: string;
}

const firstPage = 16;
const largestPage = 512;
const longerThanAny = 2 ** 31;

/**
 * Keeps runs in SQLite. What `create` has answered survives the end of the process, however sudden.
 *
 * @throws a `QuerybarError` with the code `invalid-argument` for a database of another kind.
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
      database.exec("ROLLBACK");
      throw error;
    }
  };
  const together = groupCommit(inTransaction);
  const write = ({ repository, id, others }: KeptRecord, request: string | null) =>
    prepared(insert).run(
      repository,
      id.length,
      id,
      comparable(others["branch"]),
      fieldOf(layer, "status")?.kind.heldKey(others["calculated_status"]) ?? null,
      JSON.stringify(others),
      request,
    );

  try {
    database.exec("PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    inTransaction(() => makeTables(database));
  } catch (error) {
    database.close();
    throw error;
  }

  return {
    async search(repository, query, signal) {
      const conditions = conditionsOf(query, repository);
      if (conditions === undefined) return undefined;
      const matches = toPredicate(query);
      const { index, others } = conditions;
      const select = prepared(page(` AND ${index.sql} AND ${others.sql}`));
      let last: { readonly length: number; readonly id: string } = { length: longerThanAny, id: "" };
      for (let size = firstPage; ; size = Math.min(2 * size, largestPage)) {
        const rows = select.all(repository, last.length, last.id, ...index.values, ...others.values, size) as Row[];
        for (const row of rows) {
          const job = { ...(JSON.parse(row.record) as WireJob), id: idOf(row.id) };
          if (matches(job)) return answered(job);
        }
        const end = rows.at(-1);
        if (end === undefined || rows.length < size) return undefined;
        last = { length: end.id.length, id: end.id };
        // A long search lets others have their turn.
        await nextTurn();
        signal?.throwIfAborted();
      }
    },
    create(repository, jobWith, body: CreateBody) {
      return together(() => {
        const newest = prepared(newestId).get(repository) as { readonly id: string } | undefined;
        const job = jobWith(BigInt(newest?.id ?? 0) + 1n);
        write(keptRecord({ ...job }), JSON.stringify(body));
        return { ...answered(job), id: idOf(String(job.id)) };
      });
    },
    add(records) {
      inTransaction(() => {
        for (const record of records) write(keptRecord(record), null);
      });
    },
    close: () => database.close(),
  };
}

interface Row {
  readonly id: string;
  readonly record: string;
}

function makeTables(database: InstanceType<typeof DatabaseSync>): void {
  const row = database.prepare("PRAGMA user_version").get() as { readonly user_version: number };
  if (row.user_version === version) return;
  const tables = database.prepare("SELECT count(*) AS count FROM sqlite_schema").get() as { readonly count: number };
  if (row.user_version !== 0 || tables.count > 0) {
    throw querybarError("invalid-argument", "The database is not one that this version of querybar made.");
  }
  database.exec(schema);
}

function comparable(text: unknown): string | null {
  return typeof text === "string" && isComparable(text) ? text : null;
}
