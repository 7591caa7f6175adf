import { missingForClickhouse, startClickhouse } from "../clickhouse.ts";
import { proves } from "../suite.ts";

proves("ClickHouse", startClickhouse, missingForClickhouse());
