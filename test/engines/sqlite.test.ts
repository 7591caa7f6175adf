import { startSqlite } from "./sqlite.ts";
import { proves } from "./suite.ts";

proves("SQLite", startSqlite);
