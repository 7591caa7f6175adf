import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { AnyRecord } from "../../src/language/path.ts";
import { createHandler, type HandlerOptions } from "../../src/server/index.ts";
import { openStore, type SqliteStore } from "../../src/server/sqlite/index.ts";

export interface Served {
  readonly base: string;
  readonly store: SqliteStore;
  readonly close: () => void;
}

/** A real server on a free port, with some records. */
export async function served(records: readonly AnyRecord[], options: Partial<HandlerOptions> = {}): Promise<Served> {
  const store = openStore();
  store.add(records);
  const server = createAdaptorServer({ fetch: createHandler({ store, ...options }) }) as Server;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    store,
    close() {
      server.closeAllConnections();
      server.close();
      store.close();
    },
  };
}

/** A run with all that is documented, and what a test says of it. */
export function run(about: AnyRecord = {}): AnyRecord {
  return {
    repository_name: "layer-example-repo",
    id: 10,
    status: "SEE_RUNNERS",
    status_change_time: "2000-01-01 01:23:45.123456 +0000 UTC",
    calculated_status: "SUCCEEDED",
    commit_sha: "5c37a769f54cf20bd0ed69a0f25873c7089dfe2a",
    branch: "main",
    merge_branch: null,
    run_start_reason: "push",
    run_start_reason_url: "https://example.com/",
    ...about,
  };
}
