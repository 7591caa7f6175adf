import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, describe, expect, it, vi } from "vitest";
import { createHandler, type Failure, type HandlerOptions, type Store } from "../../src/server/index.ts";
import { openStore } from "../../src/server/sqlite/index.ts";
import { run } from "./serving.ts";

const store = openStore();
store.add([run()]);
afterAll(() => store.close());

const ask = (path: string, init: RequestInit = {}, options: Partial<HandlerOptions> = {}) =>
  createHandler({ store, ...options })(new Request(`http://localhost${path}`, init));

const api = "/api/v1/run/layer-example-repo";
const json = "application/json";
const form = "application/x-www-form-urlencoded";
const post = (body: string, type = json): RequestInit => ({ method: "POST", body, headers: { "content-type": type } });

describe("what is refused", () => {
  const large = JSON.stringify({ extra: "x".repeat(70_000) });
  const noRepository = "The repository must be a name, or an owner and a name, of at most 200 characters.";
  const known = "known are branch, ref, accept_buttons, skip_no_further_than, extra.";
  const isQuery = "a query is given as “search”, a token as “layertoken” or “token”.";
  const isBody = "what a run is created from is given in the body, a token as “layertoken” or “token”.";
  it.each<[number, string, string, RequestInit?]>([
    [404, `${api}/search?search=nothing`, "There are no runs in local/layer-example-repo matching the given filters."],
    [404, "/api/v1/run/acme/web/search", "There are no runs in acme/web matching the given filters."],
    [
      404,
      "/jobs/github/local/layer-example-repo/11",
      "There are no runs in local/layer-example-repo matching the given filters.",
    ],
    [404, "/", "There is nothing at this address."],
    [404, "/api/v1/run", "There is nothing at this address."],
    [404, "/api/v1/run/a/b/c/d", "There is nothing at this address."],
    [404, "/jobs/github/local/layer-example-repo/ten", "There is nothing at this address."],
    [405, api, "This address answers POST only."],
    [405, `${api}/search`, "This address answers GET and POST only.", { method: "DELETE" }],
    [405, "/api/v1/run/a/b/search", "This address answers GET only.", { method: "POST" }],
    [400, "/api/v1/run/a%2F../search", noRepository],
    [400, "/api/v1/run/a%00/search", noRepository],
    [400, "/api/v1/run/a%2Fb%2Fc", noRepository, { method: "POST" }],
    [400, "/api/v1/run/local/b%2Fc", noRepository, { method: "POST" }],
    [400, "/jobs/github/local/b%2Fc/1", noRepository],
    [400, `/api/v1/run/${"a".repeat(201)}`, noRepository, { method: "POST" }],
    [400, `${api}/search?serach=failed`, `The parameter “serach” is unknown: ${isQuery}`],
    [400, `${api}/search?q=failed`, `The parameter “q” is unknown: ${isQuery}`],
    [400, `${api}/search?search=&__proto__=1`, `The parameter “__proto__” is unknown: ${isQuery}`],
    [400, `${api}/search?Search=failed`, `The parameter “Search” is unknown: ${isQuery}`],
    [400, `${api}/search?search=failed&search=done`, "The parameter “search” is there twice."],
    [400, `${api}/search?token=a&token=b`, "The parameter “token” is there twice."],
    [400, `${api}?branch=dev`, `The parameter “branch” is unknown: ${isBody}`, { method: "POST" }],
    [400, `${api}/search?search=${"a+".repeat(1_001)}`, "The query has more than 1000 terms."],
    [414, `${api}/search?search=${"a".repeat(10_001)}`, "The query is longer than 10000 characters."],
    [414, `/jobs/github/local/a/${"1".repeat(10_001)}`, "The query is longer than 10000 characters."],
    [413, api, "The body is larger than 65536 bytes.", post(large)],
    [415, api, "The body must be JSON, with the content type application/json.", post("branch: main", "text/yaml")],
    [415, api, "The body must be JSON, with the content type application/json.", post('{"branch":"a"}', "text/plain")],
    [415, api, "The body must be JSON, with the content type application/json.", post('{"branch":"a"}', form)],
    [415, api, "The body must be JSON, with the content type application/json.", post("branch=a", form)],
    [400, api, "The body is not valid JSON.", post("{branch:")],
    [400, api, "The body is not valid JSON.", post('{"branch":"a\\\nb"}')],
    [400, api, "The body must be an object.", post("[]")],
    [400, api, "The body must be an object.", post("null")],
    [400, api, "The body must be an object.", post('"branch"')],
    [400, api, "The body's property “branch” has a wrong value.", post('{"branch":5}')],
    [400, api, "The body's property “branch” has a wrong value.", post('{"branch":""}')],
    [400, api, "The body's property “branch” has a wrong value.", post(`{"branch":"${"b".repeat(501)}"}`)],
    [400, api, "The body's property “accept_buttons” has a wrong value.", post('{"accept_buttons":"yes"}')],
    [400, api, `The body's property “brnach” is unknown; ${known}`, post('{"brnach":"main"}')],
    [400, api, `The body's property “constructor” is unknown; ${known}`, post('{"constructor":"main"}')],
    [400, api, `The body's property “__proto__” is unknown; ${known}`, post('{"__proto__":{"branch":"main"}}')],
  ])("with %i: %s", async (status, path, error, init) => {
    const response = await ask(path, init);
    expect(await response.text()).toBe(JSON.stringify({ status: "error", error }));
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/json");
  });

  it.each([
    [api, "PUT", "POST"],
    [`${api}/search`, "DELETE", "GET, POST"],
    ["/api/v1/run/a/b/search", "POST", "GET"],
  ])("of %s by %s says which methods are allowed", async (path, method, allowed) => {
    const response = await ask(path, { method });
    expect([response.status, response.headers.get("allow")]).toEqual([405, allowed]);
  });

  it("leaves nothing", async () => {
    expect(await (await ask(`${api}/search`)).json()).toMatchObject({ job: { id: 10 } });
  });

  it("with 413 if the length is not given beforehand", async () => {
    const body = new Blob([large]).stream();
    expect((await ask(api, { method: "POST", body, duplex: "half" } as RequestInit)).status).toBe(413);
  });

  it("with a larger limit is not", async () => {
    const thousandAndOne = `${api}/search?search=${"-x+".repeat(1_001)}`;
    expect((await ask(thousandAndOne, {}, { mostTerms: 1_001 })).status).toBe(200);
    expect((await ask(`${api}/search?search=-${"a".repeat(10_001)}`, {}, { longestQuery: 20_000 })).status).toBe(200);
    expect((await ask("/api/v1/run/large", post(large), { longestBody: 80_000 })).status).toBe(201);
  });

  it.each([
    ["branch=a&brnach=b", 400],
    ["ref=a&ref=b", 400],
    ["branch=a", 201],
  ])("of a form %s: %i", async (body, status) => {
    expect((await ask("/api/v1/run/forms", post(body, form), { forms: true })).status).toBe(status);
    expect((await ask("/api/v1/run/forms?token=b", post(body, form), { tokens: ["b"] })).status).toBe(status);
    expect((await ask("/api/v1/run/forms", post(body, "text/yaml"), { forms: true })).status).toBe(415);
  });
});

it("lets nothing be kept or taken for something else", async () => {
  for (const path of [`${api}/search`, "/", "/api/v1/openapi.json"]) {
    for (const prefix of ["", "/ci"]) {
      const { headers } = await ask(path, {}, { prefix });
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("cache-control")).toBe("no-store");
    }
  }
});

describe("a body", () => {
  // As the service's documentation has it for curl, whose line continuations a shell leaves in.
  const continued = '{"branch": "dev", \\\n  "ref": "5c37a769" \\\r\n}';
  it.each<[string, string | undefined, string | undefined, string, boolean]>([
    ["none", undefined, undefined, "master", false],
    ["white space", " \n", json, "master", false],
    ["an empty form", "", form, "master", false],
    ["JSON", '{"branch":"dev"}', "Application/JSON; charset=utf-8", "dev", false],
    ["JSON with line continuations", continued, json, "dev", false],
    ["JSON with a line feed and a backslash in a text", '{"branch":"a\\\\\\nb"}', json, "a\\\nb", false],
    ["a form", "branch=release%2F1+a&accept_buttons=true", form, "release/1 a", true],
    ["JSON that curl calls a form", ' {"branch":"dev"}', form, "dev", true],
  ])("is %s", async (_, body, type, branch, forms) => {
    const init = { method: "POST", headers: type === undefined ? {} : { "content-type": type }, ...(body && { body }) };
    const response = await ask("/api/v1/run/bodies", init, { forms });
    expect(response.status).toBe(201);
    const answer = (await response.json()) as { status: string; job: { branch: string }; url: string };
    expect(answer.job.branch).toBe(branch);
    expect(response.headers.get("location")).toBe(answer.url);
  });
});

describe("a created run", () => {
  const created = async (path: string, options: Partial<HandlerOptions> = {}, host = "localhost") => {
    const request = new Request(`http://${host}${path}`, post('{"branch":"dev","ref":"5c37a769"}'));
    return (await createHandler({ store, ...options })(request)).json();
  };

  it("reads as documented", async () => {
    expect(JSON.stringify(await created("/api/v1/run/documented", { base: "https://ci.example" }))).toMatch(
      /^\{"status":"ok","job":\{"repository_name":"documented","id":1,"status":"NEW","status_change_time":"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{0,2}[1-9])? \+0000 UTC","calculated_status":"NEW","commit_sha":"5c37a769","branch":"dev","merge_branch":"dev","run_start_reason":"Manual run created by API","run_start_reason_url":"","uuid":"[-0-9a-f]{36}"\},"url":"https:\/\/ci\.example\/jobs\/github\/local\/documented\/1"\}$/,
    );
  });

  it.each<[string, Partial<HandlerOptions>, string]>([
    ["/api/v1/run/at", {}, "/jobs/github/local/at/1"],
    ["/api/v1/run/at", { organization: "acme" }, "/jobs/github/acme/at/2"],
    ["/api/v1/run/acme/at%20%3F", {}, "/jobs/github/acme/at%20%3F/1"],
    ["/ci/api/v1/run/at", { prefix: "/ci" }, "/ci/jobs/github/local/at/3"],
    ["/api/v1/run/at", { base: "https://CI.example:8443/" }, "https://ci.example:8443/jobs/github/local/at/4"],
    [
      "/ci/api/v1/run/at",
      { base: "https://ci.example", prefix: "/ci" },
      "https://ci.example/ci/jobs/github/local/at/5",
    ],
  ])("of %s with %j is found at its own address", async (path, options, url) => {
    const answer = (await created(path, options)) as { job: object; url: string };
    expect(answer.url).toBe(url);
    const found = await createHandler({ store, ...options })(new Request(new URL(url, "http://localhost")));
    expect(await found.json()).toEqual({ status: "ok", job: answer.job });
  });

  it("has no address of the requested host", async () => {
    const answer = await created("/api/v1/run/hosts", { allowHosts: ["*"] }, "evil.example:8080");
    expect(JSON.stringify(answer)).not.toContain("evil");
  });

  it("is of one repository, however its owner is written", async () => {
    for (const path of ["one", "local/one", "local%2Fone"]) await created(`/api/v1/run/${path}`);
    for (const path of ["one", "local/one", "local%2Fone"]) {
      expect(await (await ask(`/api/v1/run/${path}/search`)).json()).toMatchObject({
        job: { id: 3, repository_name: "one" },
      });
    }
  });

  it.each([
    "ci.example",
    "ftp://ci.example",
    "https://ci.example?a",
    "https://ci.example/#a",
    "https://a:b@ci.example",
  ])("has no address with the base %s", (base) => {
    expect(() => createHandler({ store, base })).toThrow(expect.objectContaining({ code: "invalid-address" }));
  });
});

describe("tokens", () => {
  const status = async (query: string, tokens: readonly string[]) =>
    (await ask(`${api}/search?search=&${query}`, {}, { tokens })).status;
  it.each([
    ["layertoken=b", 200],
    ["token=b", 200],
    ["token=a%20b", 200],
    ["token=B", 401],
    ["token=", 401],
    ["", 401],
    ["token=ba", 401],
    ["layertoken=wrong&token=b", 401],
    ["layertoken=&token=b", 401],
  ])("open or not: %s", async (query, expected) => expect(await status(query, ["a b", "b"])).toBe(expected));

  it("are not required if there are none, and never empty", async () => {
    expect(await status("", [])).toBe(200);
    await expect(status("", [""])).rejects.toMatchObject({ code: "invalid-argument" });
    await expect(status("", ["b", ""])).rejects.toMatchObject({ code: "invalid-argument" });
  });

  it("guard everything but the description", async () => {
    const options = { tokens: ["b"], prefix: "/ci" };
    for (const path of ["/api/v1/run/api/search", "/api/v1/run/acme/api/search", "/jobs/github/local/api/1"]) {
      expect((await ask(`/ci${path}`, {}, options)).status).toBe(401);
    }
    for (const path of ["/api/v1/run/api", "/api/v1/run/acme/api", "/api/v1/run/api/search"]) {
      expect((await ask(`/ci${path}`, { method: "POST" }, options)).status).toBe(401);
    }
    expect((await ask("/ci/api/v1/openapi.json", {}, options)).status).toBe(200);
  });
});

describe("a failure", () => {
  const failing = (error: unknown): Store => ({
    search: () => Promise.reject(error),
    create: () => Promise.reject(error),
  });

  it.each([
    ["GET", `${api}/search?search=x&token=s3cret`, `${api}/search`],
    ["POST", `${api}?token=s3cret`, api],
  ])("of %s is answered with a reference alone, under which the operator sees why", async (method, path, shown) => {
    const seen: [unknown, Failure][] = [];
    const error = new Error("SELECT secret");
    const onError = (...failure: [unknown, Failure]) => seen.push(failure);
    const response = await ask(path, { method }, { store: failing(error), onError });
    const { reference } = seen[0]?.[1] ?? { reference: "" };
    expect(seen).toEqual([[error, { reference, status: 500, method, path: shown }]]);
    expect(reference).toMatch(/^[0-9a-f]{8}$/);
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      status: "error",
      error: `The server failed. Reference: ${reference}.`,
      reference,
    });
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("is one line on the console, unless the program listens itself", async () => {
    const lines: unknown[] = [];
    const console = vi.spyOn(globalThis.console, "error").mockImplementation((line) => lines.push(line));
    const error = new Error("first\n\u001b[31msecond\u2028third");
    const response = await ask(`${api}/search?token=s3cret`, {}, { store: failing(error) });
    console.mockRestore();
    const { reference } = (await response.json()) as { readonly reference: string };
    expect(lines).toEqual([`${reference}: GET ${api}/search was answered with 500: first [31msecond third`]);
  });

  it("has a reference of its own each time, and cannot be made another by what hears of it", async () => {
    const references = new Set<string>();
    for (let time = 0; time < 3; time++) {
      const onError = (_: unknown, { reference }: Failure) => {
        references.add(reference);
        throw new Error("no log");
      };
      expect((await ask(`${api}/search`, {}, { store: failing("no error"), onError })).status).toBe(500);
    }
    expect(references.size).toBe(3);
  });
});

it("can be mounted below the root", async () => {
  expect((await ask("/ci/api/v1/run/mounted", { method: "POST" }, { prefix: "/ci" })).status).toBe(201);
  expect((await ask("/api/v1/run/mounted", { method: "POST" }, { prefix: "/ci" })).status).toBe(404);
});

describe("the OpenAPI document", () => {
  it.each([{}, { prefix: "/ci", tokens: ["b"] }])("is one of version 3.1, says a validator", async (options) => {
    const response = await ask(`${options.prefix ?? ""}/api/v1/openapi.json`, {}, options);
    const document = (await response.json()) as { paths: object; components: { schemas: object } };
    const validator = new Validator();
    expect(await validator.validate(document)).toMatchObject({ valid: true });
    expect(validator.version).toBe("3.1");
    const create = `${options.prefix ?? ""}/api/v1/run/{repository}`;
    expect(Object.keys(document.paths)).toContain(`${create}/search`);
    expect(document.components.schemas).toMatchObject({
      FoundAnswer: {
        properties: { job: { properties: { id: { type: "integer", minimum: 0 }, branch: { type: "string" } } } },
      },
      CreateBody: { additionalProperties: false, properties: { accept_buttons: { enum: ["true", "false"] } } },
    });
    const { post } = (document.paths as Record<string, { post: { requestBody: { content: object } } }>)[create] ?? {};
    const taken = options.tokens === undefined ? [json] : [json, form];
    expect(Object.keys(post?.requestBody.content ?? {})).toEqual(taken);
  });
});
