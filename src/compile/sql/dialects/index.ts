import { querybarError } from "../../../language/error.ts";
import type { Dialect, DialectName } from "../dialect.ts";
import { clickhouse } from "./clickhouse.ts";
import { duckdb } from "./duckdb.ts";
import { mariadb } from "./mariadb.ts";
import { mysql } from "./mysql.ts";
import { postgres } from "./postgres.ts";
import { sqlite } from "./sqlite.ts";

const dialects: ReadonlyMap<DialectName, Dialect> = new Map(
  [postgres, sqlite, mariadb, mysql, duckdb, clickhouse].map((one) => [one.name, one]),
);

/** @throws a `QuerybarError` with the code `invalid-argument` for a name that is none of a dialect. */
export function dialectNamed(name: DialectName): Dialect {
  const dialect = dialects.get(name);
  if (dialect === undefined)
    throw querybarError("invalid-argument", `The dialect is one of ${[...dialects.keys()].join(", ")}.`);
  return dialect;
}
