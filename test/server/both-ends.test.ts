import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { layerExtended, parse, print, toPredicate, toSearchUrl } from "../../src/index.ts";
import { type Client, createClient, isQuerybarError } from "../../src/layer-api/index.ts";
import { createHandler, type Store } from "../../src/server/index.ts";
import { tries } from "../tries.ts";
import { run, type Served, served } from "./serving.ts";

// The client against the server, over HTTP.

const token = "tøken +/&";
const text = { author: "Ada", commit_title: "text to find", commit_body: "in commit body, exact text" };
const records = [
  run({ id: 9, ...text, calculated_status: "FAILURE" }),
  run({ id: 10, ...text }),
  run({ id: 11, ...text, calculated_status: "RUNNING", branch: "feature/a:b#1" }),
  run({ repository_name: "acme/web site", id: "90071992547409931", commit_title: "Größe “mit” 100% + ?" }),
  run({ repository_name: "acme/web site", id: "9007199254740993" }),
];
let server: Served;
let client: Client;

beforeAll(async () => {
  server = await served(records, { tokens: ["other", token] });
  client = createClient({ token, base: server.base });
});
afterAll(() => server.close());

describe("a search over HTTP", () => {
  const idOf = async (query: string, repository = "layer-example-repo") => {
    const job = await client.search(repository, query);
    return job === null ? null : job.id;
  };

  it.each([
    ["", 11],
    ["status:succeeded", 10],
    ["STATUS:Succeeded", 10],
    ['text to find in commit body "exact text" -layer -ci repo:layer-example-repo branch:main id:10 done', 10],
    [
      'text to find in commit body "exact text" -layer -ci repo:layer-example-repo branch:main id:10 running done failed',
      null,
    ],
    ["failed", 9],
    ["running", 11],
    ["done", 10],
    ["-done", 11],
    ["-failed -running", 10],
    ["branch:feature/a:b#1", 11],
    ["-branch:feature/a:b#1", 10],
    ["branch:Main", null],
    ["id:009", 9],
    ["-id:11 -id:10", 9],
    ["repo:another", null],
    ["-repo:another", 11],
    ["EXACT", 11],
    ['"EXACT"', null],
    ["no such text", null],
  ])("answers %s with %s", async (query, id) => expect(await idOf(query)).toBe(id));

  it("compares ids of any size without rounding", async () => {
    expect(await idOf("", "acme/web site")).toBe(90071992547409931n);
    expect(await idOf("id:9007199254740993", "acme/web site")).toBe(9007199254740993n);
    expect(await idOf("id:9007199254740992", "acme/web site")).toBeNull();
    expect(await idOf("-größe", "acme/web site")).toBe(9007199254740993n);
  });

  it("knows a repository with and without the server's own owner", async () => {
    expect(await idOf("", "local/layer-example-repo")).toBe(11);
    expect(await idOf("", "acme/layer-example-repo")).toBeNull();
  });

  it("answers the documented properties and no others", async () => {
    const response = await fetch(`${server.base}/api/v1/run/layer-example-repo/search?search=id%3A10&token=other`);
    expect(await response.text()).toBe(JSON.stringify({ status: "ok", job: run() }));
    expect(response.headers.get("content-type")).toBe("application/json");
  });
});

describe("a search that needs several requests", () => {
  const words = ["text", "Größe", '"exact text"', '"EXACT text"', "nothing"];
  const fields = [
    "failed",
    "running",
    "done",
    "branch:main",
    "branch:feature/a:b#1",
    "id:9,11",
    "-id:10,11",
    "status:failure",
  ];
  const term = fc.constantFrom(...words, ...words.map((word) => `-${word}`), ...fields);
  const conjunction = fc.array(term, { minLength: 1, maxLength: 3 }).map((terms) => terms.join(" "));
  const disjunction = fc.array(conjunction, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(" OR "));
  const query = fc
    .array(
      fc.oneof(
        term,
        disjunction.map((inner) => `(${inner})`),
        disjunction.map((inner) => `-(${inner})`),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((parts) => parts.join(" "));

  it("finds the newest run that the query selects", async () => {
    const ofRepository = records.filter((record) => record["repository_name"] === "layer-example-repo");
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(query, async (text) => {
        const parsed = parse(text, { language: layerExtended });
        const selected = ofRepository.filter(toPredicate(parsed)).map(({ id }) => Number(id));
        const found = await client.search("layer-example-repo", parsed).catch((error: unknown) => {
          expect(error).toMatchObject({ code: "not-expressible" });
        });
        if (found === undefined) return;
        asked++;
        expect(found?.id, text).toBe(selected.length === 0 ? undefined : Math.max(...selected));
      }),
      tries(100),
    );
    expect(asked).toBeGreaterThan(tries(50).numRuns);
  });
});

describe("a creation over HTTP", () => {
  const made = {
    status: "NEW",
    calculated_status: "NEW",
    branch: "master",
    commit_sha: "origin/master",
    merge_branch: "master",
    run_start_reason: "Manual run created by API",
    run_start_reason_url: "",
  };
  it.each([
    ["nothing", {}, {}],
    ["a branch", { branch: "release/1 ü" }, { branch: "release/1 ü", merge_branch: "release/1 ü" }],
    ["a commit", { ref: "5c37a769" }, { commit_sha: "5c37a769" }],
    ["buttons", { acceptButtons: true }, {}],
    ["a checkpoint", { skipNoFurtherThan: "tests" }, {}],
    ["something extra", { extra: "EXTRA" }, {}],
  ])("asks for %s", async (_, options, expected) => {
    const before = await client.search("new", "");
    const started = Date.now();
    const { job, url } = await client.create("new", options);
    expect(job).toMatchObject({ ...made, ...expected, repository_name: "new", id: Number(before?.id ?? 0) + 1 });
    expect(job.status_change_date.getTime()).toBeGreaterThanOrEqual(started);
    expect(await client.search("new", "")).toEqual(job);
    const found = await (await fetch(`${server.base}${url}?token=other`)).json();
    expect(url).toBe(`/jobs/github/local/new/${job.id}`);
    expect(found).toMatchObject({ status: "ok", job: { id: job.id } });
  });

  it("goes on from the highest id, however large", async () => {
    expect((await client.create("acme/web site")).job.id).toBe(90071992547409932n);
  });

  it("gives each of many at once an id of its own", async () => {
    const created = await Promise.all(Array.from({ length: 64 }, () => client.create("busy")));
    expect(created.map(({ job }) => Number(job.id)).sort((one, other) => one - other)).toEqual(
      Array.from({ length: 64 }, (_, place) => place + 1),
    );
  });
});

it("refuses a wrong token in words that the client hands on", async () => {
  const error: unknown = await createClient({ token: "nobody's", base: server.base })
    .search("a", "b")
    .catch((reason) => reason);
  expect(isQuerybarError(error) && error).toMatchObject({
    code: "request-refused",
    status: 401,
    message: "The service refused: “The token is missing or wrong.”.",
  });
});

describe("what the server decodes", () => {
  let seen = { repository: "", text: "" };
  const store: Store = {
    async search(repository, query) {
      seen = { repository, text: query.text };
      return undefined;
    },
    create: () => Promise.reject(new Error("not asked for")),
  };
  const handler = createHandler({ store, allowHosts: ["layerci.com"] });
  const anyText = fc.string({ unit: fc.constantFrom(...'ab :-"\\“%+&=?#/;é\u0000\n\ud800\udc00\u00a0\u2028😀') });

  it("is the query that was sent, for any text", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (typed) => {
        const query = parse(typed);
        await handler(new Request(toSearchUrl(query, { repository: "api" })));
        expect(seen.text).toBe(print(query).toWellFormed());
      }),
      { ...tries(150), seed: 4 },
    );
  });

  it("is the requested repository, for any name", async () => {
    const anyName = fc.string({ unit: fc.constantFrom(..."a.%+ ?#&é😀:;2fF"), minLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.array(anyName, { minLength: 1, maxLength: 2 }), async (names) => {
        fc.pre(!names.some((name) => name === "." || name === ".."));
        const repository = names.join("/");
        seen = { repository: "", text: "" };
        await handler(new Request(toSearchUrl(parse("x"), { repository })));
        expect(seen.repository).toBe(repository);
      }),
      { ...tries(150), seed: 4 },
    );
  });
});
