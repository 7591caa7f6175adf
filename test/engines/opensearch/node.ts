import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Engine } from "../../elasticsearch/engine.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));

export interface OpenSearch extends Engine {
  readonly version: string;
  /** Sends a request and returns the answer's body, or throws what the engine says. */
  readonly request: (method: string, path: string, body?: unknown) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

/** What is missing to run a node, if anything is: Java, Maven, or the server from Maven Central. */
export function missingForOpensearch(): string | undefined {
  const missing = [
    ["javac", "a Java development kit"],
    ["mvn", "Maven"],
  ].find(([program = ""]) => spawnSync(program, ["-version"]).status !== 0);
  return missing?.[1];
}

/** Starts a node of OpenSearch in a process of its own. Maven fetches the server once, and keeps it. */
export async function startOpensearch(): Promise<OpenSearch> {
  const home = mkdtempSync(join(tmpdir(), "opensearch-"));
  for (const name of ["config", "logs", "modules", "plugins"]) mkdirSync(join(home, name));
  const remove = () => rmSync(home, { recursive: true, force: true });
  const classPath = join(home, "class-path");
  const words = ["-q", "-B", "-f", join(folder, "pom.xml"), "dependency:build-classpath"];
  const fetched = spawnSync("mvn", [...words, `-Dmdep.outputFile=${classPath}`], { encoding: "utf8" });
  if (fetched.status !== 0) {
    remove();
    throw new Error(`The server of OpenSearch could not be fetched: ${fetched.stdout}`);
  }
  const program = join(folder, "OpenSearchNode.java");
  const server = spawn("java", ["-Xmx1g", "-cp", readFileSync(classPath, "utf8"), program, home], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  const errors: string[] = [];
  server.stderr.setEncoding("utf8").on("data", (text: string) => errors.push(text));
  const stop = async () => {
    const ended = server.exitCode === null ? once(server, "exit") : undefined;
    server.stdin.end();
    await ended;
    remove();
  };
  let port: string | undefined;
  for await (const line of createInterface(server.stdout)) {
    port = /^port ([0-9]+)$/.exec(line)?.[1];
    if (port !== undefined) break;
  }
  if (port === undefined) {
    await stop();
    throw new Error(`OpenSearch did not start:\n${errors.join("")}`);
  }
  server.stdout.resume();
  const request = requestTo(`http://127.0.0.1:${port}`);
  const { version } = (await request("GET", "/")) as { readonly version: { readonly number: string } };
  return { ...engineOf(request), version: version.number, request, stop };
}

function requestTo(address: string): OpenSearch["request"] {
  return async (method, path, body) => {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const type = typeof body === "string" ? "application/x-ndjson" : "application/json";
    const answer = await fetch(`${address}${path}`, {
      method,
      ...(body !== undefined && { body: text, headers: { "content-type": type } }),
    });
    const given: unknown = await answer.json();
    if (!answer.ok) throw new Error(JSON.stringify(given).slice(0, 2_000));
    return given;
  };
}

interface Hits {
  readonly hits: { readonly hits: readonly { readonly _id: string }[] };
}

function engineOf(request: OpenSearch["request"]): Engine {
  let indexes = 0;
  return {
    async index(mapping, documents) {
      const name = `index-${++indexes}`;
      const settings = { number_of_shards: 1, number_of_replicas: 0 };
      await request("PUT", `/${name}`, { settings, mappings: mapping });
      for (let from = 0; from < documents.length; from += 500) {
        const lines = documents
          .slice(from, from + 500)
          .flatMap((document, index) => [{ index: { _id: String(from + index) } }, document]);
        const done = await request("POST", `/${name}/_bulk`, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
        const { errors, items } = done as { readonly errors: boolean; readonly items: readonly object[] };
        if (errors) throw new Error(JSON.stringify(items.filter((item) => JSON.stringify(item).includes("error"))));
      }
      await request("POST", `/${name}/_refresh`);
      return async (query) => {
        const body = { query, size: 10_000, _source: false };
        const { hits } = (await request("POST", `/${name}/_search`, body)) as Hits;
        return hits.hits.map(({ _id }) => Number(_id)).sort((one, other) => one - other);
      };
    },
  };
}
