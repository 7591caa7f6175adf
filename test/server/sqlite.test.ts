import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "@photostructure/sqlite";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { calculatedStatuses, parse, toPredicate } from "../../src/index.ts";
import type { AnyRecord } from "../../src/language/path.ts";
import { openStore } from "../../src/server/sqlite.ts";
import { runsBelow } from "../../src/server/statements.ts";
import { creatingProgram } from "./databases.ts";
import { run } from "./serving.ts";

const folder = mkdtempSync(join(tmpdir(), "querybar-store-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a search", () => {
  const branches = ["main", "Main", "a\ud800", "a\ufffd", "n\u0000ul", "n", "é", "e\u0301", "' OR 1=1 --"];
  const anyRecord = fc.record({
    id: fc.oneof(fc.nat(12), fc.bigInt(0n, 2n ** 70n).map(String)),
    repository_name: fc.constantFrom("api", "web"),
    branch: fc.constantFrom(...branches),
    calculated_status: fc.constantFrom(...calculatedStatuses),
    author: fc.constantFrom("fix", "Fix it", "no"),
  });
  const quoted = branches.map((branch) => `branch:"${branch}"`);
  const anyTerm = fc
    .tuple(
      fc.constantFrom("", "-"),
      fc.oneof(
        fc.constantFrom(
          "running",
          "done",
          "failed",
          "fix",
          '"Fix"',
          "repo:api",
          "repo:web",
          "id:x",
          "status:bogus",
          "repo:",
        ),
        fc.constantFrom(...quoted),
        fc.nat(12).map((id) => `id:0${id}`),
        fc.constantFrom(...calculatedStatuses).map((status) => `status:${status.toLowerCase()}`),
      ),
    )
    .map(([minus, term]) => minus + term);

  it("answers what the predicate does, the highest id first", async () => {
    const newest = (records: readonly AnyRecord[], matches: (record: AnyRecord) => boolean) =>
      records
        .filter((record) => record["repository_name"] === "api" && matches(record))
        .map(({ id }) => BigInt(id as number))
        .reduce((most, id) => (id > most ? id : most), -1n);
    const anyRecords = fc.uniqueArray(anyRecord, { selector: ({ id }) => String(id), maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(anyRecords, fc.array(anyTerm, { maxLength: 4 }), async (found, terms) => {
        const records = found.map(run);
        const store = openStore();
        try {
          store.add(records);
          const query = parse(terms.join(" "));
          const job = await store.search("api", query);
          const expected = newest(records, toPredicate(query) as (record: AnyRecord) => boolean);
          expect(BigInt(job?.id ?? -1)).toBe(expected);
        } finally {
          store.close();
        }
      }),
      { numRuns: 300, seed: 4 },
    );
  });

  it("goes through many runs, and ends when it is aborted", async () => {
    const store = openStore();
    store.add(Array.from({ length: 3_000 }, (_, id) => run({ id, author: id === 5 ? "Ada" : "Bob" })));
    expect(await store.search("layer-example-repo", parse("ada"))).toMatchObject({ id: 5 });
    const abort = new AbortController();
    const searching = store.search("layer-example-repo", parse("ada"), abort.signal);
    abort.abort(new Error("gone"));
    await expect(searching).rejects.toThrow("gone");
    store.close();
  });

  it("reads nothing of other repositories, and of a branch only that", () => {
    const file = join(folder, "plans.sqlite");
    openStore({ file }).close();
    const database = new DatabaseSync(file);
    const planOf = (index: string, others = "TRUE") =>
      database
        .prepare(`EXPLAIN QUERY PLAN ${runsBelow(index, others)}`)
        .all()
        .map((row) => (row as { detail: string }).detail);
    expect(planOf("TRUE")).toEqual([
      expect.stringMatching(/^SEARCH run USING INDEX sqlite_autoindex_run_1 \(repository=\? AND /),
    ]);
    expect(planOf("branch = ?")).toEqual([
      expect.stringMatching(/^SEARCH run USING INDEX run_by_branch \(repository=\? AND branch=\? AND /),
    ]);
    expect(planOf("TRUE", "status IN (SELECT value FROM json_each(?))").join()).not.toContain("TEMP B-TREE");
    database.close();
  });
});

describe("records", () => {
  it.each<[string, AnyRecord]>([
    ["invalid-argument", run({ id: undefined })],
    ["invalid-argument", run({ id: "ten" })],
    ["invalid-argument", run({ id: "9".repeat(1_001) })],
    ["invalid-argument", run({ id: "9".repeat(20_000_000) })],
    ["invalid-argument", run({ branch: 5 })],
    ["invalid-argument", run({ calculated_status: "GREAT" })],
    ["invalid-repository", run({ repository_name: ".." })],
    ["invalid-repository", run({ repository_name: "a/b/c" })],
    ["invalid-repository", run({ repository_name: "a\ud800" })],
  ])("are refused with %s, and none of the others is added", async (code, record) => {
    const store = openStore();
    expect(() => store.add([run(), record])).toThrow(expect.objectContaining({ code }));
    expect(await store.search("layer-example-repo", parse(""))).toBeUndefined();
    store.close();
  });

  it("replace those with the same id", async () => {
    const store = openStore();
    store.add([run({ branch: "old" }), run({ branch: "new", merge_branch: undefined })]);
    expect(await store.search("layer-example-repo", parse(""))).toEqual(run({ branch: "new" }));
    expect(await store.search("layer-example-repo", parse("branch:old"))).toBeUndefined();
    store.close();
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

  it("of many at once fails alone", async () => {
    const store = openStore();
    const create = (repository: string) =>
      store.create(repository, (id) => run({ repository_name: repository, id }) as never, {});
    const [one, refused, other] = await Promise.allSettled([create("api"), create(".."), create("api")]);
    expect([one, other]).toMatchObject([{ value: { id: 1 } }, { value: { id: 2 } }]);
    expect(refused).toMatchObject({ reason: { code: "invalid-repository" } });
    store.close();
    await expect(create("api")).rejects.toThrow();
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
