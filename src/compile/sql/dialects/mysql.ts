import type { Dialect } from "../dialect.ts";
import { sql } from "../fragment.ts";
import { dialectOf } from "./mariadb.ts";

/** MySQL 8.0.17 and later. Written after its documentation, and never run. */
export const mysql: Dialect = dialectOf({
  name: "mysql",
  title: "MySQL",
  collation: "utf8mb4_0900_bin",
  isTrue: (json) => sql`(${json} = CAST('true' AS JSON))`,
});
