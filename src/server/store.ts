import type { layer } from "../language/layer.ts";
import type { CreateBody, WireJob } from "../layer-api/wire.ts";
import type { Query } from "../syntax/tree.ts";

/** Where a server keeps its runs. */
export interface Store {
  /**
   * The run of a repository with the highest id that matches. Rejects soon after the signal has ended the search, and keeps
   * the event loop for some 20 milliseconds at most.
   */
  readonly search: (
    repository: string,
    query: Query<typeof layer>,
    signal?: AbortSignal,
  ) => Promise<WireJob | undefined>;
  /**
   * Adds a run under the repository's next id, which no other run gets, and keeps what was asked for with it.
   * When this has come back, the run is kept for good; when it rejects, as it does soon after the signal, there is none.
   */
  readonly create: (
    repository: string,
    jobWith: (id: bigint) => WireJob,
    body: CreateBody,
    signal?: AbortSignal,
  ) => Promise<WireJob>;
}
