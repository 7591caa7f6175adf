import type { layer } from "../language/layer.ts";
import type { CreateBody, WireJob } from "../layer-api/wire.ts";
import type { Query } from "../syntax/tree.ts";

/** Where a server keeps its runs. */
export interface Store {
  /** The run of a repository with the highest id that matches. */
  readonly search: (
    repository: string,
    query: Query<typeof layer>,
    signal?: AbortSignal,
  ) => Promise<WireJob | undefined>;
  /**
   * Adds a run under the repository's next id, which nobody else gets, and keeps what was asked for with it.
   * When this has come back, the run is kept for good.
   */
  readonly create: (repository: string, jobWith: (id: bigint) => WireJob, body: CreateBody) => Promise<WireJob>;
}
