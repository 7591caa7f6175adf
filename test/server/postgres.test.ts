import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "../../src/index.ts";
import { createHandler, type Failure } from "../../src/server/index.ts";
import { openPostgresStore, type PostgresStore } from "../../src/server/postgres/index.ts";
import { freePort, giveToServer, hasPostgres, ifMissing, until } from "./postgres-cluster.ts";
import { type CuttingProxy, startedProxy } from "./postgres-proxy.ts";
import { run } from "./serving.ts";
import { clusterForTests } from "./stores.ts";

// What is particular about PostgreSQL; store.test.ts has what is true of every store.

const newRun = (id: bigint) => run({ repository_name: "api", id, uuid: crypto.randomUUID() }) as never;
const caught = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error as Error,
  );

describe.skipIf(!hasPostgres)(`a PostgreSQL database${ifMissing}`, () => {
  const password = "s3cret p:/@ss%";
  const cluster = clusterForTests({ password, settings: ["fsync=off"] });
  let count = 0;
  const made = async (after = "") => {
    const name = `database_${count++}`;
    await cluster().ask(`CREATE DATABASE ${name} ${after}`);
    return name;
  };
  const opened: PostgresStore[] = [];
  const open = async (name: string) => {
    const store = await openPostgresStore({ address: cluster().address(name) });
    opened.push(store);
    return store;
  };
  afterAll(async () => {
    for (const store of opened) await store.close();
  });

  it("is refused if it is of another kind, and left as it is", async () => {
    const other = await made();
    await cluster().ask("CREATE SCHEMA querybar; CREATE TABLE querybar.run (x text)", other);
    const message = "The schema querybar of the database is not one that this version of querybar made.";
    await expect(open(other)).rejects.toMatchObject({ code: "invalid-argument", message });
    expect(
      await cluster().ask("SELECT FROM pg_class WHERE relnamespace = 'querybar'::regnamespace", other),
    ).toHaveLength(1);

    const newer = await made();
    await open(newer);
    await cluster().ask("UPDATE querybar.version SET number = 1000", newer);
    await expect(open(newer)).rejects.toMatchObject({ code: "invalid-argument", message });

    const latin = await made("ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
    await expect(open(latin)).rejects.toThrow("The database's encoding is LATIN1; it must be UTF8.");
  });

  it("may have other tables, and is made ready by one of many processes", async () => {
    const name = await made();
    await cluster().ask("CREATE TABLE run (x text); INSERT INTO run VALUES ('kept')", name);
    const stores = await Promise.all(Array.from({ length: 5 }, () => open(name)));
    const ids = await Promise.all(stores.map(async (store) => (await store.create("api", newRun, {})).id));
    expect(ids.sort()).toEqual([1, 2, 3, 4, 5]);
    expect(await cluster().ask("SELECT x FROM run", name)).toEqual([{ x: "kept" }]);
  });

  it("that cannot be opened is refused in words without the password", async () => {
    const address = cluster().address();
    const encoded = encodeURIComponent(password);
    const closed = await freePort();
    const cases: [string, RegExp][] = [
      [address.replace(encoded, "wr0ng"), /password authentication failed for user "postgres"/],
      [cluster().address("nowhere"), /database "nowhere" does not exist/],
      [address.replace(/:\d+\//, `:${closed}/`), /^The database cannot be reached: connect ECONNREFUSED/],
      [address.replace("127.0.0.1", "[::1]"), /^The database cannot be reached: connect /],
      [address.replace("127.0.0.1", "no-such-host.invalid"), /^The database cannot be reached: getaddrinfo /],
      ...[
        address.replace("postgres://", "postgres:/"),
        address.replace("postgres://", "mysql://"),
        address.replace("postgres://", "http://"),
        address.replace(/:\d+\//, ":port/"),
        `${address}#fragment`,
        address.replace(encoded, "%zz"),
        address.replace(encoded, "a/b@"),
      ].map((wrong): [string, RegExp] => [wrong, /^The database's address is not one such as postgres:/]),
    ];
    for (const [wrong, message] of cases) {
      const error = await caught(openPostgresStore({ address: wrong }));
      expect(error?.message).toMatch(message);
      const shown = inspect(error, { depth: 10, showHidden: true });
      for (const secret of [password, encoded, "s3cret", "wr0ng"]) expect(shown).not.toContain(secret);
    }
  });

  it("that can only be read answers searches, and says why it keeps nothing", async () => {
    const name = await made();
    const empty = await made();
    await (await open(name)).add([run()]);
    for (const each of [name, empty])
      await cluster().ask(`ALTER DATABASE ${each} SET default_transaction_read_only = on`);
    const store = await open(name);
    expect(await store.search("layer-example-repo", parse(""))).toMatchObject({ id: 10 });
    await expect(store.create("api", newRun, {})).rejects.toThrow(/read-only transaction/);
    await expect(store.add([run()])).rejects.toThrow(/read-only transaction/);
    await expect(open(empty)).rejects.toThrow(/read-only transaction/);
  });

  it("keeps the request with each run", async () => {
    const name = await made();
    const body = { skip_no_further_than: "tests", accept_buttons: "true" } as const;
    await (await open(name)).create("api", newRun, body);
    expect(await cluster().ask("SELECT request FROM querybar.run", name)).toEqual([{ request: JSON.stringify(body) }]);
  });

  it("writes a run to the disk before it is acknowledged, whatever the database's own setting", async () => {
    const name = await made();
    await cluster().ask(`ALTER DATABASE ${name} SET synchronous_commit = off`);
    const store = await open(name);
    await cluster().ask("CREATE TABLE seen (setting text)", name);
    await cluster().ask(
      `CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS
         'BEGIN INSERT INTO seen VALUES (current_setting(''synchronous_commit'')); RETURN NEW; END';
       CREATE TRIGGER seeing BEFORE INSERT ON querybar.run FOR EACH ROW EXECUTE FUNCTION see()`,
      name,
    );
    await store.create("api", newRun, {});
    expect(await cluster().ask("SELECT setting FROM seen", name)).toEqual([{ setting: "on" }]);
  });

  describe("that somebody else holds up", () => {
    const active = (name: string) =>
      cluster().ask(
        `SELECT query FROM pg_stat_activity WHERE datname = '${name}' AND application_name = 'querybar' AND state <> 'idle'`,
        name,
      );
    /** A connection that holds something until it is closed. */
    const holding = async (name: string, sql: string) => {
      const client = new Client({ connectionString: cluster().address(name) });
      client.on("error", () => {});
      await client.connect();
      await client.query(`BEGIN; ${sql}`);
      return client;
    };
    const [lockTable, lockApi] = [
      "LOCK TABLE querybar.run",
      "SELECT pg_advisory_xact_lock(hashtextextended('api', 0))",
    ];

    it("cancels statements when their request ends", async () => {
      const name = await made();
      const store = await open(name);
      await store.add([run({ repository_name: "api" })]);
      for (const [sql, method] of [
        [lockTable, "GET"],
        [lockTable, "POST"],
        [lockApi, "POST"],
      ] as const) {
        const failures: [unknown, Failure][] = [];
        const handler = createHandler({ store, timeBudget: 200, onError: (...failure) => failures.push(failure) });
        const other = await holding(name, sql);
        const path = method === "GET" ? "/api/v1/run/api/search" : "/api/v1/run/api";
        const asking = () => handler(new Request(`http://localhost${path}`, { method }));
        const answers = await Promise.all(Array.from({ length: 20 }, asking));
        expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(503));
        expect(answers[0]?.headers.get("retry-after")).toBe("1");
        expect(failures).toHaveLength(20);
        await until(async () => (await active(name)).length === 0);
        await other.query("COMMIT");
        await other.end();
        // What was not answered was not done either.
        expect(await store.search("api", parse(""))).toMatchObject({ id: 10 });
      }
    });

    it("still answers searches while creations wait, and creations while searches do", async () => {
      const name = await made();
      const store = await open(name);
      await store.add([run({ repository_name: "api" })]);
      const other = await holding(name, lockApi);
      const creations = Array.from({ length: 20 }, () => store.create("api", newRun, {}));
      for (let time = 0; time < 20; time++) expect(await store.search("api", parse(""))).toMatchObject({ id: 10 });
      await other.query("COMMIT");
      expect((await Promise.all(creations)).map(({ id }) => id)).toEqual(
        Array.from({ length: 20 }, (_, id) => id + 11),
      );
      await other.end();
    });

    it("says that it is not known whether a run was created if a commit takes too long", async () => {
      const name = await made();
      const store = await open(name);
      await cluster().ask(
        `CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_advisory_xact_lock(1); RETURN NULL; END';
         CREATE CONSTRAINT TRIGGER waiting AFTER INSERT ON querybar.run DEFERRABLE INITIALLY DEFERRED
           FOR EACH ROW EXECUTE FUNCTION wait()`,
        name,
      );
      const failures: [unknown, Failure][] = [];
      const handler = createHandler({ store, timeBudget: 2_000, onError: (...failure) => failures.push(failure) });
      const other = await holding(name, "SELECT pg_advisory_xact_lock(1)");
      const response = await handler(new Request("http://localhost/api/v1/run/api", { method: "POST" }));
      const { error } = (await response.json()) as { readonly error: string };
      expect([response.status, response.headers.get("retry-after")]).toEqual([503, null]);
      expect(error).toMatch(
        /^The creation took longer than 2000 milliseconds\. It is not known whether the run was created: search for it\. Reference: /,
      );
      expect(failures).toMatchObject([[{ code: "outcome-unknown" }, { status: 503 }]]);
      await other.query("COMMIT");
      await other.end();
      await until(async () => (await store.search("api", parse(""))) !== undefined);
    });
  });

  describe("whose connections are lost", () => {
    let name: string;
    let proxy: CuttingProxy;
    let store: PostgresStore;
    beforeAll(async () => {
      name = await made();
      proxy = await startedProxy(cluster().port);
      const address = cluster()
        .address(name)
        .replace(/:\d+\//, `:${proxy.port}/`);
      store = await openPostgresStore({ address });
      opened.push(store);
    });
    afterAll(() => proxy.close());
    const idsIn = async (repository: string) =>
      (await cluster().ask(`SELECT id FROM querybar.run WHERE repository = '${repository}' ORDER BY id`, name)).map(
        ({ id }) => Number(id),
      );
    const creation = (repository: string, signal?: AbortSignal) =>
      store.create(
        repository,
        (id) => run({ repository_name: repository, id, uuid: crypto.randomUUID() }) as never,
        {},
        signal,
      );

    it("is asked on others", async () => {
      await store.add([run({ repository_name: "search" })]);
      for (const when of ["idle", "asked", "answered"] as const) {
        if (when === "idle") proxy.cutAll();
        else proxy.cutOnce("ORDER BY id DESC", when);
        expect(await store.search("search", parse(""))).toMatchObject({ id: 10 });
      }
    });

    it.each([
      ["before it is asked", "idle", ""],
      ["when it begins", "asked", "BEGIN"],
      ["when it has the run", "answered", "INSERT INTO"],
      ["when it is to commit", "asked", "COMMIT"],
      ["when it has committed", "answered", "COMMIT"],
    ] as const)("keeps a run once if one is lost %s", async (title, when, sql) => {
      const repository = title.replaceAll(" ", "-");
      if (when === "idle") proxy.cutAll();
      else proxy.cutOnce(sql, when);
      expect(await creation(repository)).toMatchObject({ id: 1 });
      expect(proxy.isCut()).toBe(true);
      expect(await idsIn(repository)).toEqual([1]);
    });

    it("keeps all runs once that share a transaction", async () => {
      const first = creation("together");
      proxy.cutOnce("COMMIT", "answered");
      const others = Array.from({ length: 20 }, () => creation("together"));
      const ids = (await Promise.all([first, ...others])).map(({ id }) => id);
      expect(ids).toEqual(Array.from({ length: 21 }, (_, id) => id + 1));
      expect(await idsIn("together")).toEqual(ids);
    });

    it("says that it is not known whether it keeps a run if it stays away after a commit", async () => {
      proxy.cutOnce("COMMIT", "answered", true);
      await expect(creation("unknown", AbortSignal.timeout(500))).rejects.toMatchObject({ code: "outcome-unknown" });
      await expect(creation("unknown", AbortSignal.timeout(300))).rejects.toMatchObject({
        code: "database-unreachable",
      });
      const failures: [unknown, Failure][] = [];
      const handler = createHandler({ store, timeBudget: 300, onError: (...failure) => failures.push(failure) });
      const response = await handler(new Request("http://localhost/api/v1/run/unknown/search"));
      expect([response.status, response.headers.get("retry-after")]).toEqual([503, "1"]);
      expect(failures).toMatchObject([[{ code: "database-unreachable" }, { status: 503 }]]);
      proxy.open();
      expect(await creation("unknown")).toMatchObject({ id: 2 });
      expect(await idsIn("unknown")).toEqual([1, 2]);
    });

    it("waits for it until the request ends", async () => {
      proxy.shut();
      const creating = creation("later");
      const searching = store.search("search", parse(""));
      await new Promise((resolve) => setTimeout(resolve, 300));
      proxy.open();
      expect(await creating).toMatchObject({ id: 1 });
      expect(await searching).toMatchObject({ id: 10 });
    });
  });

  // Only a superuser may mount a small disk.
  it.skipIf(process.getuid?.() !== 0)("whose disk is full says so, and goes on when there is space", async () => {
    const disk = mkdtempSync(join(tmpdir(), "querybar-disk-"));
    const mount = (options: string) => execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", disk]);
    mount("size=16m");
    try {
      giveToServer(disk);
      await cluster().ask(`CREATE TABLESPACE small LOCATION '${disk}'`);
      const name = await made("TABLESPACE small");
      const store = await open(name);
      const extra = Buffer.from(crypto.getRandomValues(new Uint8Array(40_000))).toString("base64");
      const ids: unknown[] = [];
      const fill = async () => {
        while (ids.length < 1_000) ids.push((await store.create("api", newRun, { extra })).id);
      };
      await expect(fill()).rejects.toThrow(/^The database's disk is full: /);
      expect(ids.length).toBeGreaterThan(10);
      expect(await store.search("api", parse(""))).toMatchObject({ id: ids.at(-1) });
      mount("remount,size=64m");
      expect(await store.create("api", newRun, { extra })).toMatchObject({ id: ids.length + 1 });
      for (const id of ids) expect(await store.search("api", parse(`id:${id}`))).toMatchObject({ id });
      await store.close();
      await cluster().ask(`DROP DATABASE ${name}`);
      await cluster().ask("DROP TABLESPACE small");
    } finally {
      execFileSync("umount", ["-l", disk]);
      rmSync(disk, { recursive: true, force: true });
    }
  });
});
