import { DatabaseSync } from "@photostructure/sqlite";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkFilter, type FilterDiffers, queryAndRecord } from "../../src/fast-check/index.ts";
import {
  defineLanguage,
  type Job,
  layer,
  oneOf,
  type PartialRecord,
  parse,
  type Query,
  toPredicate,
} from "../../src/index.ts";
import { createClient } from "../../src/layer-api/index.ts";
import { openStore } from "../../src/server/sqlite/index.ts";
import { run, type Served, served } from "../server/serving.ts";

type Filter = (query: Query, record: PartialRecord<Job>) => boolean | Promise<boolean>;

/** What is found to be wrong with a filter. */
async function difference(filter: Filter): Promise<FilterDiffers | undefined> {
  return checkFilter({ filter, seed: 6, numRuns: 2_000 }).then(
    () => undefined,
    (error: FilterDiffers) => error,
  );
}

/** A filter written by hand; a test plants a bug into it. */
interface Parts {
  readonly word: (text: string, word: string) => boolean;
  readonly phrase: (text: string, phrase: string) => boolean;
  readonly negated: (answer: boolean, type: string) => boolean;
  readonly field: (held: unknown, value: string, field: string) => boolean;
}

const right: Parts = {
  word: (text, word) =>
    toPredicate({ language: layer, root: { type: "word", text: word, from: 0, to: 0 } })({ commit_title: text }),
  phrase: (text, phrase) => text.normalize("NFC").includes(phrase.normalize("NFC")),
  negated: (answer) => !answer,
  field: (held, value, field) =>
    field === "id" ? held !== undefined && BigInt(held as string) === BigInt(value) : held === value,
};

const keys = { repo: "repository_name", branch: "branch", id: "id", status: "calculated_status" } as const;
const failures = ["FAILURE", "JOB_ERROR", "BAD_LAYERFILE", "RUNNER_ERROR"];

function byHand(bug: Partial<Parts>): Filter {
  const parts = { ...right, ...bug };
  return (query, record) => {
    const texts = [record.author, record.commit_title, record.commit_body].map((text) => text ?? "");
    const holds = (term: Query["root"]["terms"][number]): boolean => {
      switch (term.type) {
        case "word":
          return texts.some((text) => parts.word(text, term.text));
        case "phrase":
          return texts.some((text) => parts.phrase(text, term.text));
        case "field":
          return parts.field(
            record[keys[term.field]],
            term.field === "status" ? (term.value ?? "") : term.text,
            term.field,
          );
        case "keyword": {
          const status = record.calculated_status ?? "";
          return term.keyword === "failed"
            ? failures.includes(status)
            : (status === "RUNNING") === (term.keyword === "running");
        }
        case "not":
          return parts.negated(holds(term.term), term.term.type);
        default:
          return true;
      }
    };
    return query.root.terms.every(holds);
  };
}

describe("a filter written by hand", () => {
  it("is accepted if it is right", async () => expect(await difference(byHand({}))).toBeUndefined());

  it.each<[string, Partial<Parts>, RegExp]>([
    ["case", { word: (text, word) => text.includes(word) }, /^-?\S+$/],
    ["quotes", { phrase: (text, phrase) => text.toLowerCase().includes(phrase.toLowerCase()) }, /^-?"[^"]+"$/],
    ["a minus on a phrase", { negated: (answer, type) => (type === "phrase" ? answer : !answer) }, /^-"[^"]+"$/],
    [
      "the case of a status",
      {
        field: (held, value, field) =>
          field === "status" ? held === value.toLowerCase() : right.field(held, value, field),
      },
      /^-?status:\w+$/,
    ],
    ["a space at the end", { phrase: (text, phrase) => right.phrase(text, phrase.trim()) }, /^-?"( .*|.* )"$/],
    [
      "an id as text",
      { field: (held, value, field) => (field === "id" ? held === Number(value) : right.field(held, value, field)) },
      /^-?id:\d+$/,
    ],
  ])("is found to be wrong about %s", async (_, bug, shape) => {
    const found = await difference(byHand(bug));
    expect(found?.code).toBe("filter-differs");
    expect(found?.query).toMatch(shape);
    expect(found?.message).toContain(`again     seed: 6`);
    const query = parse(found?.query ?? "");
    expect(byHand(bug)(query, found?.record as Job)).not.toBe(found?.expected);
    expect(toPredicate(query)(found?.record as Job)).toBe(found?.expected);
  });

  it("is reported in words, with the smallest pair", async () => {
    const found = await difference(byHand({ phrase: (text, phrase) => right.phrase(text, phrase.trim()) }));
    expect(found?.message.split("\n").map((line) => line.trim().split(/ {2,}/)[0])).toEqual([
      "The filter differs from the language “Layer CI runs”.",
      "query",
      "means",
      "record",
      "expected",
      "filter",
      "again",
    ]);
    expect(found?.explanation).toMatch(/^Layer CI runs (not )?mentioning exactly “.+”\.$/);
  });

  it("may throw, be asynchronous, or have a language and pairs of its own", async () => {
    const throwing = await difference(() => Promise.reject(new Error("no connection")));
    expect(throwing?.message).toContain("filter    throws no connection");
    expect(throwing?.query).toBe("");
    expect(await difference(async (query, record) => toPredicate(query)(record))).toBeUndefined();
    const doors = defineLanguage<{ name: string; state: "OPEN" | "SHUT" }>()({
      name: "doors",
      text: ["name"],
      fields: { state: oneOf("state", ["OPEN", "SHUT"]) },
    });
    await expect(
      checkFilter({ language: doors, filter: (_, door) => door.state === "OPEN", seed: 6 }),
    ).rejects.toMatchObject({ code: "filter-differs" });
    const asked: string[] = [];
    const arbitrary = queryAndRecord({ language: doors }).map(
      ([, door]) => [parse("state:open", { language: doors }), door] as const,
    );
    const filter = (query: Query<typeof doors>, door: { readonly state?: string | null | undefined }) => {
      asked.push(query.text);
      return door.state === "OPEN";
    };
    await checkFilter({ language: doors, filter, arbitrary, numRuns: 50 });
    expect(asked).toHaveLength(50);
  });
});

describe("a filter in SQL", () => {
  const database = new DatabaseSync(":memory:");
  database.exec("CREATE TABLE run (text TEXT)");
  afterAll(() => database.close());
  const escaped = (text: string) => text.replace(/[\\%_]/g, "\\$&");

  /** Words only, in one text of ASCII: what LIKE can say. */
  const filter =
    (pattern: (word: string) => string): Filter =>
    (query, record) => {
      database.exec("DELETE FROM run");
      database.prepare("INSERT INTO run VALUES (?)").run(record.commit_title ?? "");
      const words = query.root.terms.map((term) => (term.type === "word" ? term.text : ""));
      const where = words.map(() => "text LIKE ? ESCAPE '\\'");
      const sql = `SELECT count(*) AS count FROM run WHERE ${["true", ...where].join(" AND ")}`;
      return (database.prepare(sql).get(...words.map((word) => `%${pattern(word)}%`)) as { count: number }).count > 0;
    };
  const titles = fc.constantFrom("a", "fix", "100", "100%", "a b", "a_b", "axb", "%");
  const pairs = fc.tuple(fc.constantFrom("a", "100%", "a_b", "%", "_"), titles);
  const arbitrary = pairs.map(([word, title]) => [parse(word), { commit_title: title }] as const);

  it("that escapes is right, and one that forgets `%` is not", async () => {
    await checkFilter({ filter: filter(escaped), arbitrary });
    const error = await checkFilter({
      filter: filter((word) => word.replaceAll("_", "\\_")),
      arbitrary,
      seed: 6,
    }).catch((reason: FilterDiffers) => reason);
    expect(error).toMatchObject({ code: "filter-differs", expected: false, query: expect.stringContaining("%") });
  });
});

describe("the server, over HTTP", () => {
  let server: Served;
  /** Of the record that is being asked about. */
  let store = openStore();
  beforeAll(async () => {
    server = await served([], {
      store: { search: (...asked) => store.search(...asked), create: (...asked) => store.create(...asked) },
    });
  });
  afterAll(() => {
    server.close();
    store.close();
  });

  it("means what the language means, whatever its repositories are called", async () => {
    const client = createClient({ token: "", base: server.base });
    // What an address can name: it has no way of writing half a surrogate pair.
    const isName = (name: unknown) =>
      typeof name === "string" && name.isWellFormed() && /^[^/\0]+(\/[^/\0]+)?$/.test(name) && !/^\.\.?$/.test(name);
    const arbitrary = queryAndRecord().filter(([, { repository_name }]) => isName(repository_name));
    const answers: string[] = [];
    await checkFilter({
      arbitrary,
      numRuns: 500,
      async filter(query, record) {
        store.close();
        store = openStore();
        store.add([run(record)]);
        const isFound = (await client.search(String(record.repository_name), query)) !== null;
        answers.push(`${/(?<!-)repo:/.test(query.text)} ${isFound}`);
        return isFound;
      },
    });
    for (const kind of ["true true", "true false", "false true", "false false"]) {
      expect(answers.filter((answer) => answer === kind).length, kind).toBeGreaterThan(3);
    }
  });
});
