import { toPredicate } from "../../compile/predicate.ts";
import type { AnyRecord } from "../../language/path.ts";
import { answered, keptRecord } from "../record.ts";
import { jobOf, rowOf, type WrittenRow } from "../row.ts";
import { askedTerms, conditionOf } from "../selection.ts";
import type { Store } from "../store.ts";
import { nextTurn } from "../turns.ts";
import { checkedAddress } from "./address.ts";
import { connectionsTo, persistently } from "./connections.ts";
import { creationsIn } from "./creations.ts";
import { makeTables } from "./schema.ts";
import { deleteRows, insertRows, runsBelow } from "./statements.ts";

export interface PostgresStore extends Store {
  /**
   * Adds runs, all of them or, if one is refused, none; a run that is already there is replaced.
   * Records have the searched texts as `author`, `commit_title` and `commit_body`.
   *
   * Rejects with a `QuerybarError` with the code `invalid-argument` or `invalid-repository` for a record that could not be served.
   */
  readonly add: (records: Iterable<AnyRecord>) => Promise<void>;
  /** Closes all connections, once what they are doing has ended. */
  readonly close: () => Promise<void>;
}

export interface PostgresStoreOptions {
  /**
   * Such as `postgres://user@host:5432/name`. The password is better in the environment variable `PGPASSWORD`: a command line is no
   * secret. The parameters are those of the package `pg`, such as `?sslmode=verify-full`.
   */
  readonly address: string;
  /** How many searches the database does at once for this process. Default 8. There are up to 4 connections for creations, and 2 more. */
  readonly connections?: number;
}

/** For creations, so that searches never keep them waiting. */
const creationConnections = 4;

/** How many runs are read at once, if the first does not match. */
const batchSize = 100;

/**
 * Keeps runs in PostgreSQL 13 or newer, in the schema `querybar`, which it makes in a database that has none. A run that `create` has
 * returned survives the end of the process and of the database's.
 *
 * Several processes may share a database. A lost connection is replaced, and what it interrupted is done once more; a creation only if the
 * database has not kept it.
 *
 * Rejects with a `QuerybarError` with the code `invalid-argument` for an address that is not one and for a database of another kind,
 * `database-unreachable`, or the database's own error.
 *
 * @example
 * ```ts compiled
 * const store = await openPostgresStore({ address: "postgres://ci@db.example/runs" });
 * const handler = createHandler({ store });
 * ```
 */
export async function openPostgresStore({ address, connections = 8 }: PostgresStoreOptions): Promise<PostgresStore> {
  checkedAddress(address);
  const opening = connectionsTo({ address, most: 1, isPatient: false });
  try {
    await makeTables(opening);
  } finally {
    await opening.close();
  }
  const searches = connectionsTo({ address, most: connections });
  const changes = connectionsTo({ address, most: creationConnections });

  return {
    async search(repository, query, signal) {
      const terms = askedTerms(query, repository);
      if (terms === undefined) return undefined;
      const condition = conditionOf(terms, "postgres", 4);
      const matches = toPredicate(query);
      let turn = await nextTurn("first");
      let below: string | undefined;
      for (let limit = 1; ; limit = batchSize) {
        const asked = { condition, below, limit };
        const rows = await persistently(() => searches.use((ask) => runsBelow(ask, repository, asked), signal));
        for (const row of rows) {
          if (turn.isOver()) turn = await nextTurn("further");
          signal?.throwIfAborted();
          const job = jobOf(row);
          if (matches(job)) return answered(job);
          below = row.id;
        }
        if (rows.length < limit) return undefined;
      }
    },
    create: creationsIn(changes),
    async add(records) {
      const repositories = new Map<string, Map<string, WrittenRow>>();
      for (const record of records) {
        const row = rowOf(keptRecord(record));
        const rows = repositories.get(row.repository) ?? new Map<string, WrittenRow>();
        repositories.set(row.repository, rows.set(row.id, row));
      }
      await persistently(() =>
        changes.inTransaction(async (ask) => {
          for (const [repository, rows] of repositories) {
            const added = [...rows.values()];
            await deleteRows(ask, repository, added);
            await insertRows(
              ask,
              repository,
              added,
              added.map(() => null),
            );
          }
        }),
      );
    },
    async close() {
      await Promise.all([searches.close(), changes.close()]);
    },
  };
}
