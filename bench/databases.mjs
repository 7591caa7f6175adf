// The databases that the SQL part measures: SQLite in this process, and Debian's PostgreSQL as a process of its own.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { projectFolder } from "./library.mjs";

// Those of the project, which its tests use too.
const required = createRequire(projectFolder);
const { DatabaseSync } = required("@photostructure/sqlite");
const pg = required("pg");

/**
 * A database is `{ version, run, insert, ask, scan, stop }`: `run` takes statements without values, `insert` adds rows to a table,
 * `ask` returns the rows of a statement with values, and `scan` does so without an index where the database can be told so.
 */
export async function startSqlite() {
  const folder = mkdtempSync(join(tmpdir(), "querybar-sqlite-"));
  const database = new DatabaseSync(join(folder, "runs.sqlite"));
  database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
  const prepared = new Map();
  const ask = async (sql, values = []) => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement.all(...values);
  };
  const [{ version }] = await ask("SELECT sqlite_version() AS version");
  return {
    version: `SQLite ${version}`,
    run: async (sql) => database.exec(sql),
    async insert(table, types, rows) {
      const insert = database.prepare(`INSERT INTO ${table} VALUES (${types.map(() => "?").join(", ")})`);
      database.exec("BEGIN");
      for (const row of rows) insert.run(...row);
      database.exec("COMMIT");
    },
    ask,
    scan: ask,
    async stop() {
      prepared.clear();
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** One process for each statement, and no compilation to machine code, whose time depends on the machine more than on the statement. */
const settings = {
  fsync: "off",
  shared_buffers: "1GB",
  maintenance_work_mem: "512MB",
  max_wal_size: "4GB",
  max_parallel_workers_per_gather: "0",
  max_parallel_maintenance_workers: "0",
  jit: "off",
  autovacuum: "off",
  listen_addresses: "",
};

/** A new server, or `undefined` if PostgreSQL is not installed. */
export async function startPostgres() {
  const programs = newestPrograms();
  if (programs === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "querybar-postgres-"));
  const data = join(folder, "data");
  // PostgreSQL refuses to run as root.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) execFileSync("chown", ["nobody:nogroup", folder]);
  const user = isRoot ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] : [];
  const command = (program, words) => [...user, join(programs, program), ...words];
  const made = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"];
  const [initdb, ...options] = command("initdb", ["-D", data, ...made]);
  execFileSync(initdb, options, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  const own = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const [postgres, ...words] = command("postgres", ["-D", data, "-k", folder, ...own]);
  const server = spawn(postgres, words, { cwd: folder, stdio: "ignore" });
  // Also if the benchmark fails.
  process.once("exit", () => server.kill("SIGQUIT"));
  const client = await connected(folder);
  const scanner = await connected(
    folder,
    "-c enable_indexscan=off -c enable_indexonlyscan=off -c enable_bitmapscan=off",
  );
  const askOf = (from) => async (sql, values) => (await from.query({ text: sql, values })).rows;
  const [{ version }] = await askOf(client)("SELECT current_setting('server_version') AS version");
  return {
    version: `PostgreSQL ${version}`,
    run: async (sql) => void (await client.query(sql)),
    async insert(table, types, rows) {
      const columns = types.map((_, column) => rows.map((row) => row[column]));
      const arrays = types.map((type, column) => `$${column + 1}::${type}[]`);
      await client.query({ text: `INSERT INTO ${table} SELECT * FROM unnest(${arrays.join(", ")})`, values: columns });
    },
    ask: askOf(client),
    scan: askOf(scanner),
    async stop() {
      await Promise.all([client.end(), scanner.end()]);
      const ended = once(server, "exit");
      server.kill("SIGQUIT");
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

function newestPrograms() {
  const versions = "/usr/lib/postgresql";
  return (existsSync(versions) ? readdirSync(versions) : [])
    .sort((one, other) => Number(other) - Number(one))
    .map((version) => join(versions, version, "bin"))
    .find((programs) => existsSync(join(programs, "initdb")));
}

/** A server accepts connections a moment after its start. */
async function connected(host, options = "") {
  for (let attempt = 1; ; attempt++) {
    const client = new pg.Client({ host, user: "postgres", database: "postgres", options });
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (attempt === 200) throw error;
      await delay(50);
    }
  }
}
