import { describe, expect, it } from "vitest";
import { hasPostgres, ifMissing, startedCluster, until } from "../server/postgres-cluster.ts";
import { startedProxy } from "../server/postgres-proxy.ts";
import { clusterForTests } from "../server/stores.ts";
import { builtTool } from "../terminal/tool.ts";
import { lostOf, startedLoad, startedServers, whenMore } from "./load.ts";

// Several `querybar serve`, and PostgreSQL servers that are killed under load. docs/at-scale.md says what is seen here.

const tool = builtTool();
const repositories = ["api", "web", "docs", "app"];

const idsOf = (load: ReturnType<typeof startedLoad>, repository: string) =>
  load.acknowledged.filter((run) => run.repository === repository).map(({ id }) => id);

describe.skipIf(!hasPostgres)(`four servers at one PostgreSQL${ifMissing}`, () => {
  const cluster = clusterForTests();

  it("give each of 64 creators' runs an id of its own, the next one", async () => {
    const servers = await startedServers(tool, 4, cluster().address());
    const load = startedLoad(
      servers.map(({ base }) => base),
      64,
      ["one"],
    );
    await whenMore(load, 2_000);
    await load.end();
    expect([...load.refused]).toEqual([]);
    const ids = idsOf(load, "one").sort((one, other) => one - other);
    expect(ids).toEqual(Array.from({ length: ids.length }, (_, index) => index + 1));
    expect(await lostOf(load.acknowledged, servers[0]?.base ?? "")).toEqual([]);
    for (const server of servers) {
      await server.end();
      expect(server.errors()).toBe("");
    }
  });

  it("lose nothing that they have acknowledged if they are killed", async () => {
    const servers = await startedServers(tool, 4, cluster().address());
    const load = startedLoad(
      servers.map(({ base }) => base),
      64,
      repositories,
    );
    await whenMore(load, 200);
    for (const server of servers.slice(0, 3)) {
      await server.kill();
      await whenMore(load, 50);
    }
    await load.end();
    const [last] = servers.slice(3);
    expect(await lostOf(load.acknowledged, last?.base ?? "")).toEqual([]);
    for (const repository of repositories) {
      const ids = idsOf(load, repository);
      expect(new Set(ids).size).toBe(ids.length);
    }
    await last?.end();
  });

  it("lose nothing that they have acknowledged if PostgreSQL is killed, and go on when it is back", async () => {
    const servers = await startedServers(tool, 4, cluster().address());
    const load = startedLoad(
      servers.map(({ base }) => base),
      64,
      repositories,
    );
    for (let time = 0; time < 3; time++) {
      await whenMore(load, 300);
      await cluster().kill();
      await cluster().start();
      expect(await whenMore(load, 1)).toBeLessThan(5_000);
    }
    await whenMore(load, 300);
    await load.end();
    expect(await lostOf(load.acknowledged, servers[0]?.base ?? "")).toEqual([]);
    for (const repository of repositories) {
      const ids = idsOf(load, repository);
      expect(new Set(ids).size).toBe(ids.length);
      // Runs that were kept without an answer are there as well, and no id is left out.
      const [{ count, most }] = (await cluster().ask(
        `SELECT count(*)::int AS count, max(id)::int AS most FROM querybar.run WHERE repository = '${repository}'`,
      )) as [{ count: number; most: number }];
      expect(count).toBe(most);
      expect(Math.max(...ids)).toBeLessThanOrEqual(most);
    }
    for (const server of servers) await server.end();
  });
});

describe.skipIf(!hasPostgres)(`a primary and a synchronous replica${ifMissing}`, () => {
  it("lose nothing that was acknowledged if the primary is killed and the replica promoted", async () => {
    const primary = await startedCluster({ settings: ["synchronous_standby_names=FIRST 1 (replica)"] });
    const replica = await startedCluster({ replicaOf: { cluster: primary, name: "replica" } });
    // What an operator's load balancer or name server does.
    const balancer = await startedProxy(primary.port);
    try {
      await until(
        async () => (await primary.ask("SELECT FROM pg_stat_replication WHERE sync_state = 'sync'")).length === 1,
      );
      const address = primary.address().replace(`:${primary.port}/`, `:${balancer.port}/`);
      const servers = await startedServers(tool, 2, address);
      const load = startedLoad(
        servers.map(({ base }) => base),
        32,
        repositories,
      );
      await whenMore(load, 500);
      const killed = performance.now();
      await primary.kill();
      await replica.promote();
      balancer.leadTo(replica.port);
      await whenMore(load, 1);
      const away = performance.now() - killed;
      expect(away).toBeLessThan(10_000);
      await whenMore(load, 500);
      await load.end();
      expect(await lostOf(load.acknowledged, servers[0]?.base ?? "")).toEqual([]);
      for (const repository of repositories) {
        const ids = idsOf(load, repository);
        expect(new Set(ids).size).toBe(ids.length);
      }
      for (const server of servers) await server.end();
    } finally {
      await balancer.close();
      await replica.remove();
      await primary.remove();
    }
  });
});
