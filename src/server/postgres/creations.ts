import { querybarError } from "../../language/error.ts";
import type { CreateBody, WireJob } from "../../layer-api/wire.ts";
import { answered, idOf, keptRecord } from "../record.ts";
import { rowOf, type WrittenRow } from "../row.ts";
import type { Store } from "../store.ts";
import { type Ask, type Connections, isUnreachable, persistently } from "./connections.ts";
import { insertRows, isKept, lockRepository, newestId } from "./statements.ts";

/** How many creations share a transaction. */
const mostTogether = 100;

interface Creation {
  readonly jobWith: (id: bigint) => WireJob;
  readonly body: CreateBody;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (job: WireJob) => void;
  readonly reject: (error: unknown) => void;
  /** Whether the database may have stored it. */
  isCommitting: boolean;
}

interface Made {
  readonly creation: Creation;
  readonly row: WrittenRow;
  readonly job: WireJob;
}

/**
 * Creates runs. Those that a process creates in one repository at the same time share a transaction, since a commit takes as long as the
 * disks need. Those of several processes are kept apart by a lock for each repository, and by ids that the database keeps unique.
 */
export function creationsIn(connections: Connections): Store["create"] {
  const queues = new Map<string, Creation[]>();

  async function createAll(repository: string, queue: Creation[]): Promise<void> {
    while (queue.length > 0) await createTogether(connections, repository, queue.splice(0, mostTogether));
    queues.delete(repository);
  }

  return (repository, jobWith, body, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const creation: Creation = { jobWith, body, signal, resolve, reject, isCommitting: false };
      const abort = () => {
        const reason = creation.isCommitting ? unknownOutcome() : signal?.reason;
        // If it was the database that made it wait, its batch says so first.
        setImmediate(() => reject(reason));
      };
      signal?.addEventListener("abort", abort, { once: true });
      const queue = queues.get(repository);
      if (queue !== undefined) {
        queue.push(creation);
        return;
      }
      const own = [creation];
      queues.set(repository, own);
      void createAll(repository, own);
    });
}

/** Creates runs in one transaction. Each creation is resolved or rejected; this never rejects. */
async function createTogether(
  connections: Connections,
  repository: string,
  creations: readonly Creation[],
): Promise<void> {
  /** What was being committed when the connection was lost. */
  let open: readonly Made[] = [];
  const attempt = async () => {
    let isCommitting = false;
    const work = async (ask: Ask) => {
      await lockRepository(ask, repository);
      // The transaction that was lost has ended, since it held the lock: it has kept all of its runs or none.
      if (open[0] !== undefined && (await isKept(ask, open[0].row))) return open;
      open = [];
      const made = runsAbove(await newestId(ask, repository), creations);
      isCommitting = made.length > 0;
      const rows = made.map(({ row }) => row);
      const requests = made.map(({ creation }) => JSON.stringify(creation.body));
      if (isCommitting) await insertRows(ask, repository, rows, requests);
      open = made;
      return made;
    };
    try {
      return await connections.inTransaction(
        work,
        whenAllAborted(creations, () => !isCommitting),
      );
    } catch (error) {
      if (isCommitting && !isUnreachable(error)) open = [];
      throw error;
    }
  };
  try {
    for (const { creation, job } of await persistently(attempt)) creation.resolve(job);
  } catch (error) {
    const reason = open.length > 0 ? unknownOutcome() : error;
    for (const creation of creations) creation.reject(reason);
  }
}

function runsAbove(newest: bigint, creations: readonly Creation[]): readonly Made[] {
  const made: Made[] = [];
  let id = newest + 1n;
  for (const creation of creations) {
    if (creation.signal?.aborted) continue;
    try {
      const job = creation.jobWith(id);
      const row = rowOf(keptRecord({ ...job }));
      made.push({ creation, row, job: { ...answered(job), id: idOf(row.id) } });
      creation.isCommitting = true;
      id++;
    } catch (error) {
      creation.reject(error);
    }
  }
  return made;
}

/** A signal that is aborted when the requests of all creations have ended, if there is still time to leave them out. */
function whenAllAborted(creations: readonly Creation[], isInTime: () => boolean): AbortSignal {
  const controller = new AbortController();
  const abort = () => {
    if (isInTime() && creations.every(({ signal }) => signal?.aborted)) controller.abort(creations[0]?.signal?.reason);
  };
  abort();
  for (const { signal } of creations) signal?.addEventListener("abort", abort, { once: true });
  return controller.signal;
}

function unknownOutcome(): Error {
  return querybarError(
    "outcome-unknown",
    "The database did not say in time whether it has kept the run: it may be there or not.",
  );
}
