// What a service can do to a client that asks it, over real connections.
import { spawnSync } from "node:child_process";
import { getEventListeners } from "node:events";
import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { createGzip, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { rootFolder } from "../../scripts/entries.mjs";
import { type ClientOptions, createClient } from "../../src/layer-api/index.ts";
import { type Behaviour, found, job, misbehavingServer, says } from "./misbehaving.ts";
import { thrown, token } from "./thrown.ts";

const server = misbehavingServer();
const other = misbehavingServer();
const client = (options: Partial<ClientOptions> = {}) => createClient({ token, base: server.base(), ...options });
const search = (options: Partial<ClientOptions> = {}) => client(options).search("api", "fix");
const create = (options: Partial<ClientOptions> = {}) => client(options).create("api");

const withoutSignal: typeof fetch = (input) => fetch(new Request(input, { signal: null }));
const silent: Behaviour = () => {};
const halfAnAnswer: Behaviour = (response) => void response.writeHead(200).write('{"status":');
const oneByteAtATime: Behaviour = (response) => {
  const timer = setInterval(() => response.write(" "), 5);
  response.on("close", () => clearInterval(timer));
};

describe("the timeout ends", () => {
  const behaviours: readonly [string, Behaviour][] = [
    ["no answer", silent],
    ["an answer that stops", halfAnAnswer],
    ["an answer that never ends", oneByteAtATime],
  ];
  for (const [name, behaviour] of behaviours) {
    it.each([search, create])(`${name}, in $name`, async (call) => {
      server.does(behaviour);
      const error = await thrown(call({ timeout: 60 }));
      expect(error.code).toBe("request-timeout");
      expect(error.url).toContain(`${server.base()}/api/v1/run/api`);
    });
    it(`${name}, where fetch ignores signals`, async () => {
      server.does(behaviour);
      expect((await thrown(search({ timeout: 60, fetch: withoutSignal }))).code).toBe("request-timeout");
    });
  }

  it("a fetch that never settles, or fails, or answers too late", async () => {
    for (const fetch of [
      () => new Promise<Response>(() => {}),
      () => new Promise<Response>((_, reject) => setTimeout(reject, 90, new Error("late"))),
      () => new Promise<Response>((resolve) => setTimeout(resolve, 90, new Response("late"))),
    ]) {
      expect((await thrown(search({ timeout: 60, fetch }))).code).toBe("request-timeout");
    }
  });

  it("a body that is left without its end, whose connection is closed", async () => {
    const closed = new Promise<void>((resolve) =>
      server.does((response, request) => {
        response.on("close", resolve);
        halfAnAnswer(response, request);
      }),
    );
    await thrown(search({ timeout: 60, fetch: withoutSignal }));
    await closed;
  });

  it("a call that alone keeps a process alive", async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: `
          import { createClient } from "./src/layer-api/index.ts";
          const client = createClient({ token: "", timeout: 60, fetch: () => new Promise(() => {}) });
          client.search("api", "").catch(({ code }) => console.log(code));
        `,
        resolveDir: rootFolder,
      },
      bundle: true,
      write: false,
      format: "esm",
    });
    const script = outputFiles[0]?.text ?? "";
    const { stdout } = spawnSync(process.execPath, ["--input-type=module"], { input: script, encoding: "utf8" });
    expect(stdout).toBe("request-timeout\n");
  });

  it("calls of less than a millisecond", async () => {
    const never = () => new Promise<Response>(() => {});
    expect((await thrown(search({ timeout: 0.5, fetch: never }))).message).toContain("within 0.5 ms");
  });
});

describe("a signal ends", () => {
  const reason = new Error("enough");
  const aborting =
    (abort: AbortController, behaviour: Behaviour): Behaviour =>
    (response, request) => {
      behaviour(response, request);
      setTimeout(() => abort.abort(reason), 20);
    };

  it.each<[string, Behaviour]>([
    ["no answer", silent],
    ["an answer that stops", halfAnAnswer],
    ["a wait", says("", 503, { "retry-after": "10" })],
  ])("%s, and the error has the signal's reason", async (_, behaviour) => {
    for (const options of [{}, { fetch: withoutSignal }]) {
      const abort = new AbortController();
      server.does(aborting(abort, behaviour));
      const error = await thrown(client(options).search("api", "fix", { signal: abort.signal }));
      expect(error).toMatchObject({ code: "request-aborted", message: "The call was aborted.", cause: reason });
      expect(server.requests()).toHaveLength(1);
      expect(getEventListeners(abort.signal, "abort")).toEqual([]);
    }
  });

  it("a call before it is sent", async () => {
    server.does(found);
    const error = await thrown(client().create("api", { signal: AbortSignal.abort("no") }));
    expect(error).toMatchObject({ code: "request-aborted", cause: "no" });
    expect(server.requests()).toEqual([]);
  });

  it("no call that is over", async () => {
    const abort = new AbortController();
    server.does(found);
    await client().search("api", "fix", { signal: abort.signal });
    expect(getEventListeners(abort.signal, "abort")).toEqual([]);
  });
});

describe("an answer's size", () => {
  const text = JSON.stringify({ status: "ok", job: { ...job, branch: "größer" } });
  const size = Buffer.byteLength(text);
  const tooLong = { code: "unexpected-answer", message: "The service's answer is longer than maxResponseSize." };

  it("may be the limit and no more, in bytes", async () => {
    server.does(says(text));
    expect(await search({ maxResponseSize: size })).toMatchObject({ branch: "größer" });
    expect(await thrown(search({ maxResponseSize: size - 1 }))).toMatchObject({ ...tooLong, status: 200 });
    expect(server.requests()).toHaveLength(2);
  });

  it("is also counted if a platform has no streams", async () => {
    const fetch = async () => Object.defineProperty(new Response("x".repeat(100)), "body", { value: undefined });
    expect(await thrown(search({ fetch, maxResponseSize: 99 }))).toMatchObject(tooLong);
    expect((await thrown(search({ fetch, maxResponseSize: 100 }))).message).toContain("no JSON");
  });

  it("is put together from single bytes", async () => {
    server.does((response) => void writeBytes(response, Buffer.from(`${" ".repeat(10_000)}${text}`)));
    expect(await search()).toMatchObject({ branch: "größer" });
  });

  it("is at most 10 MB after decompression, by default", async () => {
    const zipped = (bytes: number): Behaviour => {
      const body = gzipSync(text.padStart(bytes - (size - text.length)));
      return (response) => response.writeHead(200, { "content-encoding": "gzip" }).end(body);
    };
    server.does(zipped(10_000_000));
    expect(await search()).toMatchObject({ branch: "größer" });
    server.does(zipped(10_000_001));
    expect(await thrown(search())).toMatchObject(tooLong);
  });

  it.each(["identity", "gzip"])("may be endless, as %s, and is not read any further", async (encoding) => {
    const closed = new Promise<void>((resolve) =>
      server.does((response) => {
        response.on("close", resolve).writeHead(200, { "content-encoding": encoding });
        const endless = Readable.from(spaces());
        (encoding === "gzip" ? endless.pipe(createGzip()) : endless).pipe(response);
      }),
    );
    expect(await thrown(search())).toMatchObject(tooLong);
    await closed;
  });
});

function* spaces() {
  for (;;) yield Buffer.alloc(1 << 16, " ");
}

async function writeBytes(response: ServerResponse, bytes: Buffer): Promise<void> {
  for (const byte of bytes) response.write(Uint8Array.of(byte));
  response.end();
}

describe("a redirect", () => {
  const statuses = [301, 302, 303, 307, 308];
  const to = (status: number, location: string) => says("moved", status, { location });

  it.each(statuses)("to another origin is refused, and never followed: %i", async (status) => {
    for (const call of [search, create]) {
      other.does(found);
      server.does(to(status, `${other.base()}/elsewhere?t=${encodeURIComponent(token)}`));
      expect(await thrown(call())).toMatchObject({
        code: "unexpected-answer",
        message: `The service redirects, which is not followed: “${other.base()}/elsewhere?t=…”.`,
        status,
      });
      expect(server.requests()).toHaveLength(1);
      expect(other.requests()).toEqual([]);
    }
  });

  it.each(statuses)("within the service is refused as well: %i", async (status) => {
    for (const call of [search, create]) {
      server.does(to(status, "/elsewhere"), found);
      expect((await thrown(call())).message).toBe("The service redirects, which is not followed: “/elsewhere”.");
      expect(server.requests()).toHaveLength(1);
    }
  });

  it("without an address is refused", async () => {
    server.does(says("", 302));
    expect((await thrown(search())).message).toBe("The service redirects, which is not followed.");
  });

  it("that fetch hides, as browsers do, is refused", async () => {
    const hidden = { type: { value: "opaqueredirect" }, status: { value: 0 }, ok: { value: false } };
    const fetch = async () => Object.defineProperties(new Response(null), hidden);
    expect((await thrown(create({ fetch }))).message).toBe("The service redirects, which is not followed.");
  });

  it("that fetch has followed unasked gives an answer that is not believed", async () => {
    other.does(found);
    server.does(to(302, other.base()));
    const following: typeof fetch = (input) => fetch(new Request(input, { redirect: "follow" }));
    expect(await thrown(search({ fetch: following }))).toMatchObject({ code: "unexpected-answer", status: 200 });
  });
});
