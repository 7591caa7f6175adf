import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, closeSync, copyFileSync, mkdirSync, openSync, readdirSync, statSync, writeSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { DatabaseSync } from "@photostructure/sqlite";
import { describe, expect, it } from "vitest";
import { createClient } from "../../src/layer-api/index.ts";
import { openStore } from "../../src/server/sqlite.ts";
import { builtTool, root } from "../terminal/tool.ts";
import { run } from "./serving.ts";
import { servingTool } from "./serving-tool.ts";

const tool = builtTool();
const token = "s3cret";
const api = "/api/v1/run/layer-example-repo";

it("serves the runs of a file, and keeps what is created where a database is named", async () => {
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
      "status, status_change_time, calculated_status, commit_sha, run_start_reason and run_start_reason_url";
    expect(server.errors()).toBe(
      `${broken}, record:1: The run cannot be served: missing or not as documented: id, ${others.replace("status,", "status,").replace("commit_sha,", "commit_sha, branch,")}.\n` +
        `${broken}, record:2: The run cannot be served: missing or not as documented: ${others}.\n`,
    );
  }
  expect(newest[1]).toBe(Number(newest[0]) + 1);
});

it.each([
  [["--port", "70000"], "It is a number up to 65535."],
  [["--allow-host", "ci.local:80"], "“ci.local:80” is not a host: it is a name or an address without a port."],
  [["nothing.ndjson"], "nothing.ndjson: no such file"],
])("refuses %j", (words, message) => {
  const { code, err } = tool.run(["serve", "--port", "0", ...words]);
  expect(code).toBe(2);
  expect(err).toContain(message);
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

  it("is answered where options say so", async () => {
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

  it("may be a form where a token is set, and the address that it listens on is known", async () => {
    const server = await servingTool(tool, ["--host", "127.0.0.2", records()], { QUERYBAR_TOKEN: token });
    expect(server.base).toMatch(/^http:\/\/127\.0\.0\.2:\d+$/);
    expect(await statusOf(`${server.base}${api}?token=${token}`, form, "POST", "branch=a")).toBe(201);
    expect(await statusOf(`${server.base}${api}`, form, "POST", "branch=a")).toBe(401);
    await server.end();
  });

  it("is known by each of the machine's addresses where it listens on all", async () => {
    const server = await servingTool(tool, ["--host", "0.0.0.0", records()]);
    const { port } = new URL(server.base);
    expect(await statusOf(`http://127.0.0.1:${port}${api}/search`, { host: `127.0.0.1:${port}` })).toBe(200);
    expect(await statusOf(`http://127.0.0.1:${port}${api}/search`, { host: "192.0.2.1" })).toBe(403);
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

describe("an operator", () => {
  const madeDatabase = (name: string) => {
    const file = join(tool.folder, name);
    const store = openStore({ file });
    store.add([run()]);
    store.close();
    const database = new DatabaseSync(file);
    database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    database.close();
    return file;
  };
  const referenceIn = async (response: Response) => {
    const { error } = (await response.json()) as { readonly error: string };
    return /Reference: ([0-9a-f]{8})\.$/.exec(error)?.[1] ?? "none";
  };

  it("finds why a request failed under the reference of its answer, without the token", async () => {
    const file = madeDatabase("corrupt.sqlite");
    const bytes = openSync(file, "r+");
    for (let at = 4096; at < statSync(file).size; at += 4096) writeSync(bytes, Buffer.alloc(4096, 0xa5), 0, 4096, at);
    closeSync(bytes);
    const server = await servingTool(tool, ["--database", file], { QUERYBAR_TOKEN: token });
    const response = await fetch(`${server.base}${api}/search?token=${token}`);
    expect(response.status).toBe(500);
    const reference = await referenceIn(response);
    await server.end();
    expect(server.errors()).toBe(
      `querybar: ${reference}: GET ${api}/search was answered with 500: database disk image is malformed\n`,
    );
  });

  it("finds that another process holds a lock, while searches are answered", async () => {
    const file = madeDatabase("locked.sqlite");
    const server = await servingTool(tool, ["--database", file]);
    const writer = new DatabaseSync(file);
    writer.exec("BEGIN IMMEDIATE");
    const creating = fetch(`${server.base}${api}`, { method: "POST" });
    const searched: number[] = [];
    let isCreated = false;
    void creating.then(() => {
      isCreated = true;
    });
    while (!isCreated) searched.push((await fetch(`${server.base}${api}/search`)).status);
    const response = await creating;
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "1"]);
    expect(new Set(searched)).toEqual(new Set([200]));
    expect(searched.length).toBeGreaterThan(10);
    const reference = await referenceIn(response);
    writer.exec("COMMIT");
    expect((await fetch(`${server.base}${api}`, { method: "POST" })).status).toBe(201);
    writer.close();
    await server.end();
    expect(server.errors()).toBe(`querybar: ${reference}: POST ${api} was answered with 503: database is locked\n`);
  });

  it("finds that the disk is full", async () => {
    const file = madeDatabase("full.sqlite");
    // The shell's limit on a file's size stands in for the disk's.
    const line = `trap '' XFSZ; ulimit -f 200; exec ${tool.commandLine(`serve --port 0 --database '${file}'`)}`;
    const child = spawn("bash", ["-c", line], { env: tool.env, stdio: ["ignore", "pipe", "pipe"] });
    const errors = text(child.stderr);
    const [greeting] = await once(child.stdout, "data");
    const base = /http:\/\/[^/]+/.exec(String(greeting))?.[0];
    const extra = JSON.stringify({ extra: "x".repeat(60_000) });
    const headers = { "content-type": "application/json" };
    let response = await fetch(`${base}${api}`, { method: "POST", headers, body: extra });
    const created: number[] = [];
    while (response.status === 201) {
      created.push(((await response.json()) as { job: { id: number } }).job.id);
      response = await fetch(`${base}${api}`, { method: "POST", headers, body: extra });
    }
    expect(response.status).toBe(500);
    const reference = await referenceIn(response);
    expect(await (await fetch(`${base}${api}/search`)).json()).toMatchObject({ job: { id: created.at(-1) ?? 10 } });
    child.kill("SIGTERM");
    expect(await errors).toMatch(
      new RegExp(
        `^querybar: ${reference}: POST ${api} was answered with 500: (disk I/O error|database or disk is full)\n$`,
      ),
    );
  });

  it("reads why a database cannot be used", async () => {
    const foreign = join(tool.folder, "foreign.sqlite");
    const database = new DatabaseSync(foreign);
    database.exec("CREATE TABLE notes (x)");
    database.close();
    const cases: [string, string][] = [
      [foreign, "The database is not one that this version of querybar made."],
      [tool.file("text.sqlite", "no database".repeat(1_000)), "file is not a database"],
      [join(tool.folder, "none", "a.sqlite"), "Failed to open database: unable to open database file"],
    ];
    for (const [file, message] of cases) {
      const { code, err } = tool.run(["serve", "--port", "0", "--database", file]);
      expect([code, err]).toEqual([2, `querybar: ${file}: ${message}\n`]);
    }
  });

  it("reads that a database can only be read", async () => {
    const folder = join(tool.folder, "read-only");
    mkdirSync(folder);
    const [alone, open] = [join(folder, "alone.sqlite"), join(folder, "open.sqlite")];
    for (const copy of [alone, open]) copyFileSync(madeDatabase("read-only.sqlite"), copy);
    // Another connection has this one open, so its other files are there, and it can at least be read.
    const other = new DatabaseSync(open);
    other.exec("DELETE FROM run WHERE id = '0'");
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o444);
    // A superuser may write anywhere, so the tool is run as another user.
    chmodSync(tool.folder, 0o755);
    chmodSync(folder, 0o555);
    const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const start = (file: string) => {
      const words = [join(root, "dist", "terminal.js"), "serve", "--port", "0", "--database", file];
      const options = { env: tool.env, cwd: "/", stdio: "pipe" as const, ...user };
      const child = spawn(process.execPath, words, options);
      return { child, errors: text(child.stderr) };
    };

    const refused = start(alone);
    expect(await once(refused.child, "close")).toEqual([2, null]);
    expect(await refused.errors).toBe(`querybar: ${alone}: attempt to write a readonly database\n`);

    const { child, errors } = start(open);
    const [greeting] = await once(child.stdout, "data");
    const base = /http:\/\/[^/]+/.exec(String(greeting))?.[0];
    expect((await fetch(`${base}${api}/search`)).status).toBe(200);
    const response = await fetch(`${base}${api}`, { method: "POST" });
    expect(response.status).toBe(500);
    const reference = await referenceIn(response);
    child.kill("SIGTERM");
    expect(await errors).toBe(
      `querybar: ${reference}: POST ${api} was answered with 500: attempt to write a readonly database\n`,
    );
    chmodSync(folder, 0o755);
    other.close();
  });

  it("need not start it again where another process was making the database", async () => {
    const file = join(tool.folder, "shared.sqlite");
    const maker = new DatabaseSync(file);
    maker.exec("BEGIN EXCLUSIVE");
    const starting = servingTool(tool, ["--database", file]);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    maker.exec("COMMIT");
    maker.close();
    const server = await starting;
    expect((await fetch(`${server.base}${api}`, { method: "POST" })).status).toBe(201);
    await server.end();
  });
});
