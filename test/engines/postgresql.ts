import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "./engine.ts";
import { installed } from "./packages.ts";
import { connected, serverFolder } from "./server-folder.ts";

interface Client {
  readonly connect: () => Promise<void>;
  readonly query: (query: {
    readonly text: string;
    readonly values?: readonly unknown[];
    readonly rowMode?: "array";
  }) => Promise<{ readonly rows: readonly (readonly unknown[])[] }>;
  readonly end: () => Promise<void>;
}

interface Driver {
  readonly Client: new (options: object) => Client;
}

/** The newest PostgreSQL that Debian's package has installed. */
function programs(): string | undefined {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).sort((one, other) => Number(other) - Number(one)) : [];
  return versions.map((version) => join(root, version, "bin")).find((folder) => existsSync(join(folder, "initdb")));
}

export function missingForPostgresql(): string | undefined {
  if (programs() === undefined) return "PostgreSQL";
  return installed("pg") === undefined ? "the package pg" : undefined;
}

export async function startPostgresql(): Promise<Engine> {
  const bin = programs() ?? "";
  const { Client } = installed("pg") as Driver;
  const folder = serverFolder();
  const data = join(folder.path, "data");
  const options = ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--username=postgres"];
  folder.run(join(bin, "initdb"), ["-D", data, ...options]);
  folder.start(join(bin, "postgres"), ["-D", data, "-k", folder.path, "-c", "listen_addresses=", "-c", "fsync=off"]);
  const client = await connected(async () => {
    const made = new Client({ host: folder.path, user: "postgres", database: "postgres" });
    await made.connect();
    return made;
  });
  const rows: Engine["rows"] = async (sql, parameters = []) => {
    const { rows: found } = await client.query({ text: sql, values: parameters as unknown[], rowMode: "array" });
    return found;
  };
  await client.query({ text: "CREATE EXTENSION pg_trgm" });
  return {
    dialect: "postgres",
    version: String((await rows("SHOW server_version"))[0]?.[0]),
    run: async (sql) => void (await client.query({ text: sql })),
    rows,
    async stop() {
      await client.end();
      await folder.remove();
    },
  };
}
