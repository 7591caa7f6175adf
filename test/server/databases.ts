import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { buildSync } from "esbuild";
import { openStore } from "../../src/server/sqlite/index.ts";
import { run } from "./serving.ts";

/** Makes a database file with a run in it. */
export function makeDatabase(file: string): string {
  const store = openStore({ file });
  store.add([run()]);
  store.close();
  // All of it is in the file itself, whatever a connection is still waiting to be collected.
  const database = new DatabaseSync(file);
  database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  database.close();
  return file;
}

/** Builds `killed.ts` in a folder: a program, run by itself, that creates runs in a database. */
export function creatingProgram(folder: string): string {
  const program = join(folder, "killed.mjs");
  symlinkSync(new URL("../../node_modules", import.meta.url).pathname, join(folder, "node_modules"));
  buildSync({
    entryPoints: [new URL("killed.ts", import.meta.url).pathname],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    external: ["@photostructure/sqlite"],
  });
  return program;
}
