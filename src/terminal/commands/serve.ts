import { once } from "node:events";
import type { AddressInfo, Server } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { layer } from "../../language/layer.ts";
import type { AnyRecord } from "../../language/record-value.ts";
import { createHandler } from "../../server/handler.ts";
import { keptRecord } from "../../server/record.ts";
import type { SqliteStore } from "../../server/sqlite.ts";
import type { ExitCode, ServeRequest } from "../command-line.ts";
import { CliError, systemCode, systemMessage } from "../errors.ts";
import { openFile } from "../input/bytes.ts";
import { readRecords } from "../input/read.ts";
import type { Path } from "../input/records-at.ts";
import { outputTo } from "../output.ts";
import { type Warnings, warningsOn } from "../warnings.ts";

/** `querybar serve`: serves the two endpoints until it is stopped. */
export async function serve(request: ServeRequest): Promise<ExitCode> {
  const store = await storeIn(request.database);
  try {
    const warnings = warningsOn(process.stderr);
    let count = 0;
    for (const file of request.files) count += await addFile(file, request.at, store, warnings);
    warnings.end();
    const token = process.env["QUERYBAR_TOKEN"] ?? "";
    const { cors } = request;
    const handler = createHandler({
      store,
      tokens: token === "" ? [] : [token],
      ...(cors === undefined ? {} : { cors }),
    });
    const server = createAdaptorServer({ fetch: handler });
    const base = await listening(server, request);
    const output = outputTo(process.stdout);
    output.write(`Serving at ${base}/api/v1, with ${count.toLocaleString("en")} runs read. Ctrl+C ends it.\n`);
    output.flush();
    await new Promise<void>((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => resolve());
    });
    server.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
    return 0;
  } finally {
    store.close();
  }
}

/** The package that stores the runs is optional. */
async function storeIn(file: string | undefined): Promise<SqliteStore> {
  try {
    const { openStore } = await import("../../server/sqlite.ts");
    return openStore(file === undefined ? {} : { file });
  } catch (error) {
    if (systemCode(error) === "ERR_MODULE_NOT_FOUND") {
      throw new CliError("serve needs the package @photostructure/sqlite: npm install @photostructure/sqlite");
    }
    if (file === undefined) throw error;
    throw new CliError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const batchSize = 1_000;

/** Adds a file's runs and returns how many. What cannot be served is reported and left out. */
async function addFile(file: string, at: Path | undefined, store: SqliteStore, warnings: Warnings): Promise<number> {
  let batch: AnyRecord[] = [];
  let read = 0;
  let added = 0;
  const flush = () => {
    store.add(batch);
    added += batch.length;
    batch = [];
  };
  try {
    const source = await openFile(file);
    try {
      await readRecords(source, layer, at, {
        take(record) {
          read++;
          try {
            keptRecord(record);
            batch.push(record);
          } catch (error) {
            warnings.record(`${file}, record`, read, error instanceof Error ? error.message : String(error));
          }
          if (batch.length >= batchSize) flush();
          return true;
        },
        error: (line, message) => warnings.record(file, line, message),
        note: (line, message) => warnings.note(`${file}:${line}: ${message}`),
        pause() {},
      });
    } finally {
      await source.close();
    }
  } catch (error) {
    throw systemCode(error) === "" ? error : new CliError(`${file}: ${systemMessage(error)}`);
  }
  flush();
  return added;
}

async function listening(server: Pick<Server, "listen" | "address" | "once">, request: ServeRequest): Promise<string> {
  const { host, port } = request;
  try {
    server.listen(port, host);
    await once(server as Server, "listening");
  } catch (error) {
    if (systemCode(error) === "EADDRINUSE")
      throw new CliError(`Port ${port} is in use; choose another with --port, or any free one with --port 0.`);
    throw new CliError(`cannot listen on ${host}, port ${port}: ${systemMessage(error)}`);
  }
  const { port: given } = server.address() as AddressInfo;
  return `http://${host.includes(":") ? `[${host}]` : host}:${given}`;
}
