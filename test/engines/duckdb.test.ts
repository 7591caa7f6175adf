import { startDuckdb } from "./duckdb.ts";
import { proves } from "./suite.ts";

proves("DuckDB", startDuckdb);
