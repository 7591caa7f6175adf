import type { Engine } from "./engine.ts";
import { installed } from "./packages.ts";

interface Session {
  readonly query: (sql: string, format?: string) => string;
  readonly queryBind: (sql: string, parameters: object, format: string) => string;
  readonly cleanup: () => void;
}

interface Driver {
  readonly Session: new () => Session;
}

export function missingForClickhouse(): string | undefined {
  return installed("chdb") === undefined ? "the package chdb" : undefined;
}

/** ClickHouse in this process, without a server. */
export async function startClickhouse(): Promise<Engine> {
  const { Session } = installed("chdb") as Driver;
  const session = new Session();
  const rows: Engine["rows"] = async (sql, parameters = {}) => {
    const answer = session.queryBind(sql, parameters, "JSONCompactEachRow").trim();
    return answer === "" ? [] : answer.split("\n").map((line) => JSON.parse(line) as readonly unknown[]);
  };
  session.query("CREATE DATABASE proof");
  session.query("USE proof");
  return {
    dialect: "clickhouse",
    version: String((await rows("SELECT version()"))[0]?.[0]),
    run: async (sql) => void session.query(sql),
    rows,
    stop: async () => session.cleanup(),
  };
}
