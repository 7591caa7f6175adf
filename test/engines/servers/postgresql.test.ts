import { missingForPostgresql, startPostgresql } from "../postgresql.ts";
import { proves } from "../suite.ts";

proves("PostgreSQL", startPostgresql, missingForPostgresql());
