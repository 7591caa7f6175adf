import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { app as expressApp } from "../../examples/express.ts";
import { app as fastifyApp } from "../../examples/fastify.ts";
import { createClient } from "../../src/layer-api/index.ts";

// The servers that the page shows, listening, with the client against them.

const root = new URL("../../", import.meta.url);
const page = readFileSync(new URL("docs/api.md", root), "utf8");

interface Mounted {
  readonly listen: () => Promise<number>;
  readonly close: () => Promise<unknown>;
}

function expressMounted(): Mounted {
  const server = expressApp.listen(0, "127.0.0.1");
  return {
    listen: async () => {
      if (!server.listening) await new Promise((resolve) => server.once("listening", resolve));
      return (server.address() as AddressInfo).port;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

const fastifyMounted: Mounted = {
  listen: async () => Number(new URL(await fastifyApp.listen({ port: 0, host: "127.0.0.1" })).port),
  close: () => fastifyApp.close(),
};

describe.each([
  ["express", expressMounted],
  ["fastify", () => fastifyMounted],
])("mounted in %s", (name, mounted) => {
  let server: Mounted;
  let base = "";
  beforeAll(async () => {
    server = mounted();
    base = `http://127.0.0.1:${await server.listen()}/ci`;
  });
  afterAll(() => server.close());

  it("is what the page shows", () => {
    const code = readFileSync(new URL(`examples/${name}.ts`, root), "utf8");
    expect(page).toContain(`\`\`\`ts compiled\n${code}\`\`\`\n`);
  });

  it("creates runs and finds them", async () => {
    const client = createClient({ token: "", base });
    expect(await client.search("acme/web site", "")).toBeNull();
    const { job, url } = await client.create("acme/web site", { branch: "release/1 ü", extra: "x".repeat(50_000) });
    expect(job).toMatchObject({ id: 1, branch: "release/1 ü", repository_name: "acme/web site" });
    expect(url).toBe("/ci/jobs/github/acme/web%20site/1");
    expect(await (await fetch(new URL(url, base))).json()).toMatchObject({ status: "ok", job: { id: 1 } });
    expect(await client.search("acme/web site", '-"%" branch:"release/1 ü"')).toEqual(job);
  });

  it("takes JSON and no body, and refuses what it refuses anywhere", async () => {
    const run = `${base}/api/v1/run/api`;
    const post = async (init: RequestInit) => {
      const response = await fetch(run, { method: "POST", ...init });
      return [response.status, ((await response.json()) as { job?: { branch: string } }).job?.branch];
    };
    expect(await post({})).toEqual([201, "master"]);
    const json = { "content-type": "application/json" };
    expect(await post({ body: '{"branch":"a b"}', headers: json })).toEqual([201, "a b"]);
    expect(await post({ body: "{", headers: json })).toEqual([400, undefined]);
    expect(await post({ body: new URLSearchParams({ branch: "a b" }) })).toEqual([415, undefined]);
    expect(await post({ body: "a: b", headers: { "content-type": "text/yaml" } })).toEqual([415, undefined]);
    expect(await post({ body: "x".repeat(70_000) })).toEqual([413, undefined]);
    expect((await fetch(`${run}/search`, { method: "DELETE" })).status).toBe(405);
    expect((await fetch(`${base}/elsewhere`)).status).toBe(404);
    expect((await fetch(`${base}/api/v1/openapi.json`)).status).toBe(200);
  });
});
