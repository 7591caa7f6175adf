import { DatabaseSync } from "@photostructure/sqlite";
import type { Engine } from "./engine.ts";

export async function startSqlite(): Promise<Engine> {
  const database = new DatabaseSync(":memory:");
  const rows: Engine["rows"] = async (sql, parameters = []) => {
    const found = database.prepare(sql).all(...(parameters as never[])) as Record<string, unknown>[];
    return found.map((row) => Object.values(row));
  };
  return {
    dialect: "sqlite",
    version: String((await rows("SELECT sqlite_version()"))[0]?.[0]),
    run: async (sql) => database.exec(sql),
    rows,
    stop: async () => database.close(),
  };
}
