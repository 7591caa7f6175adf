import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { builder, layer, parse, toQueryString } from "../../src/index.ts";
import { type ApiError, type ClientOptions, createClient, isQuerybarError } from "../../src/layer-api/index.ts";
import { answers, type Behaviour, found, job, misbehavingServer, says } from "./misbehaving.ts";

const token = "s3cr3t token/+";
const server = misbehavingServer();

const client = (options: Partial<ClientOptions> = {}) => createClient({ token, base: server.base(), ...options });

/** What a call threw, which must be an error of this package that does not show the token. */
async function thrown(call: Promise<unknown>): Promise<ApiError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isQuerybarError(error)) throw new Error(`Not an error of the package: ${inspect(error)}`);
  const shown = [
    inspect(error, { depth: 9, showHidden: true }),
    error.stack,
    error.message,
    JSON.stringify(error),
  ].join();
  for (const form of [token, encodeURIComponent(token), "s3cr3t"]) expect(shown).not.toContain(form);
  return error;
}

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
    expect(asked).toEqual([
      "https://webapp.io/api/v1/run/api/search?search=&token=T",
      "https://example.com/ci/api/v1/run/api?key=T",
      "https://layerci.com/api/v1/run/api/search?search=done",
    ]);
  });

  it("answers null where no run matches, whatever the status is", async () => {
    for (const status of [200, 404]) {
      server.does(
        answers({ status: "error", error: "There are no runs in acme/api matching the given filters." }, status),
      );
      expect(await client().search("api", "fix")).toBeNull();
    }
  });

  it("keeps the digits of an id of any size, and unknown properties", async () => {
    server.does(
      says(`{"status":"ok","job":${JSON.stringify(job).replace('"id":10', '"id":90071992547409931,"pages":3')}}`),
    );
    expect(await client().search("api", "")).toMatchObject({ id: 90071992547409931n, pages: 3 });
  });

  it("is refused before it is sent where the query has a mistake", async () => {
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
  it("sends what was asked for, and nothing else", async () => {
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
  const cutOff: Behaviour = (response) => {
    response.writeHead(200, { "content-length": "1000" });
    response.write('{"status":"ok",', () => response.destroy());
  };

  it.each<[string, Behaviour]>([
    ["500", says("oops", 500)],
    ["429 and says when", says("", 429, { "retry-after": "0" })],
    ["503 and a page", says("<!doctype html>", 503, { "content-type": "text/html" })],
    ["nothing and hangs up", (response) => response.destroy()],
    ["half an answer", cutOff],
  ])("is asked again after %s", async (_, behaviour) => {
    server.does(behaviour, found);
    expect((await client().search("api", "fix"))?.id).toBe(10);
    expect(server.requests()).toHaveLength(2);
  });

  it("is given up in the end", async () => {
    const limits = says("", 429, { "retry-after": "0" });
    server.does(limits);
    expect(await thrown(client().search("api", "fix"))).toMatchObject({ code: "request-refused", status: 429 });
    expect(server.requests()).toHaveLength(3);
  });

  it.each<[string, Behaviour]>([
    ["does not answer", () => {}],
    ["stops in the middle of its answer", (response) => void response.writeHead(200).write('{"status":')],
    ["asks for a long wait", says("", 429, { "retry-after": "3600" })],
  ])("is left after the timeout when it %s", async (_, behaviour) => {
    server.does(behaviour);
    const error = await thrown(client({ timeout: 60 }).search("api", "fix"));
    expect(error).toMatchObject({ code: "request-timeout", url: `${server.base()}/api/v1/run/api/search?search=fix` });
    expect(server.requests()).toHaveLength(1);
  });

  it("is left when the caller's signal says so, with the signal's reason", async () => {
    const abort = new AbortController();
    server.does(() => abort.abort(new Error("enough")));
    await expect(client().search("api", "fix", { signal: abort.signal })).rejects.toThrow("enough");
    server.does(found);
    await expect(client().search("api", "fix", { signal: abort.signal })).rejects.toThrow("enough");
    expect(server.requests()).toEqual([]);
  });

  it("is told apart from one that is not there", async () => {
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
      throw new TypeError(`cannot load ${new Request(input).url}`);
    };
    expect((await thrown(client({ fetch }).create("api"))).code).toBe("request-failed");
  });
});

describe("an answer that is not as documented", () => {
  it.each([
    [{ ...job, branch: undefined }, "In the service's answer, job.branch is not as documented: it is missing."],
    [{ ...job, branch: 5 }, "In the service's answer, job.branch is not as documented: expected string."],
    [{ ...job, id: -1 }, "In the service's answer, job.id is not as documented: expected a whole number."],
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

  it("is refused where it is no JSON", async () => {
    server.does(says("<!doctype html><title>Sign in</title>"));
    expect(await thrown(client().search("api", "fix"))).toMatchObject({ code: "unexpected-answer", status: 200 });
    server.does(says(""));
    expect((await thrown(client().search("api", "fix"))).code).toBe("unexpected-answer");
  });
});

it("shows no token where a client is looked at", () => {
  expect(inspect(client(), { depth: 9, showHidden: true })).not.toContain("s3cr3t");
  expect(JSON.stringify(client())).toBe("{}");
});

it.each<Partial<ClientOptions>>([{ timeout: 0 }, { timeout: Number.NaN }, { timeout: 2 ** 31 }])(
  "refuses %o as options",
  (options) => expect(() => client(options)).toThrow(expect.objectContaining({ code: "invalid-argument" })),
);
