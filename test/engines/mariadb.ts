import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "./engine.ts";
import { installed } from "./packages.ts";
import { connected, serverFolder } from "./server-folder.ts";

interface Connection {
  readonly query: (sql: string) => Promise<unknown>;
  readonly execute: (query: {
    readonly sql: string;
    readonly values: readonly unknown[];
    readonly rowsAsArray: true;
  }) => Promise<readonly [rows: readonly (readonly unknown[])[], fields: unknown]>;
  readonly end: () => Promise<void>;
}

interface Driver {
  readonly createConnection: (options: object) => Promise<Connection>;
}

const server = "/usr/sbin/mariadbd";

export function missingForMariadb(): string | undefined {
  if (!existsSync(server)) return "MariaDB";
  return installed("mysql2/promise") === undefined ? "the package mysql2" : undefined;
}

export async function startMariadb(): Promise<Engine> {
  const { createConnection } = installed("mysql2/promise") as Driver;
  const folder = serverFolder();
  const data = join(folder.path, "data");
  const socket = join(folder.path, "socket");
  folder.run("/usr/bin/mariadb-install-db", [
    "--no-defaults",
    `--datadir=${data}`,
    "--auth-root-authentication-method=normal",
    "--skip-test-db",
  ]);
  folder.start(server, [
    "--no-defaults",
    `--datadir=${data}`,
    `--socket=${socket}`,
    `--pid-file=${join(folder.path, "pid")}`,
    "--skip-networking",
    "--innodb-flush-log-at-trx-commit=0",
    "--max-allowed-packet=64M",
    "--character-set-server=utf8mb4",
  ]);
  const connection = await connected(() =>
    createConnection({ socketPath: socket, user: "root", charset: "utf8mb4_bin", multipleStatements: true }),
  );
  await connection.query("CREATE DATABASE proof; USE proof");
  const rows: Engine["rows"] = async (sql, parameters = []) => {
    const [found] = await connection.execute({ sql, values: parameters as unknown[], rowsAsArray: true });
    return found;
  };
  return {
    dialect: "mariadb",
    version: String((await rows("SELECT version()"))[0]?.[0]),
    run: async (sql) => void (await connection.query(sql)),
    rows,
    async stop() {
      await connection.end();
      await folder.remove();
    },
  };
}
