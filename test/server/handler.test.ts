import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, describe, expect, it } from "vitest";
import { createHandler, type HandlerOptions } from "../../src/server/index.ts";
import { openStore } from "../../src/server/sqlite.ts";
import { run } from "./serving.ts";

const store = openStore();
store.add([run()]);
afterAll(() => store.close());

const ask = (path: string, init: RequestInit = {}, options: Partial<HandlerOptions> = {}) =>
  createHandler({ store, ...options })(new Request(`http://localhost${path}`, init));

const api = "/api/v1/run/layer-example-repo";

describe("what is refused", () => {
  const post = (body: string, type = "application/json"): RequestInit => ({
    method: "POST",
    body,
    headers: { "content-type": type },
  });
  const large = JSON.stringify({ extra: "x".repeat(70_000) });
  it.each<[number, string, string, RequestInit?]>([
    [404, `${api}/search?search=nothing`, "There are no runs in local/layer-example-repo matching the given filters."],
    [404, "/api/v1/run/acme/web/search", "There are no runs in acme/web matching the given filters."],
    [404, "/", "There is nothing at this address."],
    [404, "/api/v1/run", "There is nothing at this address."],
    [404, "/api/v1/run/a/b/c/d", "There is nothing at this address."],
    [405, api, "This address answers POST only."],
    [405, `${api}/search`, "This address answers GET and POST only.", { method: "DELETE" }],
    [405, "/api/v1/run/a/b/search", "This address answers GET only.", { method: "POST" }],
    [400, "/api/v1/run/a%2F../search", "The repository must be a name, or an owner and a name."],
    [400, "/api/v1/run/a%00/search", "The repository must be a name, or an owner and a name."],
    [400, "/api/v1/run/a%2Fb%2Fc", "The repository must be a name, or an owner and a name.", { method: "POST" }],
    [414, `${api}/search?search=${"a".repeat(10_001)}`, "The query is longer than 10000 characters."],
    [413, api, "The body is larger than 65536 bytes.", post(large)],
    [415, api, "The body must be JSON or form-encoded.", post("branch: main", "text/yaml")],
    [400, api, "The body is not valid JSON.", post("{branch:")],
    [400, api, "The body must be an object.", post("[]")],
    [400, api, "The body must be an object.", post("null")],
    [400, api, "The body's property “branch” has a wrong value.", post('{"branch":5}')],
    [400, api, "The body's property “branch” has a wrong value.", post('{"branch":""}')],
    [400, api, "The body's property “accept_buttons” has a wrong value.", post('{"accept_buttons":"yes"}')],
    [
      400,
      api,
      "The body's property “brnach” is unknown; known are branch, ref, accept_buttons, skip_no_further_than, extra.",
      post("brnach=main", "application/x-www-form-urlencoded"),
    ],
    [400, api, "The body has a property twice.", post("ref=a&ref=b", "application/x-www-form-urlencoded")],
  ])("with %i: %s", async (status, path, error, init) => {
    const response = await ask(path, init);
    expect(await response.text()).toBe(JSON.stringify({ status: "error", error }));
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/json");
  });

  it("leaves nothing behind", async () => {
    expect(await (await ask(`${api}/search`)).json()).toMatchObject({ job: { id: 10 } });
  });

  it("with 413 where the length is not told beforehand", async () => {
    const body = new Blob([large]).stream();
    expect((await ask(api, { method: "POST", body, duplex: "half" } as RequestInit)).status).toBe(413);
  });

  it("tells nothing of what went wrong inside", async () => {
    const broken = { search: () => Promise.reject(new Error("SELECT secret")), create: store.create };
    const response = await ask(`${api}/search`, {}, { store: broken });
    expect(response.status).toBe(500);
    expect(await response.text()).toBe('{"status":"error","error":"The server failed."}');
  });
});

describe("a body", () => {
  it.each([
    ["none", undefined, undefined, "master"],
    ["white space", " \n", "application/json", "master"],
    ["JSON", '{"branch":"dev"}', "application/json; charset=utf-8", "dev"],
    ["a form", "branch=release%2F1+a&accept_buttons=true", "application/x-www-form-urlencoded", "release/1 a"],
    ["JSON that curl calls a form", ' {"branch":"dev"}', "application/x-www-form-urlencoded", "dev"],
  ])("is %s", async (_, body, type, branch) => {
    const headers: Record<string, string> = type === undefined ? {} : { "content-type": type };
    const response = await ask("/api/v1/run/bodies", {
      method: "POST",
      headers,
      ...(body === undefined ? {} : { body }),
    });
    expect(response.status).toBe(201);
    const answer = (await response.json()) as { status: string; job: { branch: string }; url: string };
    expect(Object.keys(answer)).toEqual(["status", "job", "url"]);
    expect(answer.job.branch).toBe(branch);
    expect(response.headers.get("location")).toBe(answer.url);
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
  ])("open or not: %s", async (query, expected) => expect(await status(query, ["a b", "b"])).toBe(expected));

  it("are not asked for where there are none, and never empty", async () => {
    expect(await status("", [])).toBe(200);
    await expect(status("", [""])).rejects.toMatchObject({ code: "invalid-argument" });
  });

  it("guard creation as well", async () => {
    expect((await ask(api, { method: "POST" }, { tokens: ["b"] })).status).toBe(401);
  });
});

describe("pages of other origins", () => {
  const origin = "https://ui.example";
  const allowed = async (init: RequestInit, cors?: HandlerOptions["cors"]) => {
    const options = { tokens: ["b"], ...(cors === undefined ? {} : { cors }) };
    return (await ask(`${api}/search`, init, options)).headers.get("access-control-allow-origin");
  };
  it("may ask only where they are named", async () => {
    const preflight = { method: "OPTIONS", headers: { origin, "access-control-request-method": "GET" } };
    for (const init of [preflight, { headers: { origin } }]) {
      expect(await allowed(init)).toBeNull();
      expect(await allowed(init, ["https://other.example"])).toBeNull();
      expect(await allowed(init, [origin])).toBe(origin);
      expect(await allowed(init, "*")).toBe("*");
    }
  });
});

it("can be mounted below the root", async () => {
  const response = await ask("/ci/api/v1/run/mounted", { method: "POST" }, { prefix: "/ci" });
  const { url } = (await response.json()) as { url: string };
  expect(url).toBe("http://localhost/ci/api/v1/run/mounted/search?search=id%3A1");
  expect((await ask("/api/v1/run/mounted", { method: "POST" }, { prefix: "/ci" })).status).toBe(404);
});

describe("the OpenAPI document", () => {
  it.each([{}, { prefix: "/ci", tokens: ["b"] }])("is one of version 3.1, says a validator", async (options) => {
    const response = await ask(`${options.prefix ?? ""}/api/v1/openapi.json`, {}, options);
    const document = (await response.json()) as { paths: object; components: { schemas: object } };
    const validator = new Validator();
    expect(await validator.validate(document)).toMatchObject({ valid: true });
    expect(validator.version).toBe("3.1");
    expect(Object.keys(document.paths)).toContain(`${options.prefix ?? ""}/api/v1/run/{repository}/search`);
    expect(document.components.schemas).toMatchObject({
      FoundAnswer: {
        properties: { job: { properties: { id: { type: "integer", minimum: 0 }, branch: { type: "string" } } } },
      },
      CreateBody: { additionalProperties: false, properties: { accept_buttons: { enum: ["true", "false"] } } },
    });
  });
});
