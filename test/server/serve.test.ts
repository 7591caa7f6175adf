import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createClient } from "../../src/layer-api/index.ts";
import { builtTool } from "../terminal/tool.ts";
import { run } from "./serving.ts";
import { servingTool } from "./serving-tool.ts";

const tool = builtTool();
const token = "s3cret";
const api = "/api/v1/run/layer-example-repo";

it("serves the runs of a file, and keeps what is created if a database is named", async () => {
  const broken = tool.file(
    "broken.ndjson",
    '{"repository_name":"api"}\n{"repository_name":"api","id":1,"branch":"a"}\n',
  );
  const words = ["--database", join(tool.folder, "runs.sqlite"), "examples/runs.ndjson", broken];
  const newest: number[] = [];
  for (let round = 0; round < 2; round++) {
    const server = await servingTool(tool, words, { QUERYBAR_TOKEN: token });
    expect(server.greeting).toBe(`Serving at ${server.base}/api/v1, with 60 runs read. Ctrl+C ends it.\n`);
    const client = createClient({ token, base: server.base });
    const found = await client.search("harbour-web", "");
    expect(found).toMatchObject({ repository_name: "harbour-web" });
    const created = await client.create("harbour-web", { branch: "new" });
    expect(created.job.id).toBe(Number(found?.id) + 1);
    expect(created.url).toBe(`${server.base}/jobs/github/local/harbour-web/${created.job.id}`);
    newest.push(Number(found?.id));
    expect((await fetch(`${server.base}/api/v1/run/harbour-web/search`)).status).toBe(401);
    expect(await server.end()).toEqual([0, null]);
    const others =
      "status, status_change_time, calculated_status, commit_sha, run_start_reason, and run_start_reason_url";
    expect(server.errors()).toBe(
      `${broken}, record:1: The run cannot be served: missing or not as documented: id, ${others.replace("status,", "status,").replace("commit_sha,", "commit_sha, branch,")}.\n` +
        `${broken}, record:2: The run cannot be served: missing or not as documented: ${others}.\n`,
    );
  }
  expect(newest[1]).toBe(Number(newest[0]) + 1);
});

it("serves all runs of a large file", async () => {
  const records = Array.from({ length: 5_000 }, (_, id) => JSON.stringify(run({ id, author: "Ada ".repeat(100) })));
  const server = await servingTool(tool, [tool.file("large.ndjson", records.join("\n"))]);
  expect(server.greeting).toContain("with 5,000 runs read");
  for (const id of [0, 999, 1_000, 2_500, 4_999]) {
    const response = await fetch(`${server.base}${api}/search?search=id:${id}`);
    expect(await response.json()).toMatchObject({ job: { id } });
  }
  await server.end();
});

it.each([
  [["--port", "70000"], "It is a whole number from 0 to 65535."],
  [["--allow-host", "ci.local:80"], "“ci.local:80” is not a host: it is a name or an address without a port."],
  [["nothing.ndjson"], "nothing.ndjson: no such file"],
])("refuses %j", (words, message) => {
  const { code, err } = tool.run(["serve", "--port", "0", ...words]);
  expect(code).toBe(2);
  expect(err).toContain(message);
});

it("keeps an idle connection longer than a load balancer does, so that no request is sent on one that is being closed", async () => {
  const server = await servingTool(tool, [tool.file("idle.ndjson", JSON.stringify(run()))]);
  const { headers } = await fetch(`${server.base}${api}/search`);
  expect(headers.get("keep-alive")).toBe("timeout=65");
  // What is idle does not keep the server from ending.
  expect(await server.end()).toEqual([0, null]);
});

/** Asks with headers that `fetch` would not send. */
async function statusOf(address: string, headers: Record<string, string>, method = "GET", body = ""): Promise<number> {
  const asking = request(address, { method, headers });
  asking.end(body);
  const [response] = await once(asking, "response");
  response.resume();
  return response.statusCode;
}

describe("what a web page could send", () => {
  const records = () => tool.file("one.ndjson", JSON.stringify(run()));
  const json = { "content-type": "application/json" };
  const form = { "content-type": "application/x-www-form-urlencoded" };

  it("is refused, unless an option says otherwise", async () => {
    const server = await servingTool(tool, [records()]);
    const search = `${server.base}${api}/search`;
    const create = `${server.base}${api}`;
    const { port } = new URL(server.base);
    for (const host of ["localhost", `localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`]) {
      expect(await statusOf(search, { host })).toBe(200);
    }
    for (const host of ["evil.example", `evil.example:${port}`, "0.0.0.0", "ci.local"]) {
      expect(await statusOf(search, { host })).toBe(403);
      expect(await statusOf(create, { host, ...json }, "POST", "{}")).toBe(403);
    }
    for (const origin of ["https://evil.example", "null", "http://localhost:1"]) {
      expect(await statusOf(search, { origin })).toBe(403);
      expect(await statusOf(create, { origin, ...json }, "POST", "{}")).toBe(403);
    }
    expect(await statusOf(search, { origin: server.base })).toBe(200);
    for (const headers of [form, { "content-type": "text/plain" }, {}] as Record<string, string>[]) {
      expect(await statusOf(create, headers, "POST", '{"branch":"a"}')).toBe(415);
    }
    expect(await (await fetch(search)).json()).toMatchObject({ job: { id: 10 } });
    expect(await statusOf(create, json, "POST", '{"branch":"a"}')).toBe(201);
    await server.end();
    expect(server.errors()).toBe("");
  });

  it("is answered if options say so", async () => {
    const origin = "http://localhost:5173";
    const words = ["--forms", "--allow-host", "ci.local", "--allow-host", "other.local", "--cors", origin, records()];
    const server = await servingTool(tool, words);
    const search = `${server.base}${api}/search`;
    for (const host of ["ci.local", "other.local:80", "localhost"]) expect(await statusOf(search, { host })).toBe(200);
    expect(await statusOf(search, { host: "evil.example" })).toBe(403);
    expect(await statusOf(search, { origin })).toBe(200);
    expect(await statusOf(search, { origin: "http://localhost:5174" })).toBe(403);
    expect(await statusOf(`${server.base}${api}`, form, "POST", "branch=a")).toBe(201);
    await server.end();
  });

  it("may be a form if a token is set, and the address that it listens on is known", async () => {
    const server = await servingTool(tool, ["--host", "127.0.0.2", records()], { QUERYBAR_TOKEN: token });
    expect(server.base).toMatch(/^http:\/\/127\.0\.0\.2:\d+$/);
    expect(await statusOf(`${server.base}${api}?token=${token}`, form, "POST", "branch=a")).toBe(201);
    expect(await statusOf(`${server.base}${api}`, form, "POST", "branch=a")).toBe(401);
    await server.end();
  });

  it("is known by each of the machine's addresses if it listens on all", async () => {
    const server = await servingTool(tool, ["--host", "0.0.0.0", records()]);
    const { port } = new URL(server.base);
    const entries = Object.values(networkInterfaces()).flatMap((list = []) => list);
    for (const { address, family } of entries) {
      const host = `${family === "IPv6" ? `[${address}]` : address}:${port}`;
      expect(await statusOf(`http://127.0.0.1:${port}${api}/search`, { host })).toBe(200);
    }
    expect(await statusOf(`http://127.0.0.1:${port}${api}/search`, { host: "203.0.113.1" })).toBe(403);
    await server.end();
  });
});

describe("a slow client", () => {
  const head = `POST ${api} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n`;

  it("is cut off: 5 seconds for headers, 10 for a body", async () => {
    const server = await servingTool(tool, [tool.file("slow.ndjson", JSON.stringify(run()))]);
    const port = Number(new URL(server.base).port);
    /** Sends something at once, and then a little for ever; answers how long it may. */
    const cutOff = async (first: string, little: string) => {
      const socket = connect(port, "localhost");
      const begin = performance.now();
      if (first !== "") socket.write(first);
      const sending = setInterval(() => little !== "" && socket.write(little), 200);
      socket.on("error", () => {});
      let answer = "";
      socket.on("data", (chunk) => {
        answer += chunk;
      });
      await once(socket, "close");
      clearInterval(sending);
      return { seconds: (performance.now() - begin) / 1_000, answer };
    };
    const [silent, headers, body, nothing, unread] = await Promise.all([
      cutOff("", ""),
      cutOff(head, "x-a: b\r\n"),
      cutOff(`${head}\r\n{`, " "),
      cutOff(`${head}\r\n{`, ""),
      cutOff(`${head.replace(api, "/elsewhere")}\r\n{`, " "),
    ]);
    for (const { seconds } of [silent, headers]) {
      expect(seconds).toBeGreaterThan(4);
      expect(seconds).toBeLessThan(9);
    }
    for (const { seconds, answer } of [body, nothing]) {
      expect(seconds).toBeGreaterThan(9);
      expect(seconds).toBeLessThan(20);
      expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    }
    // What is refused before its body is read does not keep its connection either.
    expect(unread.answer).toMatch(/^HTTP\/1\.1 404 /);
    expect(unread.seconds).toBeLessThan(9);
    expect(headers.answer).toMatch(/^HTTP\/1\.1 408 /);
    expect((await fetch(`${server.base}${api}/search`)).status).toBe(200);
    await server.end();
    expect(server.errors()).toBe("");
  });
});
