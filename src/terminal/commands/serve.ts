import { getRequestListener } from "@hono/node-server";
import type { AnyRecord } from "../../language/path.ts";
import { layer } from "../../layer/language.ts";
import { failureLine } from "../../server/failure.ts";
import { createHandler } from "../../server/handler.ts";
import { whenUnlocked } from "../../server/locks.ts";
import { isAddress, shownAddress } from "../../server/postgres/address.ts";
import { keptRecord } from "../../server/record.ts";
import type { Store } from "../../server/store.ts";
import { CliError, systemCode, systemMessage } from "../errors.ts";
import { listen } from "../http-server.ts";
import { openFile } from "../input/bytes.ts";
import { readRecords } from "../input/read.ts";
import { outputTo } from "../output.ts";
import type { ExitCode, ServeRequest } from "../requests.ts";
import { type Warnings, warningsOn } from "../warnings.ts";

/** `querybar serve`: serves the two endpoints until it is stopped. */
export async function serve(request: ServeRequest): Promise<ExitCode> {
  const store = await storeIn(request.database);
  try {
    const warnings = warningsOn(process.stderr);
    let count = 0;
    for (const file of request.files) count += await addFile(file, request, store, warnings);
    warnings.end();
    const { server, base, addresses } = await listen(request.host, request.port);
    try {
      const token = process.env["QUERYBAR_TOKEN"] ?? "";
      const { cors, forms = false } = request;
      const handler = createHandler({
        store,
        base,
        tokens: token === "" ? [] : [token],
        allowHosts: [...addresses, ...(request.allowHost ?? [])],
        ...(cors === undefined ? {} : { cors }),
        ...(forms ? { forms } : {}),
        onError: (error, failure) => warnings.note(failureLine(error, failure)),
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
    await store.close();
  }
}

/** A store that runs can be added to. */
interface FilledStore extends Store {
  readonly add: (records: Iterable<AnyRecord>) => void | Promise<void>;
  readonly close: () => void | Promise<void>;
}

/** The packages that store the runs are optional. */
async function storeIn(database: string | undefined): Promise<FilledStore> {
  const isPostgres = isAddress(database ?? "");
  try {
    if (isPostgres)
      return await (await import("../../server/postgres/index.ts")).openPostgresStore({ address: database ?? "" });
    const { openStore } = await import("../../server/sqlite/index.ts");
    return await whenUnlocked(() => openStore(database === undefined ? {} : { file: database }));
  } catch (error) {
    if (systemCode(error) === "ERR_MODULE_NOT_FOUND") {
      const name = isPostgres ? "pg" : "@photostructure/sqlite";
      throw new CliError(`serve needs the package ${name}: npm install ${name}`);
    }
    throw storeError(database, error);
  }
}

function storeError(database: string | undefined, error: unknown): unknown {
  if (database === undefined) return error;
  const shown = isAddress(database) ? shownAddress(database) : database;
  return new CliError(`${shown}: ${error instanceof Error ? error.message : String(error)}`);
}

const batchSize = 1_000;

/** Adds a file's runs and returns how many. What cannot be served is reported and left out. */
async function addFile(
  file: string,
  { at, database }: ServeRequest,
  store: FilledStore,
  warnings: Warnings,
): Promise<number> {
  let batch: AnyRecord[] = [];
  let read = 0;
  let added = 0;
  const flush = async () => {
    try {
      await whenUnlocked(() => store.add(batch));
    } catch (error) {
      throw storeError(database, error);
    }
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
          return true;
        },
        error: (line, message) => warnings.record(file, line, message),
        note: (line, message) => warnings.note(`${file}:${line}: ${message}`),
        async pause() {
          if (batch.length >= batchSize) await flush();
        },
      });
    } finally {
      await source.close();
    }
  } catch (error) {
    throw systemCode(error) === "" ? error : new CliError(`${file}: ${systemMessage(error)}`);
  }
  await flush();
  return added;
}
