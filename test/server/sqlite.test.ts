import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "@photostructure/sqlite";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "../../src/index.ts";
import { openStore } from "../../src/server/sqlite/index.ts";
import { placeBelow, runsBetween } from "../../src/server/sqlite/statements.ts";
import { creatingProgram } from "./databases.ts";
import { run } from "./serving.ts";

// What is particular about SQLite; store.test.ts has what is true of every store.

const folder = mkdtempSync(join(tmpdir(), "querybar-store-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a search", () => {
  it("reads nothing of other repositories, and of a branch only that", () => {
    const file = join(folder, "plans.sqlite");
    openStore({ file }).close();
    const database = new DatabaseSync(file);
    const planOf = (sql: string) =>
      database
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map((row) => (row as { detail: string }).detail);
    const cases: [index: string, first: string, used: string][] = [
      ["run_by_place", "TRUE", "(repository=? AND "],
      ["run_by_id", "`id` COLLATE BINARY = ?", "(repository=? AND id=?"],
      ["run_by_branch", "`branch` COLLATE BINARY = ?", "(repository=? AND branch=? AND "],
      ["run_by_status", "`status` COLLATE BINARY = ?", "(repository=? AND status=? AND "],
    ];
    for (const [index, first, used] of cases) {
      for (const sql of [placeBelow(index, first), runsBetween(index, first, "`status` IN (?, ?)")]) {
        expect(planOf(sql).join()).toMatch(/^SEARCH run USING (COVERING )?INDEX /);
        expect(planOf(sql).join()).toContain(`${index} ${used}`);
        expect(planOf(sql).join()).not.toContain("TEMP B-TREE");
      }
    }
    database.close();
  });
});

describe("a database file", () => {
  it("is refused if it is of another kind", () => {
    const file = join(folder, "other.sqlite");
    const other = new DatabaseSync(file);
    other.exec("CREATE TABLE run (x)");
    other.close();
    expect(() => openStore({ file })).toThrow(expect.objectContaining({ code: "invalid-argument" }));
    writeFileSync(join(folder, "text.sqlite"), "not a database, but long enough to be looked at as one".repeat(50));
    expect(() => openStore({ file: join(folder, "text.sqlite") })).toThrow(/not a database/);
  });

  it("can be shared: ids do not repeat", async () => {
    const file = join(folder, "shared.sqlite");
    const stores = [openStore({ file }), openStore({ file })];
    const ids: (number | bigint)[] = [];
    for (let round = 0; round < 5; round++) {
      for (const store of stores) {
        const { id } = await store.create("api", (next) => run({ repository_name: "api", id: next }) as never, {});
        ids.push(id);
      }
    }
    expect(ids).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (const store of stores) store.close();
  });

  it("keeps the request with each run", async () => {
    const file = join(folder, "asked.sqlite");
    const store = openStore({ file });
    const body = { skip_no_further_than: "tests", accept_buttons: "true" } as const;
    await store.create("api", (id) => run({ repository_name: "api", id }) as never, body);
    store.close();
    const database = new DatabaseSync(file);
    expect(database.prepare("SELECT json(request) AS request FROM run").get()).toEqual({
      request: JSON.stringify(body),
    });
    database.close();
  });

  it("holds every run that was acknowledged before the process was killed", async () => {
    const program = creatingProgram(folder);
    const file = join(folder, "killed.sqlite");
    let acknowledged = 0;
    for (const upTo of [1, 40, 90]) {
      const child = spawn(process.execPath, [program, file], { stdio: ["ignore", "pipe", "inherit"] });
      const closed = once(child, "close");
      for await (const line of createInterface(child.stdout)) {
        expect(Number(line)).toBeGreaterThan(acknowledged);
        acknowledged = Number(line);
        if (acknowledged >= upTo) child.kill("SIGKILL");
      }
      expect(await closed).toEqual([null, "SIGKILL"]);
      const store = openStore({ file });
      const newest = Number((await store.search("api", parse("")))?.id);
      expect(newest).toBeGreaterThanOrEqual(acknowledged);
      for (let id = 1; id <= newest; id++) expect(await store.search("api", parse(`id:${id}`))).toMatchObject({ id });
      store.close();
    }
  });
});

describe("a database of the first version", () => {
  const made = (name: string) => {
    const file = join(folder, name);
    const database = new DatabaseSync(file);
    database.exec(readFileSync(new URL("versions/1.sql", import.meta.url), "utf8"));
    database.close();
    return file;
  };
  const big = 10n ** 30n - 1n;
  const found: [string, string, unknown][] = [
    ["layer-example-repo", "", 11],
    ["layer-example-repo", "ada", 9],
    ["layer-example-repo", '"Größe 100 %"', 9],
    ["layer-example-repo", "LOGIN failed", 9],
    ["layer-example-repo", "branch:release/1", 10],
    ["layer-example-repo", "-branch:main", 10],
    ["layer-example-repo", "-id:11 -ada", 10],
    ["acme/web", "", big],
    ["acme/web", `id:${big}`, big],
    ["acme/web", "a\0b", big],
    ["acme/web", '"\ud800" branch:"n\0ul"', big],
    ["acme/web", "é", 7],
    ["acme/web", `branch:${"b".repeat(600)}`, 7],
  ];

  it("is brought up to date when it is opened, and nothing in it is lost", async () => {
    const file = made("version-1.sqlite");
    for (let time = 0; time < 2; time++) {
      const store = openStore({ file });
      for (const [repository, text, id] of found) {
        expect([text, await store.search(repository, parse(text))]).toMatchObject([text, { id }]);
      }
      expect(await store.search("acme/web", parse("-é"))).toMatchObject({ branch: "n\0ul", uuid: "u" });
      store.close();
    }
    const store = openStore({ file });
    const { id } = await store.create(
      "acme/web",
      (next) => run({ repository_name: "acme/web", id: next }) as never,
      {},
    );
    expect(id).toBe(big + 1n);
    store.close();
    const database = new DatabaseSync(file);
    const kept = database.prepare("SELECT request FROM run WHERE id = '11'").all();
    expect(kept).toEqual([{ request: `{"branch":"main","extra":"it's"}` }]);
    database.close();
  });

  it("is as it was if that is interrupted", async () => {
    const file = made("interrupted.sqlite");
    const reader = new DatabaseSync(file);
    // The second run cannot be read, which is found after the first one was written.
    reader.exec("UPDATE run SET record = 'no JSON' WHERE id = '10'");
    expect(() => openStore({ file })).toThrow(/JSON/);
    expect(reader.prepare("SELECT count(*) AS count FROM run").get()).toEqual({ count: 5 });
    expect(reader.prepare("PRAGMA user_version").get()).toEqual({ user_version: 1 });
    reader.close();
  });

  it("takes nothing more from a process of that version, which would leave out what is searched", () => {
    const file = made("shared-version.sqlite");
    const old = new DatabaseSync(file);
    const insert = old.prepare(
      "INSERT OR REPLACE INTO run (repository, id_length, id, branch, status, record, request) VALUES (?, ?, ?, ?, ?, ?, ?)",
    );
    insert.run("api", 1, "1", "main", "NEW", JSON.stringify(run()), null);
    openStore({ file }).close();
    expect(() => insert.run("api", 1, "2", "main", "NEW", JSON.stringify(run()), null)).toThrow(/NOT NULL/);
    old.close();
  });

  it("is refused if its version is one that does not exist yet", () => {
    const file = join(folder, "future.sqlite");
    openStore({ file }).close();
    const database = new DatabaseSync(file);
    database.exec("PRAGMA user_version = 1000");
    database.close();
    expect(() => openStore({ file })).toThrow("The database was made by a newer version of querybar.");
  });
});
