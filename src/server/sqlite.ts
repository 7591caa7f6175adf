import { DatabaseSync, type StatementSyncInstance } from "@photostructure/sqlite";
import { toPredicate } from "../compile/predicate.ts";
import { querybarError } from "../language/error.ts";
import { fieldOf } from "../language/lookup.ts";
import type { AnyRecord } from "../language/path.ts";
import { layer } from "../layer/language.ts";
import type { CreateBody, WireJob } from "../layer-api/wire.ts";
import { conditionsOf, isComparable } from "./conditions.ts";
import { groupCommit } from "./group-commit.ts";
import { whenUnlocked } from "./locks.ts";
import { answered, idOf, type KeptRecord, keptRecord } from "./record.ts";
import { insert, newestId, runsBelow, schema, version } from "./statements.ts";
import type { Store } from "./store.ts";
import type { Turn } from "./turns.ts";

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

/** Where a search continues: below an id. */
interface Place {
  readonly length: number;
  readonly id: string;
}

const aboveAll: Place = { length: 2 ** 31, id: "" };

/**
 * Keeps runs in SQLite. A run that `create` has returned survives the end of the process, however sudden.
 *
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
    // No `busy_timeout`: it would block the event loop for as long as another process holds a lock.
    makeTables(database, inTransaction);
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
      const sql = runsBelow(index.sql, others.sql);
      let found: WireJob | undefined;
      let place: Place | undefined = aboveAll;
      /** Continues from a place until a run is found or the turn is over. Returns where to continue. */
      const scan = ({ length, id }: Place, turn: Turn): Place | undefined => {
        const rows = prepared(sql).iterate(...others.values, repository, ...index.values, length, id) as Iterable<Row>;
        for (const row of rows) {
          const job = row.record === null ? undefined : jobOf(row.id, row.record);
          if (job !== undefined && matches(job)) {
            found = answered(job);
            return undefined;
          }
          if (turn.isOver()) return { length: row.id.length, id: row.id };
        }
        return undefined;
      };
      while (place !== undefined) {
        const from: Place = place;
        place = await whenUnlocked((turn) => scan(from, turn), signal, from === aboveAll ? "first" : "further");
      }
      return found;
    },
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

interface Row {
  readonly id: string;
  /** `null` if the conditions leave the run out. */
  readonly record: string | null;
}

function jobOf(id: string, record: string): WireJob {
  return { ...(JSON.parse(record) as WireJob), id: idOf(id) };
}

function makeTables(database: InstanceType<typeof DatabaseSync>, inTransaction: (work: () => void) => void): void {
  const number = (sql: string) => Number((database.prepare(sql).get() as { readonly number: number }).number);
  const isMade = () => {
    const found = number("SELECT user_version AS number FROM pragma_user_version");
    if (found === version) return true;
    if (found === 0 && number("SELECT count(*) AS number FROM sqlite_schema") === 0) return false;
    throw querybarError("invalid-argument", "The database is not one that this version of querybar made.");
  };
  // A database of another kind is left unchanged, and an existing one needs no lock.
  isMade();
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  if (isMade()) return;
  inTransaction(() => {
    if (!isMade()) database.exec(schema);
  });
}

function comparable(text: unknown): string | null {
  return typeof text === "string" && isComparable(text) ? text : null;
}
