import { once } from "node:events";
import type { AddressInfo, Server } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { layer } from "../../language/layer.ts";
import type { AnyRecord } from "../../language/record-value.ts";
import { createHandler } from "../../server/handler.ts";
import { keptRecord } from "../../server/record.ts";
import type { SqliteStore } from "../../server/sqlite.ts";
import type { ServeRequest } from "../arguments.ts";
import { type Complaints, complaintsOn } from "../complaints.ts";
import type { ExitCode } from "../exit-code.ts";
import { openFile } from "../input/bytes.ts";
import { readRecords } from "../input/read.ts";
import { outputTo } from "../output.ts";
import { systemCode, systemMessage, trouble } from "../trouble.ts";

/** `querybar serve`: answers the two endpoints until it is told to end. */
export async function serve(request: ServeRequest): Promise<ExitCode> {
  const store = await storeIn(request.database);
  try {
    const complaints = complaintsOn(process.stderr, () => {});
    let count = 0;
    for (const file of request.files) count += await addFile(file, store, complaints);
    complaints.end();
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

/** The package that the runs are kept with is a wish of its own, and may not be there. */
async function storeIn(file: string | undefined): Promise<SqliteStore> {
  try {
    const { openStore } = await import("../../server/sqlite.ts");
    return openStore(file === undefined ? {} : { file });
  } catch (error) {
    if (systemCode(error) === "ERR_MODULE_NOT_FOUND") {
      throw trouble(
        "serve needs the package @photostructure/sqlite beside querybar: npm install @photostructure/sqlite",
      );
    }
    if (file === undefined) throw error;
    throw trouble(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const batchSize = 1_000;

/** Adds a file's runs and answers how many. What cannot be served is told and left out. */
async function addFile(file: string, store: SqliteStore, complaints: Complaints): Promise<number> {
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
      await readRecords(source, layer, {
        take(record) {
          read++;
          try {
            keptRecord(record);
            batch.push(record);
          } catch (error) {
            complaints.about(`${file}, record`, read, error instanceof Error ? error.message : String(error));
          }
          if (batch.length >= batchSize) flush();
          return true;
        },
        trouble: (line, message) => complaints.about(file, line, message),
        note: (line, message) => complaints.say(`${file}:${line}: ${message}`),
        pause() {},
      });
    } finally {
      await source.close();
    }
  } catch (error) {
    throw systemCode(error) === "" ? error : trouble(`${file}: ${systemMessage(error)}`);
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
      throw trouble(`Port ${port} is taken; --port names another, 0 any free one.`);
    throw trouble(`cannot listen on ${host}, port ${port}: ${systemMessage(error)}`);
  }
  const { port: given } = server.address() as AddressInfo;
  return `http://${host.includes(":") ? `[${host}]` : host}:${given}`;
}
