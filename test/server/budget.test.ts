import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "../../src/index.ts";
import { createHandler, type Store } from "../../src/server/index.ts";
import { openStore, type SqliteStore } from "../../src/server/sqlite/index.ts";
import { averageIteration } from "./iterations.ts";
import { run, served } from "./serving.ts";

// What one request may take of a server, and what others have of it meanwhile.

const many = (repository: string, count: number, about: (id: number) => object) =>
  Array.from({ length: count }, (_, place) => run({ repository_name: repository, id: place + 1, ...about(place + 1) }));

const exclusions = Array.from({ length: 900 }, (_, place) => `-w${place.toString(36)}qqq`).join(" ");
/** No run matches it, and it takes long to find that out: only the predicate looks for the last words. */
const slow = `${exclusions} -fix -lorem`;

let store: SqliteStore;
beforeAll(() => {
  store = openStore();
  store.add(many("short", 30_000, (id) => ({ commit_title: `fix number ${id}` })));
  store.add(many("middle", 6_000, (id) => ({ commit_title: `fix number ${id}` })));
  store.add(many("long", 500, (id) => ({ commit_body: `${"lorem ipsum dolor ".repeat(3_400)} ${id}` })));
  store.add([run({ repository_name: "small", id: 1 })]);
});
afterAll(() => store.close());

describe("a long search", () => {
  it.each([
    ["exclusions", "short", slow],
    ["exclusions in long texts", "long", slow],
  ])("for %s is done in turns of some 10 milliseconds", async (_, repository, text) => {
    const average = await averageIteration(async () => {
      expect(await store.search(repository, parse(text))).toBeUndefined();
    });
    // Without turns all of the search would be one iteration.
    expect(average).toBeLessThan(25);
  });

  it("blocks the event loop no longer if there are many", async () => {
    const searches = () => Array.from({ length: 40 }, () => store.search("middle", parse(slow)));
    expect(await averageIteration(() => Promise.all(searches()))).toBeLessThan(25);
  });

  it("is blocked no longer by many creations: they share transactions of one turn each", async () => {
    const creations = () =>
      Array.from({ length: 3_000 }, () =>
        store.create("busy", (id) => run({ repository_name: "busy", id }) as never, {}),
      );
    expect(await averageIteration(() => Promise.all(creations()))).toBeLessThan(25);
    expect(await store.search("busy", parse(""))).toMatchObject({ id: 3_000 });
  });

  it("lets short ones and creations pass", async () => {
    const ended: string[] = [];
    const note = (name: string) => () => ended.push(name);
    const long = Array.from({ length: 4 }, () => store.search("short", parse(slow)).then(note("long")));
    const search = store.search("small", parse("")).then(note("short"));
    const create = store.create("new", (id) => run({ repository_name: "new", id }) as never, {}).then(note("short"));
    await Promise.all([...long, search, create]);
    expect(ended).toEqual([...Array(2).fill("short"), ...Array(4).fill("long")]);
  });

  it("ends after its time with 503, and says when to ask again", async () => {
    const errors: unknown[] = [];
    const handler = createHandler({ store, timeBudget: 30, onError: (error) => errors.push(error) });
    const response = await handler(
      new Request(`http://localhost/api/v1/run/short/search?search=${encodeURIComponent(slow)}`),
    );
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("1");
    const { reference, ...answer } = (await response.json()) as Record<string, unknown>;
    expect(answer).toEqual({
      status: "error",
      error: `The search took longer than 30 milliseconds. With a branch, a status or an id in the query it is shorter. Reference: ${reference}.`,
    });
    expect(errors).toEqual([expect.objectContaining({ name: "TimeoutError" })]);
    const next = await handler(new Request("http://localhost/api/v1/run/small/search"));
    expect(next.status).toBe(200);
  });
});

/** Answers nothing before the signal ends the work. */
function endless(ended: (reason: unknown) => void = () => {}): Store {
  const untilEnd = (signal: AbortSignal | undefined) =>
    new Promise<never>((_, reject) =>
      signal?.addEventListener("abort", () => {
        ended(signal.reason);
        reject(signal.reason);
      }),
    );
  return { search: (_, __, signal) => untilEnd(signal), create: (_, __, ___, signal) => untilEnd(signal) };
}

describe("the time of a request", () => {
  it.each(["GET", "POST"])("is two seconds, unless another is set: %s", async (method) => {
    const ask = async (timeBudget?: number) => {
      const options = { store: endless(), onError() {}, ...(timeBudget === undefined ? {} : { timeBudget }) };
      const path = method === "GET" ? "/api/v1/run/api/search" : "/api/v1/run/api";
      const begin = performance.now();
      expect((await createHandler(options)(new Request(`http://localhost${path}`, { method }))).status).toBe(503);
      return performance.now() - begin;
    };
    expect(await ask()).toBeGreaterThan(1_900);
    expect(await ask(10)).toBeLessThan(1_000);
  });

  it("may be without end", async () => {
    const handler = createHandler({ store, timeBudget: Number.POSITIVE_INFINITY });
    expect((await handler(new Request("http://localhost/api/v1/run/short/search?search=nowhere"))).status).toBe(404);
  });
});

describe("who does not wait", () => {
  it.each(["GET", "POST"])("ends the work: %s", async (method) => {
    const errors: unknown[] = [];
    const reasons: unknown[] = [];
    const ended = new Promise<void>((resolve) => {
      const slow = endless((reason) => {
        reasons.push(reason);
        resolve();
      });
      void served([], { store: slow, timeBudget: 60_000, onError: (error) => errors.push(error) }).then((server) => {
        const path = method === "GET" ? "/api/v1/run/api/search" : "/api/v1/run/api";
        const asking = request(`${server.base}${path}`, { method }).on("error", () => server.close());
        asking.end();
        setTimeout(() => asking.destroy(), 100);
      });
    });
    await ended;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(reasons).toEqual([expect.not.objectContaining({ name: "TimeoutError" })]);
    expect(errors).toEqual([]);
  });

  it("ends a search of the store before it has gone through all runs", async () => {
    const abort = new AbortController();
    const ended: string[] = [];
    const whole = store.search("short", parse(slow)).then(() => ended.push("whole"));
    const searching = store.search("short", parse(slow), abort.signal).catch((error) => ended.push(error.message));
    setImmediate(() => abort.abort(new Error("gone")));
    await Promise.all([whole, searching]);
    expect(ended).toEqual(["gone", "whole"]);
  });

  it("is not started if the client is gone beforehand", async () => {
    const gone = AbortSignal.abort(new Error("gone"));
    await expect(store.search("small", parse(""), gone)).rejects.toThrow("gone");
    const create = store.create("gone", (id) => run({ repository_name: "gone", id }) as never, {}, gone);
    await expect(create).rejects.toThrow("gone");
    expect(await store.search("gone", parse(""))).toBeUndefined();
    const request = new Request("http://localhost/api/v1/run/api", { method: "POST", signal: gone });
    expect((await createHandler({ store: endless(), onError() {} })(request)).status).toBe(500);
  });
});

describe("a body that does not come", () => {
  it("is waited for as long as is set, and its connection is closed", async () => {
    const server = await served([], { bodyTimeout: 100 });
    const socket = connect(Number(new URL(server.base).port), "127.0.0.1");
    socket.write(
      'POST /api/v1/run/api HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"branch":',
    );
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    await once(socket, "close");
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
    expect(answer).toContain('{"status":"error","error":"The body did not come within 100 milliseconds."}');
    expect((await fetch(`${server.base}/api/v1/run/api/search`)).status).toBe(404);
    server.close();
  });

  it("is not taken for a whole one if it breaks off", async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"branch":"a"}'));
        setTimeout(() => controller.error(new Error("broken off")), 10);
      },
    });
    const init = {
      method: "POST",
      body,
      duplex: "half",
      headers: { "content-type": "application/json" },
    } as RequestInit;
    const response = await createHandler({ store })(new Request("http://localhost/api/v1/run/broken", init));
    expect([response.status, await response.text()]).toEqual([400, '{"status":"error","error":"The body broke off."}']);
  });
});
