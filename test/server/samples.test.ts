import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtTool, root } from "../terminal/tool.ts";
import { run } from "./serving.ts";
import { type ServingTool, servingTool } from "./serving-tool.ts";

// The calls that the service's documentation shows, each with what it shows them with, against `querybar serve`.

const tool = builtTool();
const token = "s3cret";
const record = run({ repository_name: "repo_name", id: 3 });
let server: ServingTool;
beforeAll(async () => {
  server = await servingTool(tool, [tool.file("runs.ndjson", JSON.stringify(record))], { QUERYBAR_TOKEN: token });
});
afterAll(() => server.end());

const languages = [
  { name: "curl", command: "bash", ending: "sh", needs: ["curl", "--version"] },
  { name: "JavaScript's fetch", command: process.execPath, ending: "mjs", needs: [process.execPath, "--version"] },
  { name: "Python's requests", command: "python3", ending: "py", needs: ["python3", "-c", "import requests"] },
  { name: "Ruby's Faraday", command: "ruby", ending: "rb", needs: ["ruby", "-e", "require 'faraday'"] },
] as const;

describe.each(languages)("the documentation's calls with $name", ({ name, command, ending, needs }) => {
  const [program, ...words] = needs;
  const isThere = spawnSync(program, words).status === 0;
  const skipped = isThere ? "" : ` (skipped: ${name} is not installed)`;

  const answerOf = async (sample: string) => {
    const path = join(root, "test", "server", "samples", `${sample}.${ending}`);
    const env = { ...process.env, BASE: server.base, TOKEN: token };
    const child = spawn(command, [path], { env, stdio: ["ignore", "pipe", "inherit"] });
    const [output] = await Promise.all([text(child.stdout), once(child, "close")]);
    return JSON.parse(output) as Record<string, unknown>;
  };

  it.skipIf(!isThere)(`find a run${skipped}`, async () => {
    expect(await answerOf("search")).toEqual({ status: "ok", job: record });
  });

  it.skipIf(!isThere)(`create a run${skipped}`, async () => {
    const answer = await answerOf("create");
    const { id, uuid, status_change_time, ...job } = answer["job"] as Record<string, unknown>;
    expect(job).toEqual({
      repository_name: "repo_name",
      status: "NEW",
      calculated_status: "NEW",
      commit_sha: "9abc2ac68d52afe1a5a3fbc724d031af5a397204",
      branch: "master",
      merge_branch: "master",
      run_start_reason: "Manual run created by API",
      run_start_reason_url: "",
    });
    expect(status_change_time).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{0,2}[1-9])? \+0000 UTC$/);
    expect(uuid).toMatch(/^[-0-9a-f]{36}$/);
    expect(answer["url"]).toBe(`${server.base}/jobs/github/local/repo_name/${id}`);
    const found = await fetch(`${answer["url"]}?token=${token}`);
    expect(await found.json()).toEqual({ status: "ok", job: answer["job"] });
  });
});
