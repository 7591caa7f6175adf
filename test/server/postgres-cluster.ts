import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";

// PostgreSQL servers of a test's own, in a folder that is gone afterwards.

const versions = "/usr/lib/postgresql";

/** The folder with the programs of the newest PostgreSQL that is installed. */
const programs = (existsSync(versions) ? readdirSync(versions) : [])
  .sort((one, other) => Number(other) - Number(one))
  .map((version) => join(versions, version, "bin"))
  .find((folder) => existsSync(join(folder, "initdb")));

export const hasPostgres = programs !== undefined;

/** For the title of tests that need it. */
export const ifMissing = hasPostgres ? "" : " (skipped: PostgreSQL is not installed)";

/** PostgreSQL refuses to run as root. */
const isRoot = process.getuid?.() === 0;
const user = isRoot ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] : [];

/** Lets the server write to a folder. */
export function giveToServer(folder: string): void {
  if (isRoot) execFileSync("chown", ["nobody:nogroup", folder]);
}

export interface ClusterOptions {
  /** Settings, such as `fsync=off`. */
  readonly settings?: readonly string[];
  /** The password of the user `postgres`. Default: none is asked for. */
  readonly password?: string;
  /** Copies a running cluster and follows it, under this name. */
  readonly replicaOf?: { readonly cluster: Cluster; readonly name: string };
}

export interface Cluster {
  readonly port: number;
  readonly folder: string;
  /** The address of a database, with a password if the cluster has one. */
  readonly address: (database?: string) => string;
  /** Asks the database `postgres`, or another one. */
  readonly ask: (sql: string, database?: string) => Promise<readonly Record<string, unknown>[]>;
  readonly start: () => Promise<void>;
  /** Ends it as an operator does. */
  readonly stop: () => Promise<void>;
  /** Ends all of its processes, none of which can do anything about it. */
  readonly kill: () => Promise<void>;
  /** Makes a primary of a replica. */
  readonly promote: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** Makes a cluster and starts it. */
export async function startedCluster({ settings = [], password, replicaOf }: ClusterOptions = {}): Promise<Cluster> {
  const place = mkdtempSync(join(tmpdir(), "querybar-postgres-"));
  giveToServer(place);
  chmodSync(place, 0o755);
  const data = join(place, "data");
  const port = await freePort();
  const run = (program: string, words: readonly string[]) => {
    const [first = "", ...others] = [...user, join(programs ?? "", program), ...words];
    execFileSync(first, others, { cwd: place, stdio: ["ignore", "ignore", "pipe"] });
  };
  if (replicaOf === undefined) {
    const file = join(place, "password");
    if (password !== undefined) writeFileSync(file, password);
    const access = password === undefined ? ["--auth=trust"] : ["--auth=scram-sha-256", `--pwfile=${file}`];
    const words = ["-D", data, "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", ...access];
    run("initdb", words);
  } else {
    const { cluster, name } = replicaOf;
    run("pg_basebackup", ["-d", `${cluster.address()}?application_name=${name}`, "-D", data, "-R", "-c", "fast"]);
  }

  let server: ChildProcess | undefined;
  const address = (database = "postgres") =>
    `postgres://postgres${password === undefined ? "" : `:${encodeURIComponent(password)}`}@127.0.0.1:${port}/${database}`;
  const ask: Cluster["ask"] = async (sql, database) => {
    const client = new Client({ connectionString: address(database) });
    client.on("error", () => {});
    await client.connect();
    try {
      const result = await client.query(sql);
      return result.rows;
    } finally {
      await client.end();
    }
  };
  const ended = async (end: (pid: number) => void) => {
    if (server?.pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const exit = once(server, "exit");
    end(server.pid);
    await exit;
  };
  const cluster: Cluster = {
    port,
    folder: place,
    address,
    ask,
    async start() {
      const own = [`port=${port}`, "listen_addresses=127.0.0.1", `unix_socket_directories=${place}`, ...settings];
      const words = ["-D", data, ...own.flatMap((setting) => ["-c", setting])];
      const [first = "", ...others] = [...user, join(programs ?? "", "postgres"), ...words];
      let log = "";
      const child = spawn(first, others, { cwd: place, stdio: ["ignore", "ignore", "pipe"] });
      child.stderr?.on("data", (chunk) => {
        log += chunk;
      });
      server = child;
      await until(async () => {
        if (child.exitCode !== null) throw new Error(`PostgreSQL ended: ${log}`);
        return ask("SELECT").then(
          () => true,
          () => false,
        );
      });
    },
    // An immediate shutdown would not write what a replica is to have.
    stop: () => ended((pid) => process.kill(pid, "SIGINT")),
    kill: () =>
      ended((pid) => {
        for (const each of [pid, ...childrenOf(pid)]) process.kill(each, "SIGKILL");
      }),
    async promote() {
      await ask("SELECT pg_promote()");
    },
    async remove() {
      await ended((pid) => process.kill(pid, "SIGQUIT"));
      rmSync(place, { recursive: true, force: true });
    },
  };
  await cluster.start();
  return cluster;
}

/** Waits until something is so, for at most 30 seconds. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 30_000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error("It did not happen within 30 seconds.");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

function childrenOf(pid: number): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return (
          readFileSync(`/proc/${name}/stat`, "utf8")
            .replace(/^.*\) /s, "")
            .split(" ")[1] === String(pid)
        );
      } catch {
        // It has ended meanwhile.
        return false;
      }
    })
    .map(Number);
}
