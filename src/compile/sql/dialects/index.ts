import type { Dialect, DialectName } from "../dialect.ts";
import { clickhouse } from "./clickhouse.ts";
import { duckdb } from "./duckdb.ts";
import { mariadb } from "./mariadb.ts";
import { mysql } from "./mysql.ts";
import { postgres } from "./postgres.ts";
import { sqlite } from "./sqlite.ts";

/** All dialects by name. */
export const dialects: ReadonlyMap<DialectName, Dialect> = new Map(
  [postgres, sqlite, mariadb, mysql, duckdb, clickhouse].map((one) => [one.name, one]),
);
