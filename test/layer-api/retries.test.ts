// How often a client asks again, and how long it waits.
import { describe, expect, it } from "vitest";
import { type ClientOptions, createClient } from "../../src/layer-api/index.ts";
import { answers, type Behaviour, found, misbehavingServer, says } from "./misbehaving.ts";
import { thrown, token } from "./thrown.ts";

const server = misbehavingServer();
const search = (options: Partial<ClientOptions> = {}) =>
  createClient({ token, base: server.base(), ...options }).search("api", "fix");

describe("a search", () => {
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
    expect((await search())?.id).toBe(10);
    expect(server.requests()).toHaveLength(2);
  });

  it("is given up in the end", async () => {
    const limits = says("", 429, { "retry-after": "0" });
    server.does(limits);
    expect(await thrown(search())).toMatchObject({ code: "request-refused", status: 429 });
    expect(server.requests()).toHaveLength(3);
  });
});

describe("Retry-After", () => {
  it.each([
    "soon",
    "in 5 minutes",
    "-1",
    "1.5",
    "1e3",
    "Infinity",
    "0x1",
    "",
    "2026-01-01",
    "Mon, 99 Foo 2026 00:00:00 GMT",
  ])("that is neither a number nor a date means the usual wait: %j", async (header) => {
    server.does(says("", 429, { "retry-after": header }), found);
    expect((await search())?.id).toBe(10);
    expect(server.waits()[0]).toBeGreaterThan(140);
  });

  it("is followed as a number and as a date, also as one that is over", async () => {
    server.does(says("", 503, { "retry-after": "1" }), found);
    await search();
    expect(server.waits()[0]).toBeGreaterThan(990);
    const date = new Date(Date.now() + 2_000).toUTCString();
    server.does(says("", 429, { "retry-after": date }), found);
    await search();
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(date) - 10);
    server.does(says("", 429, { "retry-after": "Fri, 31 Dec 1999 23:59:59 GMT" }), found);
    expect((await search())?.id).toBe(10);
  });

  it("of 0 means no wait", async () => {
    const waits: number[] = [];
    for (let call = 0; call < 10; call++) {
      server.does(says("", 429, { "retry-after": "0" }), found);
      await search();
      waits.push(...server.waits());
    }
    // On a busy machine some take long, but a usual wait is never shorter.
    expect(Math.min(...waits)).toBeLessThan(140);
  });

  it.each([
    ["a second more", "31"],
    ["more than any timer", "9".repeat(400)],
    ["a far date", "Fri, 31 Dec 9999 23:59:59 GMT"],
  ])("that asks for more than the timeout ends the call at once: %s", async (_, header) => {
    server.does(says("come back later", 429, { "retry-after": header }), found);
    expect(await thrown(search({ timeout: 30_000 }))).toMatchObject({
      code: "request-refused",
      message: "The service answered with status 429: “come back later”.",
      status: 429,
    });
    expect(server.requests()).toHaveLength(1);
  });

  it("is the only header that causes a wait", async () => {
    server.does(says("", 429, { "ratelimit-reset": "3600", "x-ratelimit-reset": "3600" }), found);
    expect((await search())?.id).toBe(10);
  });

  it("of one answer says nothing about the next", async () => {
    const hangsUp: Behaviour = (response) => response.destroy();
    server.does(says("", 429, { "retry-after": "0" }), hangsUp, found);
    expect((await search())?.id).toBe(10);
    expect(server.waits()[1]).toBeGreaterThan(290);
  });
});

it("waits longer before each try", async () => {
  server.does(says("", 500), says("", 599), answers({ status: "error", error: "There are no runs in api." }));
  expect(await search()).toBeNull();
  const [first = 0, second = 0] = server.waits();
  expect(first).toBeGreaterThan(140);
  expect(second).toBeGreaterThan(290);
});

it("ends with the last failure if there is no time for another try", async () => {
  server.does(says("busy", 503, { "retry-after": "1" }));
  expect(await thrown(search({ timeout: 1_900 }))).toMatchObject({
    code: "request-refused",
    message: "The service answered with status 503: “busy”.",
  });
  expect(server.requests().length).toBeLessThan(3);
  const fails = () => Promise.reject(new TypeError("no network"));
  expect((await thrown(search({ timeout: 100, fetch: fails }))).code).toBe("request-failed");
});
