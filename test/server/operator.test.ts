import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, closeSync, copyFileSync, mkdirSync, openSync, readdirSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { DatabaseSync } from "@photostructure/sqlite";
import { describe, expect, it } from "vitest";
import { builtTool, root } from "../terminal/tool.ts";
import { makeDatabase } from "./databases.ts";
import { freePort, hasPostgres, ifMissing, startedCluster } from "./postgres-cluster.ts";
import { servingTool } from "./serving-tool.ts";

// What an operator of `querybar serve` learns of a database that is not as it should be.

const tool = builtTool();
const token = "s3cret";
const api = "/api/v1/run/layer-example-repo";

describe("an operator", () => {
  const madeDatabase = (name: string) => makeDatabase(join(tool.folder, name));
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
    // The shell's limit on a file's size replaces the disk's.
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

  it("never sees the password of a database", async () => {
    const closed = await freePort();
    const cases: [string, string][] = [
      [
        `postgres://ci:s3cret@127.0.0.1:${closed}/runs?sslpassword=s3cret`,
        `postgres://ci@127.0.0.1:${closed}/runs: The database cannot be reached: connect ECONNREFUSED 127.0.0.1:${closed}.`,
      ],
      [
        "postgres://ci:s3cret@127.0.0.1:port/runs",
        "the database: The database's address is not one such as postgres://user@host:5432/name. Special characters in it are percent-encoded.",
      ],
      ["postgres//ci:s3cret@localhost/runs", "--database is a file, or an address that begins with postgres://."],
      ["mysql://ci:s3cret@localhost/runs", "--database is a file, or an address that begins with postgres://."],
    ];
    for (const [address, message] of cases) {
      const { code, out, err } = tool.run(["serve", "--port", "0", "--database", address]);
      expect([code, out, err]).toEqual([2, "", `querybar: ${message}\n`]);
    }
  });

  it.skipIf(!hasPostgres)(`starts one that keeps its runs in PostgreSQL${ifMissing}`, async () => {
    const cluster = await startedCluster({ password: token, settings: ["fsync=off"] });
    try {
      const address = cluster.address().replace(`:${token}@`, "@");
      const words = ["--database", address, "examples/runs.ndjson"];
      const refused = tool.run(["serve", "--port", "0", ...words], { env: { PGPASSWORD: "wr0ng" } });
      expect(refused.err).toBe(`querybar: ${address}: password authentication failed for user "postgres"\n`);
      for (const id of [1, 2]) {
        const server = await servingTool(tool, words, { PGPASSWORD: token });
        expect(server.greeting).toContain("with 60 runs read");
        const response = await fetch(`${server.base}/api/v1/run/new`, { method: "POST" });
        expect(await response.json()).toMatchObject({ job: { id } });
        const found = await fetch(`${server.base}/api/v1/run/harbour-web/search?search=branch:main`);
        expect(found.status).toBe(200);
        expect(await server.end()).toEqual([0, null]);
        expect(server.errors()).toBe("");
      }
    } finally {
      await cluster.remove();
    }
  });

  it("need not start it again if another process was making the database", async () => {
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
