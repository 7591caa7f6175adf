import { getRequestListener } from "@hono/node-server";
import { layer } from "../../language/layer.ts";
import type { AnyRecord } from "../../language/record-value.ts";
import { failureLine } from "../../server/failure.ts";
import { createHandler } from "../../server/handler.ts";
import { whenUnlocked } from "../../server/locks.ts";
import { keptRecord } from "../../server/record.ts";
import type { SqliteStore } from "../../server/sqlite.ts";
import type { ServeRequest } from "../arguments.ts";
import { type Complaints, complaintsOn } from "../complaints.ts";
import type { ExitCode } from "../exit-code.ts";
import { listen } from "../http-server.ts";
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
    for (const file of request.files) count += await addFile(file, store, request.database, complaints);
    complaints.end();
    const { server, base, addresses } = await listen(request.host, request.port);
    try {
      const token = process.env["QUERYBAR_TOKEN"] ?? "";
      const handler = createHandler({
        store,
        base,
        tokens: token === "" ? [] : [token],
        allowHosts: [...addresses, ...request.allowHosts],
        ...(request.cors === undefined ? {} : { cors: request.cors }),
        ...(request.forms ? { forms: true } : {}),
        onError: (error, failure) => complaints.say(failureLine(error, failure)),
      });
      server.on("request", getRequestListener(handler, { overrideGlobalObjects: false }));
      const output = outputTo(process.stdout);
      output.write(`Serving at ${base}/api/v1, with ${count.toLocaleString("en")} runs read. Ctrl+C ends it.\n`);
      output.flush();
      await new Promise<void>((resolve) => {
        for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => resolve());
      });
    } finally {
      server.close();
      server.closeAllConnections();
    }
    return 0;
  } finally {
    store.close();
  }
}

/** The package that the runs are kept with is a wish of its own, and may not be there. */
async function storeIn(file: string | undefined): Promise<SqliteStore> {
  try {
    const { openStore } = await import("../../server/sqlite.ts");
    return await whenUnlocked(() => openStore(file === undefined ? {} : { file }));
  } catch (error) {
    if (systemCode(error) === "ERR_MODULE_NOT_FOUND") {
      throw trouble(
        "serve needs the package @photostructure/sqlite beside querybar: npm install @photostructure/sqlite",
      );
    }
    throw storeTrouble(file, error);
  }
}

function storeTrouble(file: string | undefined, error: unknown): Error {
  if (file === undefined) return error as Error;
  return trouble(`${file}: ${error instanceof Error ? error.message : String(error)}`);
}

const batchSize = 1_000;

/** Adds a file's runs and answers how many. Those that cannot be served are named and left out. */
async function addFile(
  file: string,
  store: SqliteStore,
  database: string | undefined,
  complaints: Complaints,
): Promise<number> {
  let batch: AnyRecord[] = [];
  let read = 0;
  let added = 0;
  const flush = async () => {
    try {
      await whenUnlocked(() => store.add(batch));
    } catch (error) {
      throw storeTrouble(database, error);
    }
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
          return true;
        },
        trouble: (line, message) => complaints.about(file, line, message),
        note: (line, message) => complaints.say(`${file}:${line}: ${message}`),
        async pause() {
          if (batch.length >= batchSize) await flush();
        },
      });
    } finally {
      await source.close();
    }
  } catch (error) {
    throw systemCode(error) === "" ? error : trouble(`${file}: ${systemMessage(error)}`);
  }
  await flush();
  return added;
}
