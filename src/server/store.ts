import type { layer } from "../layer/language.ts";
import type { CreateBody, WireJob } from "../layer-api/wire.ts";
import type { Query } from "../query/query.ts";

/** Where a server keeps its runs. */
export interface Store {
  /**
   * The run of a repository with the highest id that matches. Rejects soon after the signal is aborted, and
   * does not block the event loop for more than about 20 milliseconds.
   */
  readonly search: (
    repository: string,
    query: Query<typeof layer>,
    signal?: AbortSignal,
  ) => Promise<WireJob | undefined>;
  /**
   * Adds a run with the repository's next id, which no other run gets, and keeps the request with it.
   * When this resolves, the run is on the disk. When it rejects, as it does soon after the signal is aborted, no run was added.
   */
  readonly create: (
    repository: string,
    jobWith: (id: bigint) => WireJob,
    body: CreateBody,
    signal?: AbortSignal,
  ) => Promise<WireJob>;
}
