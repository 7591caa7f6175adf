import { DuckDBInstance, type DuckDBValue } from "@duckdb/node-api";
import type { Engine } from "./engine.ts";

export async function startDuckdb(): Promise<Engine> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const rows: Engine["rows"] = async (sql, parameters = []) => {
    const result = await connection.runAndReadAll(sql, parameters as DuckDBValue[]);
    return result.getRows();
  };
  return {
    dialect: "duckdb",
    version: String((await rows("SELECT version()"))[0]?.[0]),
    run: async (sql) => void (await connection.run(sql)),
    rows,
    async stop() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
