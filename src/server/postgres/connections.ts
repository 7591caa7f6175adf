import { setTimeout as pause } from "node:timers/promises";
import { type ClientBase, DatabaseError, Pool, type PoolClient } from "pg";
import { isQuerybarError, type QuerybarError, querybarError } from "../../language/error.ts";

/** Asks the database on one connection. */
export type Ask = <Row extends object>(sql: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

/** Connections to a database, opened as they are needed, and used by one piece of work at a time. */
export interface Connections {
  /**
   * Does work on a connection. While the database cannot be reached, this waits, for at most five seconds. An aborted signal rejects at once,
   * and ends what the database is doing.
   *
   * @throws a `QuerybarError` with the code `database-unreachable`; what the database refuses; the signal's reason.
   */
  readonly use: <Result>(work: (ask: Ask) => Promise<Result>, signal?: AbortSignal) => Promise<Result>;
  /** The same in a transaction, which is rolled back if the work throws. */
  readonly inTransaction: <Result>(work: (ask: Ask) => Promise<Result>, signal?: AbortSignal) => Promise<Result>;
  readonly close: () => Promise<void>;
}

/** In milliseconds. */
const pauseLength = 50;
const longestWait = 5_000;
/** How long the database may take to cancel a statement. Then the connection is closed. */
const longestEnd = 1_000;

const rollback = "ROLLBACK";

export interface ConnectionOptions {
  readonly address: string;
  /** How many there may be. */
  readonly most: number;
  /** Whether to wait for a database that cannot be reached. Default true. */
  readonly isPatient?: boolean;
}

export function connectionsTo({ address, most, isPatient = true }: ConnectionOptions): Connections {
  const processes = new WeakMap<ClientBase, number>();
  const config = {
    connectionString: address,
    fallback_application_name: "querybar",
    keepAlive: true,
    connectionTimeoutMillis: longestWait,
  };
  const pool = new Pool({
    ...config,
    max: most,
    verify: (client, done) => {
      prepare(client).then((process) => {
        processes.set(client, process);
        done();
      }, done);
    },
  });
  // On a connection of its own, since all others may be in use by the statements to cancel.
  const enders = new Pool({ ...config, max: 1 });
  // A connection that is lost while nobody uses it is replaced when it is needed.
  for (const each of [pool, enders]) each.on("error", () => {});

  async function connected(signal: AbortSignal | undefined): Promise<PoolClient> {
    const end = performance.now() + (isPatient ? longestWait : 0);
    let reason: QuerybarError | undefined;
    while (!signal?.aborted) {
      const connecting = pool.connect();
      try {
        return await orAborted(connecting, signal, () => connecting.then((client) => client.release()).catch(() => {}));
      } catch (error) {
        if (signal?.aborted) break;
        if (pool.ending || !isOfConnection(error)) throw error;
        reason = unreachable(error);
        if (performance.now() >= end) throw reason;
      }
      await pause(pauseLength, undefined, signal && { signal }).catch(() => {});
    }
    throw reason ?? signal?.reason;
  }

  async function use<Result>(work: (ask: Ask) => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    const client = await connected(signal);
    const ignore = () => {};
    // What befalls a connection between two questions is also the answer to the next one.
    client.on("error", ignore);
    let isUsable = true;
    let isReleased = false;
    let cutOff: NodeJS.Timeout | undefined;
    const release = () => {
      if (isReleased) return;
      isReleased = true;
      clearTimeout(cutOff);
      client.release(!isUsable);
      client.off("error", ignore);
    };
    const ask = async <Row extends object>(sql: string, values: readonly unknown[] = []) => {
      if (sql !== rollback) signal?.throwIfAborted();
      try {
        return (await client.query<Row>(sql, [...values])).rows;
      } catch (error) {
        if (!isOfConnection(error)) throw isDiskFull(error) ? diskFull(error) : error;
        isUsable = false;
        const loss = unreachable(error);
        losses.add(loss);
        throw loss;
      }
    };
    const working = work(ask);
    let ending: Promise<unknown> | undefined;
    try {
      return await orAborted(working, signal, () => {
        cutOff = setTimeout(() => {
          isUsable = false;
          release();
        }, longestEnd);
        ending = enders.query("SELECT pg_cancel_backend($1)", [processes.get(client)]).catch(ignore);
      });
    } finally {
      // Only then may others use the connection: what ends one question must not end the next.
      void working
        .catch(ignore)
        .then(() => ending)
        .then(release);
    }
  }

  return {
    use,
    inTransaction: (work, signal) =>
      use(async (ask) => {
        await ask("BEGIN");
        try {
          const result = await work(ask);
          await ask("COMMIT");
          return result;
        } catch (error) {
          await ask(rollback).catch(() => {});
          throw error;
        }
      }, signal),
    async close() {
      if (!pool.ending) await Promise.all([pool.end(), enders.end()]);
    },
  };
}

/** How often a transaction is tried that meets others. */
const mostTries = 5;

/** The errors that ended work on a connection. */
const losses = new WeakSet<object>();

/** Does something again: once if a lost connection ended it, and a few times if it met another transaction. */
export async function persistently<Result>(work: () => Promise<Result>): Promise<Result> {
  let lost = 0;
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      const isAgain = losses.has(error as object) ? ++lost === 1 : isConflict(error) && tries < mostTries;
      if (!isAgain) throw error;
    }
  }
}

export function isUnreachable(error: unknown): boolean {
  return isQuerybarError(error) && error.code === "database-unreachable";
}

/** Whether two transactions added the same id, or each waited for the other. */
function isConflict(error: unknown): boolean {
  return error instanceof DatabaseError && /^(23505|40001|40P01)$/.test(error.code ?? "");
}

/** Answers which process of the database serves a connection. Only what was flushed to the disk counts as committed on it. */
async function prepare(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ readonly process: number }>(`
    SELECT pg_backend_pid() AS process,
      CASE WHEN current_setting('synchronous_commit') = 'off' THEN set_config('synchronous_commit', 'on', FALSE) END`);
  return rows[0]?.process ?? 0;
}

/** Whether an error is one of the connection, and not what the database says of a statement. */
function isOfConnection(error: unknown): boolean {
  if (!(error instanceof DatabaseError)) return true;
  // The connection failed; the database is shutting down, crashed or is starting; it has no connection left.
  return /^(08|57P0[1-3]$|53300$)/.test(error.code ?? "");
}

function unreachable(error: unknown): QuerybarError {
  return querybarError("database-unreachable", `The database cannot be reached: ${messageOf(error)}.`);
}

function isDiskFull(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === "53100";
}

function diskFull(error: unknown): Error {
  return new Error(`The database's disk is full: ${messageOf(error)}.`, { cause: error });
}

/** A host may have several addresses, and an error for each. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join(", ");
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, "");
}

/** The result of some work, or a rejection as soon as the signal is aborted. */
function orAborted<Result>(
  work: Promise<Result>,
  signal: AbortSignal | undefined,
  onAbort: () => unknown = () => {},
): Promise<Result> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const abort = () => {
      reject(signal.reason);
      onAbort();
    };
    signal.addEventListener("abort", abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
