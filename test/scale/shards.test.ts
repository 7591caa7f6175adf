import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "../../src/index.ts";
import type { Ask } from "../../src/server/postgres/connections.ts";
import { openPostgresStore, type PostgresStore } from "../../src/server/postgres/index.ts";
import { runsBelow } from "../../src/server/postgres/statements.ts";
import { askedTerms, conditionOf } from "../../src/server/selection.ts";
import { type Cluster, hasPostgres, ifMissing, startedCluster } from "../server/postgres-cluster.ts";
import { run } from "../server/serving.ts";
import { builtTool } from "../terminal/tool.ts";
import { lostOf, startedLoad, startedServers, whenMore } from "./load.ts";

// Two PostgreSQL servers that hold the runs, by repository, and one that leads to them. docs/at-scale.md shows how they are set up.

const tool = builtTool();

/** What an operator runs on the server in front, once the shards are ready. */
const frontOf = (shards: readonly Cluster[]) => `
  CREATE EXTENSION postgres_fdw;
  CREATE SCHEMA querybar;
  CREATE TABLE querybar.version (number integer NOT NULL);
  INSERT INTO querybar.version VALUES (1);
  CREATE TABLE querybar.run (
    repository text COLLATE "C" NOT NULL, id numeric NOT NULL, branch text COLLATE "C" NOT NULL, status text COLLATE "C" NOT NULL,
    author text COLLATE "C", commit_title text COLLATE "C", commit_body text COLLATE "C", search_text text COLLATE "C" NOT NULL,
    record text NOT NULL, request text
  ) PARTITION BY HASH (repository);
  ${shards
    .map(
      ({ port }, index) => `
  CREATE SERVER shard_${index} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '${port}', dbname 'postgres');
  CREATE USER MAPPING FOR CURRENT_USER SERVER shard_${index} OPTIONS (user 'postgres', password_required 'false');
  CREATE FOREIGN TABLE querybar.run_${index} PARTITION OF querybar.run FOR VALUES WITH (MODULUS ${shards.length}, REMAINDER ${index})
    SERVER shard_${index} OPTIONS (schema_name 'querybar', table_name 'run');`,
    )
    .join("")}`;

describe.skipIf(!hasPostgres)(`two shards${ifMissing}`, () => {
  let shards: readonly Cluster[] = [];
  let front: Cluster;
  let store: PostgresStore;
  const repositories = Array.from({ length: 16 }, (_, index) => `repository-${index}`);
  beforeAll(async () => {
    if (!hasPostgres) return;
    shards = await Promise.all([0, 1].map(() => startedCluster()));
    for (const shard of shards) await (await openPostgresStore({ address: shard.address() })).close();
    front = await startedCluster();
    await front.ask(frontOf(shards));
    store = await openPostgresStore({ address: front.address() });
    const records = repositories.flatMap((repository_name) =>
      Array.from({ length: 500 }, (_, id) =>
        run({ repository_name, id: id + 1, commit_title: `Fix number ${id} of the build`, branch: `b${id % 10}` }),
      ),
    );
    await store.add(records);
  }, 60_000);
  afterAll(async () => {
    await store?.close();
    for (const cluster of [front, ...shards]) await cluster?.remove();
  });

  it("hold the runs of each repository on one of them", async () => {
    const held = await Promise.all(
      shards.map((shard) => shard.ask("SELECT DISTINCT repository FROM querybar.run ORDER BY repository")),
    );
    const names = held.map((rows) => rows.map(({ repository }) => repository));
    expect(names.flat().sort()).toEqual([...repositories].sort());
    for (const each of names) expect(each.length).toBeGreaterThan(2);
  });

  it.each([
    "",
    "fix 77",
    '"number 77"',
    "-fix",
    "branch:b7 -fix 77",
    "failed",
    "done -branch:b1 id:77",
    "id:77 -id:78",
  ])("are asked for “%s” one at a time, with every condition", async (text) => {
    const client = new Client({ connectionString: front.address() });
    await client.connect();
    const plans: string[] = [];
    const explain: Ask = async (sql, values) => {
      const { rows } = await client.query(`EXPLAIN (VERBOSE, COSTS OFF) ${sql}`, [...(values ?? [])]);
      plans.push(rows.map((row) => row["QUERY PLAN"]).join("\n"));
      return [];
    };
    const query = parse(text);
    const condition = conditionOf(askedTerms(query, "repository-3") ?? [], "postgres", 4);
    for (const below of [undefined, "400"]) await runsBelow(explain, "repository-3", { condition, below, limit: 1 });
    await client.end();
    for (const plan of plans) {
      expect(plan.match(/Foreign Scan/g)).toHaveLength(1);
      expect(plan).toMatch(/Remote SQL: .* WHERE .*\(\(repository = 'repository-3'/);
      // What is not sent to the shard would be a filter here.
      expect(plan).not.toMatch(/^ *Filter:/m);
    }
    if (text.includes("fix")) expect(plans[0]).toMatch(/Remote SQL: .* ~~ '%fix%'/);
  });

  it("answer as one database does", async () => {
    for (const repository of repositories) {
      expect(await store.search(repository, parse("fix 77"))).toMatchObject({ id: 478, repository_name: repository });
      expect(await store.search(repository, parse("branch:b3 -number"))).toBeUndefined();
    }
    await store.add([run({ repository_name: "repository-3", id: 77, branch: "replaced" })]);
    expect(await store.search("repository-3", parse("branch:replaced"))).toMatchObject({ id: 77 });
  });

  it("get the runs of four servers' creators, each with an id of its own", async () => {
    const servers = await startedServers(tool, 4, front.address());
    const load = startedLoad(
      servers.map(({ base }) => base),
      32,
      repositories,
    );
    await whenMore(load, 500);
    await load.end();
    expect([...load.refused]).toEqual([]);
    for (const repository of repositories) {
      const ids = load.acknowledged.filter((run) => run.repository === repository).map(({ id }) => id);
      expect(ids.sort((one, other) => one - other)).toEqual(ids.map((_, index) => 501 + index));
    }
    expect(await lostOf(load.acknowledged, servers[0]?.base ?? "")).toEqual([]);
    for (const server of servers) await server.end();
  });

  it("lose nothing that was acknowledged if one of them is killed", async () => {
    const servers = await startedServers(tool, 2, front.address());
    const load = startedLoad(
      servers.map(({ base }) => base),
      32,
      repositories,
    );
    await whenMore(load, 200);
    await shards[0]?.kill();
    // The other shard goes on meanwhile.
    await whenMore(load, 100);
    await shards[0]?.start();
    await whenMore(load, 300);
    await load.end();
    expect(await lostOf(load.acknowledged, servers[0]?.base ?? "")).toEqual([]);
    for (const server of servers) await server.end();
  });
});
