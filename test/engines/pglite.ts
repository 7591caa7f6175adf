import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import type { Engine } from "./engine.ts";

/** PostgreSQL in WebAssembly. */
export async function startPglite(): Promise<Engine> {
  const database = await PGlite.create({ extensions: { pg_trgm } });
  const rows: Engine["rows"] = async (sql, parameters = []) => {
    const { rows: found } = await database.query<unknown[]>(sql, parameters as unknown[], { rowMode: "array" });
    return found;
  };
  await database.exec("CREATE EXTENSION pg_trgm");
  return {
    dialect: "postgres",
    version: String((await rows("SHOW server_version"))[0]?.[0]),
    run: async (sql) => void (await database.exec(sql)),
    rows,
    stop: () => database.close(),
  };
}
