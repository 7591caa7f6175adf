import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { builder, layer, layerExtended, parse, toQueryString } from "../../src/index.ts";
import { type ClientOptions, createClient } from "../../src/layer-api/index.ts";
import { answers, type Behaviour, found, job, misbehavingServer, says } from "./misbehaving.ts";
import { thrown, token } from "./thrown.ts";

const server = misbehavingServer();

const client = (options: Partial<ClientOptions> = {}) => createClient({ token, base: server.base(), ...options });

describe("a search", () => {
  it("answers the job, with its moment as a date", async () => {
    server.does(found);
    const answer = await client().search("api", "fix -wip");
    expect(answer).toEqual({ ...job, status_change_date: new Date("2000-01-01T01:23:45.123Z") });
    expect(server.requests()).toEqual([
      `GET /api/v1/run/api/search?search=fix%20-wip&layertoken=${encodeURIComponent(token)}`,
    ]);
  });

  it.each([
    ["a text", 'fix "a  b" branch:main'],
    ["a parsed query", parse('fix "a  b" branch:main')],
    ["a built tree", builder(layer).and(builder(layer).text('fix "a  b"'), builder(layer).field("branch", "main"))],
  ])("takes %s", async (_, query) => {
    server.does(found);
    await client().search("acme/api", query);
    const sent = toQueryString(typeof query === "string" ? parse(query) : query);
    expect(server.requests()[0]).toContain(`GET /api/v1/run/acme/api/search?${sent}&`);
  });

  it("speaks to the newer service, and to any other with its own parameter", async () => {
    const asked: string[] = [];
    const fetch: typeof globalThis.fetch = async (input) => {
      asked.push(new Request(input).url);
      return Response.json({ status: "ok", job, url: "" });
    };
    await createClient({ token: "T", service: "webapp.io", fetch }).search("api", "");
    await createClient({ token: "T", tokenParameter: "key", base: "https://example.com/ci/", fetch }).create("api");
    await createClient({ token: "", fetch }).search("api", "done");
    await createClient({ token: "", fetch }).create("api");
    expect(asked).toEqual([
      "https://webapp.io/api/v1/run/api/search?search=&token=T",
      "https://example.com/ci/api/v1/run/api?key=T",
      "https://layerci.com/api/v1/run/api/search?search=done",
      "https://layerci.com/api/v1/run/api",
    ]);
  });

  it("asks for each alternative at once, and answers the run with the greatest id", async () => {
    const ids: Readonly<Record<string, string | undefined>> = { fix: "9", wip: "10" };
    const fetch: typeof globalThis.fetch = async (input) => {
      const search = new URL(new Request(input).url).searchParams.get("search") ?? "";
      const id = ids[search];
      return id === undefined
        ? Response.json({ status: "error", error: "There are no runs in api matching the given filters." })
        : new Response(
            JSON.stringify({ status: "ok", job: { ...job, id: 0 }, url: "" }).replace('"id":0', `"id":${id}`),
          );
    };
    const search = (text: string) => client({ fetch }).search("api", parse(text, { language: layerExtended }));
    expect((await search("fix OR wip OR other"))?.id).toBe(10);
    expect(await search("other OR more")).toBeNull();
    expect(await search("running done")).toBeNull();
    await expect(search("branch:*")).rejects.toMatchObject({ code: "not-expressible" });
  });

  it("fails if one of several requests fails", async () => {
    const fetch: typeof globalThis.fetch = async (input) =>
      new Request(input).url.includes("fix")
        ? Response.json({ status: "ok", job, url: "" })
        : Response.json({ status: "error", error: "Not found." });
    const found = client({ fetch }).search("api", parse("fix OR wip", { language: layerExtended }));
    await expect(found).rejects.toMatchObject({ code: "request-refused" });
  });

  it("returns null if no run matches, whatever the status is", async () => {
    for (const status of [200, 404]) {
      server.does(
        answers({ status: "error", error: "There are no runs in acme/api matching the given filters." }, status),
      );
      expect(await client().search("api", "fix")).toBeNull();
    }
  });

  it("is refused if the service only mentions runs", async () => {
    server.does(answers({ status: "error", error: "Wrong token. There are no runs in api for you." }));
    expect((await thrown(client().search("api", "fix"))).code).toBe("request-refused");
  });

  describe("with numbers of many digits", () => {
    const withNumbers = (id: string, pages = "3") =>
      says(`{"status":"ok","job":${JSON.stringify(job).replace('"id":10', `"id":${id},"pages":${pages}`)}}`);

    it("keeps those of an id, and unknown properties", async () => {
      server.does(withNumbers("90071992547409931"));
      expect(await client().search("api", "")).toMatchObject({ id: 90071992547409931n, pages: 3 });
      server.does(withNumbers("9".repeat(1_000), "-9007199254740993"));
      expect(await client().search("api", "")).toMatchObject({ id: 10n ** 1_000n - 1n, pages: -9007199254740993n });
    });

    it.each([1_001, 9_000_000])("refuses an id of %i", async (digits) => {
      server.does(withNumbers("9".repeat(digits)));
      expect(await thrown(client().search("api", ""))).toMatchObject({
        code: "unexpected-answer",
        property: "job.id",
        message:
          "In the service's answer, job.id is not as documented: expected a whole number of at most 1000 digits.",
      });
    });

    it("rounds unknown numbers of more digits than an id can have, as JSON.parse does", async () => {
      server.does(withNumbers("10", `1${"0".repeat(1_000)}`));
      expect(await client().search("api", "")).toMatchObject({ id: 10, pages: Number.POSITIVE_INFINITY });
    });
  });

  it("is refused before it is sent if the query has a mistake", async () => {
    server.does(found);
    for (const query of ["id:ten", parse('"open'), "fix repo:"]) {
      const error = await thrown(client().search("api", query));
      expect(error.code).toBe("invalid-query");
      expect(error.diagnostics?.some(({ severity }) => severity === "error")).toBe(true);
    }
    expect((await thrown(client().search("..", "fix"))).code).toBe("invalid-repository");
    expect(server.requests()).toEqual([]);
    await client().search("api", "brnach:main");
    expect(server.requests()).toHaveLength(1);
  });
});

describe("a creation", () => {
  it("sends what was given, and nothing else", async () => {
    const bodies: string[] = [];
    const creates: Behaviour = (response, request) => {
      request.on("data", (chunk) => bodies.push(String(chunk)));
      request.on("end", () => answers({ status: "ok", job, url: "https://example.com/10" }, 201)(response, request));
    };
    server.does(creates);
    const all = { branch: "b", ref: "r", acceptButtons: true, skipNoFurtherThan: "c", extra: "e" };
    expect((await client().create("api", all)).url).toBe("https://example.com/10");
    expect((await client().create("api")).job.id).toBe(10);
    expect(bodies.map((body) => JSON.parse(body))).toEqual([
      { branch: "b", ref: "r", accept_buttons: "true", skip_no_further_than: "c", extra: "e" },
      {},
    ]);
  });

  it("is tried once only", async () => {
    for (const [behaviour, code] of [
      [says("busy", 503), "request-refused"],
      [says("slow down", 429, { "retry-after": "0" }), "request-refused"],
      [(response) => response.destroy(), "request-failed"],
    ] satisfies [Behaviour, string][]) {
      server.does(behaviour, answers({ status: "ok", job, url: "" }));
      expect((await thrown(client().create("api"))).code).toBe(code);
      expect(server.requests()).toHaveLength(1);
    }
  });
});

describe("a service that misbehaves", () => {
  it("is distinguished from one that is absent", async () => {
    const error = await thrown(client({ base: "http://127.0.0.1:1", timeout: 5_000 }).create("api"));
    expect(error.code).toBe("request-failed");
  });

  it("may repeat the token without anybody seeing it", async () => {
    server.does(answers({ status: "error", error: `wrong: ${token} ${encodeURIComponent(token)}` }, 401));
    const error = await thrown(client().search("api", "fix"));
    expect(error).toMatchObject({
      code: "request-refused",
      status: 401,
      message: "The service refused: “wrong: … …”.",
    });
  });

  it("may have its address thrown by a fetch of the caller's own", async () => {
    const fetch: typeof globalThis.fetch = async (input) => {
      const { url } = new Request(input);
      throw new TypeError(`cannot load ${url}`, { cause: Object.assign(new Error(url), { code: url }) });
    };
    expect((await thrown(client({ fetch }).create("api"))).message).toBe(
      "The service could not be reached, or broke off its answer.",
    );
  });
});

describe("an answer that is not as documented", () => {
  it.each([
    [{ ...job, branch: undefined }, "In the service's answer, job.branch is not as documented: it is missing."],
    [{ ...job, branch: 5 }, "In the service's answer, job.branch is not as documented: expected string."],
    [
      { ...job, id: -1 },
      "In the service's answer, job.id is not as documented: expected a whole number of at most 1000 digits.",
    ],
  ])("is explained", async (wrong, message) => {
    server.does(answers({ status: "ok", job: wrong }));
    expect((await thrown(client().search("api", "fix"))).message).toBe(message);
  });

  const property = async (body: unknown) => {
    server.does(answers(body));
    const error = await thrown(client().search("api", "fix"));
    expect(error.code).toBe("unexpected-answer");
    return error.property;
  };
  it.each<[string | undefined, unknown]>([
    ["status", { status: "fine" }],
    ["status", {}],
    ["job", { status: "ok" }],
    ["job", { status: "ok", job: null }],
    ["job.id", { status: "ok", job: { ...job, id: "10" } }],
    ["job.id", { status: "ok", job: { ...job, id: -1 } }],
    ["job.id", { status: "ok", job: { ...job, id: 1.5 } }],
    ["job.branch", { status: "ok", job: { ...job, branch: undefined } }],
    ["job.calculated_status", { status: "ok", job: { ...job, calculated_status: "GREAT" } }],
    [
      "job.status_change_time",
      { status: "ok", job: { ...job, status_change_time: "2000-02-31 01:23:45.1 +0000 UTC" } },
    ],
    ["error", { status: "error", error: 5 }],
    ["status", []],
    [undefined, null],
  ])("is refused at %s", async (expected, body) => expect(await property(body)).toBe(expected));

  it("is refused if it is not JSON", async () => {
    server.does(says("<!doctype html><title>Sign in</title>"));
    expect(await thrown(client().search("api", "fix"))).toMatchObject({ code: "unexpected-answer", status: 200 });
    for (const text of ["", "[".repeat(1_000_000), '{"status":"ok"']) {
      server.does(says(text));
      expect((await thrown(client().search("api", "fix"))).code).toBe("unexpected-answer");
    }
  });
});

it("takes no property of an answer from a prototype that the answer brings", async () => {
  const { branch, ...rest } = job;
  const withPrototype = JSON.stringify({ status: "ok", job: rest }).replace(/}}$/, ',"__proto__":{"branch":"evil"}}}');
  server.does(says(withPrototype));
  expect((await thrown(client().search("api", "fix"))).property).toBe("job.branch");
  server.does(
    says(
      withPrototype.replace("{", `{"__proto__":{"branch":"evil"},`).replace('"id":10', `"id":10,"branch":"${branch}"`),
    ),
  );
  const answer = await client().search("api", "fix");
  expect(answer).toMatchObject({ branch });
  expect(Object.getPrototypeOf(answer)).toBe(Object.prototype);
  expect({}).not.toHaveProperty("branch");
});

it("shows no token if a client is inspected", () => {
  expect(inspect(client(), { depth: 9, showHidden: true })).not.toContain("s3cr3t");
  expect(JSON.stringify(client())).toBe("{}");
});

it.each([
  { timeout: 0 },
  { timeout: Number.NaN },
  { timeout: 2 ** 31 },
  { timeout: "1000" },
  { maxResponseSize: 0 },
  { maxResponseSize: Number.NaN },
  { maxResponseSize: "1000" },
  { token: undefined },
] as readonly object[])("refuses %o as options", (options) =>
  expect(() => client(options)).toThrow(expect.objectContaining({ code: "invalid-argument" })),
);

it("takes the longest timeout, and any size", async () => {
  server.does(found);
  expect(
    (await client({ timeout: 2 ** 31 - 1, maxResponseSize: Number.POSITIVE_INFINITY }).search("api", ""))?.id,
  ).toBe(10);
});
