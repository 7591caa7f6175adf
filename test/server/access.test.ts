import { afterAll, describe, expect, it } from "vitest";
import { createHandler, type HandlerOptions } from "../../src/server/index.ts";
import { openStore } from "../../src/server/sqlite/index.ts";
import { run } from "./serving.ts";

// Which hosts and pages a handler answers.

const store = openStore();
store.add([run()]);
afterAll(() => store.close());

const api = "/api/v1/run/layer-example-repo";

const ask = (path: string, init: RequestInit = {}, options: Partial<HandlerOptions> = {}) =>
  createHandler({ store, ...options })(new Request(`http://localhost${path}`, init));

describe("hosts and pages", () => {
  const statusOf = async (headers: Record<string, string>, options: Partial<HandlerOptions> = {}, host?: string) => {
    const request = new Request(`http://${host ?? headers["host"] ?? "localhost"}${api}/search`, { headers });
    return (await createHandler({ store, ...options })(request)).status;
  };

  it.each<[number, string, Partial<HandlerOptions>?]>([
    [200, "localhost"],
    [200, "LOCALHOST:8080"],
    [200, "127.0.0.1:8080"],
    [200, "[::1]:8080"],
    [403, "evil.example"],
    [403, "localhost.evil.example:8080"],
    [403, "127.0.0.2"],
    [403, "192.0.2.1:8080"],
    [200, "ci.example:8080", { base: "https://ci.example" }],
    [403, "www.ci.example", { base: "https://ci.example" }],
    [200, "ci.local", { allowHosts: ["CI.local"] }],
    [200, "[fd00::1]:80", { allowHosts: ["fd00::1"] }],
    [200, "[fd00::1]:80", { allowHosts: ["[fd00::1]"] }],
    [200, "any.example", { allowHosts: ["*"] }],
    [200, "localhost", { allowHosts: ["ci.local"] }],
  ])("%i for the host %s", async (status, host, options) => {
    expect(await statusOf({ host }, options)).toBe(status);
  });

  it("refuses a host that is only in the address or only in the header", async () => {
    expect(await statusOf({ host: "localhost" }, {}, "evil.example")).toBe(403);
    expect(await statusOf({ host: "evil.example" }, {}, "localhost")).toBe(403);
    expect(await statusOf({ host: "a b" }, {}, "localhost")).toBe(403);
  });

  it.each(["", "ci.local:8080", "http://ci.local", "ci.local/path", "a b"])("knows that “%s” is not a host", (name) => {
    expect(() => createHandler({ store, allowHosts: [name] })).toThrow(
      expect.objectContaining({ code: "invalid-argument" }),
    );
  });

  const evil = { origin: "https://evil.example" };
  it.each<[number, Record<string, string>, Partial<HandlerOptions>?]>([
    [403, evil],
    [403, evil, { tokens: [] }],
    [403, { origin: "null" }],
    [403, { origin: "http://localhost:5173" }],
    [403, { origin: "http://localhost:8080.evil.example" }],
    [200, { origin: "http://localhost:8080" }],
    [200, { origin: "https://localhost:8080" }],
    [200, evil, { cors: "*" }],
    [200, { origin: "null" }, { cors: "*" }],
    [200, evil, { cors: "https://evil.example" }],
    [200, evil, { cors: ["https://other.example", "https://evil.example"] }],
    [403, evil, { cors: ["https://other.example"] }],
    [403, { origin: "https://evil.example.org" }, { cors: "https://evil.example" }],
    [403, { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" }],
    [403, { "sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors" }],
    [200, { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }],
    [200, { "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors" }],
    [200, { "sec-fetch-site": "none", "sec-fetch-mode": "navigate" }],
    [200, { "sec-fetch-mode": "cors" }],
  ])("%i for %j with %j", async (status, headers, options) => {
    expect(await statusOf({ host: "localhost:8080", ...headers }, options)).toBe(status);
  });

  it("lets no page of another origin create a run or see a preflight allowed", async () => {
    const headers = { ...evil, "content-type": "application/json" };
    expect((await ask("/api/v1/run/pages", { method: "POST", headers })).status).toBe(403);
    expect((await ask("/api/v1/run/pages/search")).status).toBe(404);
    const preflight = { method: "OPTIONS", headers: { ...evil, "access-control-request-method": "POST" } };
    const allowed = async (cors?: HandlerOptions["cors"]) =>
      (await ask(api, preflight, cors === undefined ? {} : { cors })).headers.get("access-control-allow-origin");
    expect(await allowed()).toBeNull();
    expect(await allowed(["https://other.example"])).toBeNull();
    expect(await allowed([evil.origin])).toBe(evil.origin);
    expect(await allowed("*")).toBe("*");
  });

  it("lets the pages of a named origin search and create", async () => {
    const asked = { "access-control-request-method": "POST", "access-control-request-headers": "content-type" };
    const options = { cors: evil.origin };
    const { headers } = await ask(api, { method: "OPTIONS", headers: { ...evil, ...asked } }, options);
    expect(headers.get("access-control-allow-methods")).toBe("GET,POST");
    expect(headers.get("access-control-allow-headers")).toBe("content-type");
    const post = { method: "POST", body: "{}", headers: { ...evil, "content-type": "application/json" } };
    const created = await ask("/api/v1/run/pages", post, options);
    expect([created.status, created.headers.get("access-control-allow-origin")]).toEqual([201, evil.origin]);
  });
});
