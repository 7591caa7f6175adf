import { debianPostgresql, packagedPostgresql, startPostgresql } from "../postgresql.ts";
import { proves } from "../suite.ts";

for (const [title, programs] of [
  ["PostgreSQL", debianPostgresql()],
  ["PostgreSQL 18", packagedPostgresql()],
] as const)
  proves(title, () => startPostgresql(programs ?? ""), programs === undefined ? title : undefined);
