import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calculatedStatuses, parse, toPredicate } from "../../src/index.ts";
import type { AnyRecord } from "../../src/language/path.ts";
import { tries } from "../tries.ts";
import { run } from "./serving.ts";
import { type AnyStore, storeKinds } from "./stores.ts";

// What is true of every store.

const newRun = (repository: string) => (id: bigint) => run({ repository_name: repository, id }) as never;

describe.each(storeKinds)("in $name", ({ isMissing, prepare }) => {
  const opened = prepare();

  describe("a search", () => {
    const branches = ["main", "Main", "a\ud800", "a\ufffd", "n\u0000ul", "n", "é", "e\u0301", "' OR 1=1 --"];
    const titles = [
      "fix",
      "Fix it",
      "no",
      "100 % sure_",
      "a\u0000b",
      "\ud800",
      "Größe",
      "GRO\u0308SSE",
      "\u212a",
      "x\ny",
    ];
    const anyRecord = fc.record({
      id: fc.oneof(fc.nat(12), fc.bigInt(0n, 2n ** 70n).map(String)),
      repository_name: fc.constantFrom("api", "web"),
      branch: fc.constantFrom(...branches),
      calculated_status: fc.constantFrom(...calculatedStatuses),
      author: fc.constantFrom("fix", "Fix it", "no", null),
      commit_title: fc.constantFrom(...titles),
    });
    const quoted = branches.map((branch) => `branch:"${branch}"`);
    const words = [
      "fix",
      '"Fix"',
      "k",
      "größe",
      '"ö"',
      "%",
      "_",
      "\u0000",
      "\ud800",
      "\ufffd",
      '"\ufffd"',
      '"x\ny"',
      "'",
    ];
    const fields = ["running", "done", "failed", "repo:api", "repo:web", "id:x", "status:bogus", "repo:"];
    const anyTerm = fc
      .tuple(
        fc.constantFrom("", "-"),
        fc.oneof(
          fc.constantFrom(...words),
          fc.constantFrom(...fields),
          fc.constantFrom(...quoted),
          fc.nat(12).map((id) => `id:0${id}`),
          fc.constantFrom(...calculatedStatuses).map((status) => `status:${status.toLowerCase()}`),
        ),
      )
      .map(([minus, term]) => minus + term);

    const newest = (records: readonly AnyRecord[], matches: (record: AnyRecord) => boolean) =>
      records
        .filter((record) => record["repository_name"] === "api" && matches(record))
        .map(({ id }) => BigInt(id as number))
        .reduce((most, id) => (id > most ? id : most), -1n);

    it.skipIf(isMissing)("answers what the predicate does, the highest id first", async () => {
      const anyRecords = fc.uniqueArray(anyRecord, { selector: ({ id }) => String(id), maxLength: 12 });
      const anyQueries = fc.array(fc.array(anyTerm, { maxLength: 4 }), { minLength: 1, maxLength: 12 });
      await fc.assert(
        fc.asyncProperty(anyRecords, anyQueries, async (found, queries) => {
          const records = found.map(run);
          const store = await opened();
          await store.add(records);
          for (const terms of queries) {
            const query = parse(terms.join(" "));
            const job = await store.search("api", query);
            const expected = newest(records, toPredicate(query) as (record: AnyRecord) => boolean);
            expect([query.text, BigInt(job?.id ?? -1)]).toEqual([query.text, expected]);
          }
          await store.close();
        }),
        { ...tries(15), seed: 4 },
      );
    });

    it.skipIf(isMissing)("goes through many runs, and ends when it is aborted", async () => {
      const store = await opened();
      await store.add(Array.from({ length: 3_000 }, (_, id) => run({ id, author: id === 5 ? "A\u0000da" : "Bob" })));
      expect(await store.search("layer-example-repo", parse("a\u0000d"))).toMatchObject({ id: 5 });
      expect(await store.search("layer-example-repo", parse("bob -id:2999"))).toMatchObject({ id: 2_998 });
      const abort = new AbortController();
      const searching = store.search("layer-example-repo", parse("a\u0000d"), abort.signal);
      abort.abort(new Error("gone"));
      await expect(searching).rejects.toThrow("gone");
      await expect(store.search("layer-example-repo", parse(""), abort.signal)).rejects.toThrow("gone");
    });

    it.skipIf(isMissing)("answers the run as it was added, without the searched texts", async () => {
      const store = await opened();
      const [id, other] = [90071992547409931n, 10n ** 400n];
      await store.add([
        run({ id, author: "Ada" }),
        run({ id: String(other), branch: "b\u0000\ud800", repository_name: "a" }),
      ]);
      expect(await store.search("layer-example-repo", parse("ada"))).toEqual(run({ id }));
      expect(await store.search("a", parse("-ada"))).toEqual(
        run({ id: other, branch: "b\u0000\ud800", repository_name: "a" }),
      );
    });

    it.skipIf(isMissing)("takes a thousand terms", async () => {
      const store = await opened();
      await store.add([run({ author: "Ada" })]);
      const terms = (count: number) => Array.from({ length: count }, (_, term) => `-"w${term}" -w${term}`).join(" ");
      expect(await store.search("layer-example-repo", parse(`${terms(500)} ada`))).toMatchObject({ id: 10 });
      expect(await store.search("layer-example-repo", parse(`${terms(500)} -ada`))).toBeUndefined();
    });
  });

  describe("records", () => {
    it.skipIf(isMissing).each<[string, AnyRecord]>([
      ["invalid-argument", run({ id: undefined })],
      ["invalid-argument", run({ id: "ten" })],
      ["invalid-argument", run({ id: "9".repeat(1_001) })],
      ["invalid-argument", run({ id: "9".repeat(20_000_000) })],
      ["invalid-argument", run({ branch: 5 })],
      ["invalid-argument", run({ branch: "b".repeat(501) })],
      ["invalid-argument", run({ calculated_status: "GREAT" })],
      ["invalid-repository", run({ repository_name: ".." })],
      ["invalid-repository", run({ repository_name: "a/b/c" })],
      ["invalid-repository", run({ repository_name: "a\ud800" })],
      ["invalid-repository", run({ repository_name: "r".repeat(201) })],
    ])("are refused with %s, and none of the others is added", async (code, record) => {
      const store = await opened();
      const adding = async () => await store.add([run(), record]);
      await expect(adding()).rejects.toMatchObject({ code });
      expect(await store.search("layer-example-repo", parse(""))).toBeUndefined();
    });

    it.skipIf(isMissing)("may have the longest names that are accepted", async () => {
      const store = await opened();
      const [name, branch, id] = ["蓝".repeat(200), "枝".repeat(500), BigInt("9".repeat(999))];
      await store.add([run({ id, branch, repository_name: name })]);
      expect(await store.search(name, parse(`branch:${branch}`))).toMatchObject({ id });
      expect(await store.create(name, newRun(name), {})).toMatchObject({ id: id + 1n });
    });

    it.skipIf(isMissing)("replace those with the same id", async () => {
      const store = await opened();
      await store.add([run({ branch: "first" })]);
      await store.add([run({ branch: "old" }), run({ branch: "new", merge_branch: undefined })]);
      expect(await store.search("layer-example-repo", parse(""))).toEqual(run({ branch: "new" }));
      expect(await store.search("layer-example-repo", parse("branch:old"))).toBeUndefined();
    });
  });

  describe("creations", () => {
    const create = (store: AnyStore, repository: string) => store.create(repository, newRun(repository), {});

    it.skipIf(isMissing)("get the next ids of their repositories, however many there are at once", async () => {
      const store = await opened();
      await store.add([run({ repository_name: "web", id: 40 })]);
      const names = Array.from({ length: 300 }, (_, index) => (index % 3 === 0 ? "web" : "api"));
      const created = await Promise.all(names.map((name) => create(store, name)));
      const idsOf = (name: string) => created.filter((job) => job.repository_name === name).map(({ id }) => id);
      expect(idsOf("web")).toEqual(Array.from({ length: 100 }, (_, index) => 41 + index));
      expect(idsOf("api")).toEqual(Array.from({ length: 200 }, (_, index) => 1 + index));
    });

    it.skipIf(isMissing)("that fail do so alone", async () => {
      const store = await opened();
      const all = await Promise.allSettled([create(store, "api"), create(store, ".."), create(store, "api")]);
      const [one, refused, other] = all;
      expect([one, other]).toMatchObject([{ value: { id: 1 } }, { value: { id: 2 } }]);
      expect(refused).toMatchObject({ reason: { code: "invalid-repository" } });
      const broken = (id: bigint) => {
        if (id === 4n) throw new Error("not this one");
        return run({ repository_name: "api", id }) as never;
      };
      const three = await Promise.allSettled([
        create(store, "api"),
        store.create("api", broken, {}),
        create(store, "api"),
      ]);
      expect(three).toMatchObject([
        { value: { id: 3 } },
        { reason: { message: "not this one" } },
        { value: { id: 4 } },
      ]);
    });

    it.skipIf(isMissing)("that are aborted beforehand are not begun", async () => {
      const store = await opened();
      const creating = store.create("api", newRun("api"), {}, AbortSignal.abort(new Error("gone")));
      await expect(creating).rejects.toThrow("gone");
      expect(await store.search("api", parse(""))).toBeUndefined();
    });

    it.skipIf(isMissing)("of a store that is closed fail", async () => {
      const store = await opened();
      await store.close();
      await expect(create(store, "api")).rejects.toThrow();
      await expect(store.search("api", parse(""))).rejects.toThrow();
    });
  });
});
