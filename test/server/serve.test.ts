import { once } from "node:events";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createClient } from "../../src/layer-api/index.ts";
import { builtTool, root } from "../terminal/tool.ts";

const tool = builtTool();
const token = "s3cret";

it("serves the runs of a file, and keeps what is created where a database is named", async () => {
  symlinkSync(join(root, "node_modules"), join(tool.folder, "node_modules"));
  const broken = tool.file("broken.ndjson", '{"repository_name":"api"}\n');
  const words = [
    "serve",
    "--port",
    "0",
    "--database",
    join(tool.folder, "runs.sqlite"),
    "examples/runs.ndjson",
    broken,
  ];
  const newest: number[] = [];
  for (let round = 0; round < 2; round++) {
    const child = tool.start(words, { env: { QUERYBAR_TOKEN: token } });
    const ended = once(child, "close");
    let errors = "";
    child.stderr?.on("data", (chunk) => {
      errors += chunk;
    });
    const greeting = await Promise.race([
      once(child.stdout as NodeJS.ReadableStream, "data").then(([chunk]) => String(chunk)),
      ended.then(([code]) => Promise.reject(new Error(`The tool ended with ${code}: ${errors}`))),
    ]);
    const base = /^Serving at (\S+)\/api\/v1, with 60 runs read\./.exec(greeting)?.[1] ?? "";
    const client = createClient({ token, base });
    const found = await client.search("harbour-web", "");
    expect(found).toMatchObject({ repository_name: "harbour-web" });
    expect((await client.create("harbour-web", { branch: "new" })).job.id).toBe(Number(found?.id) + 1);
    newest.push(Number(found?.id));
    expect((await fetch(`${base}/api/v1/run/harbour-web/search`)).status).toBe(401);
    child.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
    expect(errors).toBe(`${broken}, record:1: A run needs an id, a whole number.\n`);
  }
  expect(newest[1]).toBe(Number(newest[0]) + 1);
}, 30_000);

it.each([
  [["serve", "--port", "70000"], "It is a whole number from 0 to 65535."],
  [["serve", "nothing.ndjson"], "nothing.ndjson: no such file"],
])("refuses %j", (words, message) => {
  const { code, err } = tool.run(words);
  expect(code).toBe(2);
  expect(err).toContain(message);
});
