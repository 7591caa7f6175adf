import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "../../src/index.ts";
import { createHandler, type Failure, type Handler } from "../../src/server/index.ts";
import { openStore } from "../../src/server/sqlite/index.ts";
import { makeDatabase } from "./databases.ts";
import { run } from "./serving.ts";

// A database that others use or have harmed. Connections of one process lock each other out as those of several do.

const folder = mkdtempSync(join(tmpdir(), "querybar-locks-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
/** A database file with a run in it. */
function someFile(): string {
  return makeDatabase(join(folder, `${count++}.sqlite`));
}

function other(file: string, sql: string): InstanceType<typeof DatabaseSync> {
  const database = new DatabaseSync(file);
  database.exec(sql);
  return database;
}

interface Asked {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: Record<string, unknown>;
}

async function asked(handler: Handler, method: "GET" | "POST", repository = "layer-example-repo"): Promise<Asked> {
  const path = `/api/v1/run/${repository}${method === "GET" ? "/search" : ""}`;
  const response = await handler(new Request(`http://localhost${path}`, { method }));
  const body = (await response.json()) as Record<string, unknown>;
  return { status: response.status, retryAfter: response.headers.get("retry-after"), body };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("a lock of another process", () => {
  it("delays creations alone, and those only as long as it is held", async () => {
    const file = someFile();
    const store = openStore({ file });
    const handler = createHandler({ store });
    const writer = other(file, "BEGIN IMMEDIATE");
    const ended: string[] = [];
    const created = [0, 1, 2].map(async () => {
      const { status } = await asked(handler, "POST");
      ended.push("created");
      return status;
    });
    let ticks = 0;
    const ticking = setInterval(() => ticks++, 5);
    for (let time = 0; time < 5; time++) {
      await pause(40);
      expect(await asked(handler, "GET")).toMatchObject({ status: 200, body: { job: { id: 10 } } });
      ended.push("found");
    }
    clearInterval(ticking);
    // No call waits inside of SQLite: in 200 milliseconds there would be but a few of these.
    expect(ticks).toBeGreaterThan(10);
    writer.exec("COMMIT");
    expect(await Promise.all(created)).toEqual([201, 201, 201]);
    expect(ended).toEqual([...Array(5).fill("found"), ...Array(3).fill("created")]);
    writer.close();
    store.close();
  });

  it("that is held for too long is answered with 503, and nothing is created afterwards", async () => {
    const file = someFile();
    const store = openStore({ file });
    const failures: [unknown, Failure][] = [];
    const options = { store, timeBudget: 100, onError: (...failure: [unknown, Failure]) => failures.push(failure) };
    const handler = createHandler(options);
    const writer = other(file, "BEGIN IMMEDIATE");
    const { status, retryAfter, body } = await asked(handler, "POST");
    expect([status, retryAfter]).toEqual([503, "1"]);
    expect(body["error"]).toBe(
      `The creation took longer than 100 milliseconds. Nothing was created. Reference: ${body["reference"]}.`,
    );
    expect(failures).toEqual([
      [expect.objectContaining({ message: "database is locked" }), expect.objectContaining({ status: 503 })],
    ]);
    writer.exec("COMMIT");
    await pause(50);
    expect(await asked(handler, "GET")).toMatchObject({ body: { job: { id: 10 } } });
    expect(await asked(handler, "POST")).toMatchObject({ status: 201, body: { job: { id: 11 } } });
    writer.close();
    store.close();
  });

  it("ends a creation that nothing else ends after five seconds", async () => {
    const file = someFile();
    const store = openStore({ file });
    const writer = other(file, "BEGIN IMMEDIATE");
    const create = () => store.create("api", (id) => run({ repository_name: "api", id }) as never, {});
    await expect(Promise.all([create(), create()])).rejects.toThrow("database is locked");
    writer.exec("COMMIT");
    expect(await create()).toMatchObject({ id: 1 });
    writer.close();
    store.close();
  });

  it("is reported at once if a database is yet to be made, and nothing is left of it", () => {
    const file = join(folder, "new.sqlite");
    const owner = other(file, "BEGIN EXCLUSIVE");
    expect(() => openStore({ file })).toThrow("database is locked");
    owner.close();
    openStore({ file }).close();
  });

  it("does not keep a store from opening if its tables exist", async () => {
    const file = someFile();
    const writer = other(file, "BEGIN IMMEDIATE");
    const store = openStore({ file });
    expect(await store.search("layer-example-repo", parse(""))).toMatchObject({ id: 10 });
    expect(() => store.add([run({ id: 12 })])).toThrow("database is locked");
    writer.exec("COMMIT");
    store.add([run({ id: 12 })]);
    writer.close();
    store.close();
  });
});

describe("why a request fails", () => {
  const damaged = (file: string) => {
    const bytes = openSync(file, "r+");
    for (let at = 4096; at < statSync(file).size; at += 4096) writeSync(bytes, Buffer.alloc(4096, 0xa5), 0, 4096, at);
    closeSync(bytes);
  };
  const change = (sql: string) => (file: string) => other(file, sql).close();
  const refusing = "CREATE TRIGGER no_more BEFORE INSERT ON run BEGIN SELECT RAISE(ABORT, 'not today'); END";
  const failing = `
    CREATE TABLE parent (id PRIMARY KEY);
    CREATE TABLE child (id REFERENCES parent DEFERRABLE INITIALLY DEFERRED);
    CREATE TRIGGER orphan AFTER INSERT ON run BEGIN INSERT INTO child VALUES (1); END`;

  it.each<[string, "GET" | "POST", (file: string) => void, RegExp]>([
    ["a corrupt database", "GET", damaged, /malformed/],
    ["a corrupt database", "POST", damaged, /malformed/],
    ["a database without its tables", "GET", change("DROP TABLE run"), /no such table: run/],
    ["a database without its tables", "POST", change("DROP TABLE run"), /no such table: run/],
    ["a database of another kind", "GET", change("DROP TABLE run; CREATE TABLE run (x)"), /no such index/],
    ["a database that refuses", "POST", change(refusing), /not today/],
    ["a database whose commit fails", "POST", change(failing), /FOREIGN KEY constraint failed/],
  ])("is said to the operator of %s: %s", async (_, method, harm, reason) => {
    const file = someFile();
    const failures: [unknown, Failure][] = [];
    const store = openStore({ file });
    const handler = createHandler({ store, onError: (...failure) => failures.push(failure) });
    harm(file);
    const { status, body } = await asked(handler, method);
    expect(status).toBe(500);
    const [error, failure] = failures[0] ?? [];
    expect((error as Error).message).toMatch(reason);
    expect(body).toEqual({
      status: "error",
      error: `The server failed. Reference: ${failure?.reference}.`,
      reference: failure?.reference,
    });
    // What failed once does not hold up what comes after it.
    expect((await asked(handler, method)).status).toBe(500);
    store.close();
  });

  it("is reported if a database cannot be opened", () => {
    const text = join(folder, "text.sqlite");
    writeFileSync(text, "not a database, but long enough to be looked at as one".repeat(50));
    expect(() => openStore({ file: text })).toThrow("file is not a database");
    expect(() => openStore({ file: join(folder, "none", "a.sqlite") })).toThrow("unable to open database file");
  });

  it("of a database of another kind leaves that as it is", () => {
    for (const sql of ["CREATE TABLE notes (x)", "CREATE TABLE run (x); PRAGMA user_version = 1000"]) {
      const file = join(folder, `${count++}.sqlite`);
      other(file, sql).close();
      expect(() => openStore({ file })).toThrow(expect.objectContaining({ code: "invalid-argument" }));
      const database = new DatabaseSync(file);
      expect(database.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "delete" });
      database.close();
    }
  });
});
