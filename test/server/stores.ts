import { afterAll, beforeAll } from "vitest";
import type { AnyRecord } from "../../src/language/path.ts";
import type { Store } from "../../src/server/index.ts";
import { openPostgresStore } from "../../src/server/postgres/index.ts";
import { openStore } from "../../src/server/sqlite/index.ts";
import { type Cluster, hasPostgres, ifMissing, startedCluster } from "./postgres-cluster.ts";

// Both stores, for what is true of each.

export interface AnyStore extends Store {
  readonly add: (records: Iterable<AnyRecord>) => void | Promise<void>;
  readonly close: () => void | Promise<void>;
}

export interface StoreKind {
  readonly name: string;
  readonly isMissing: boolean;
  /** Call it in a `describe`. What it returns opens a store with no runs; it is closed after the tests at the latest. */
  readonly prepare: () => () => Promise<AnyStore>;
}

/** Opens stores, and closes them after the tests. */
function closing(open: () => Promise<AnyStore>): () => Promise<AnyStore> {
  const opened: AnyStore[] = [];
  afterAll(async () => {
    for (const store of opened) await store.close();
  });
  return async () => {
    const store = await open();
    let isClosed = false;
    const once: AnyStore = {
      ...store,
      async close() {
        if (!isClosed) await store.close();
        isClosed = true;
      },
    };
    opened.push(once);
    return once;
  };
}

const sqlite: StoreKind = {
  name: "SQLite",
  isMissing: false,
  prepare: () => closing(async () => openStore()),
};

const postgres: StoreKind = {
  name: `PostgreSQL${ifMissing}`,
  isMissing: !hasPostgres,
  prepare() {
    const cluster = clusterForTests({ settings: ["fsync=off"] });
    let count = 0;
    return closing(async () => {
      const name = `runs_${count++}`;
      await cluster().ask(`CREATE DATABASE ${name}`);
      return openPostgresStore({ address: cluster().address(name) });
    });
  },
};

export const storeKinds: readonly StoreKind[] = [sqlite, postgres];

/** A cluster that is there while the tests of a `describe` run. Nothing is started where PostgreSQL is missing. */
export function clusterForTests(options: Parameters<typeof startedCluster>[0] = {}): () => Cluster {
  let cluster: Cluster | undefined;
  beforeAll(async () => {
    if (hasPostgres) cluster = await startedCluster(options);
  });
  afterAll(() => cluster?.remove());
  return () => {
    if (cluster === undefined) throw new Error("There is no cluster.");
    return cluster;
  };
}
