// MySQL itself is not run anywhere: these conditions follow its documentation.
import { expect, it } from "vitest";
import { parse } from "../../src/index.ts";
import { sqlTarget } from "../../src/sql/index.ts";
import { columns, shipments } from "./shipments.ts";

const where = sqlTarget({
  language: shipments,
  dialect: "mysql",
  columns: { ...columns, createdAt: { column: "created_at", type: "timestamp" } },
});

it.each([
  ["code:a", "CONVERT(`code` USING utf8mb4) COLLATE utf8mb4_0900_bin = ?", ["a"]],
  ["note:fix", "CONVERT(`note` USING utf8mb4) COLLATE utf8mb4_0900_bin REGEXP ?", ["[Ff][Ii][Xx]"]],
  ["-number:7", "(`number` = CAST(? AS SIGNED)) IS NOT TRUE", ["7"]],
  // MariaDB does not find such a key.
  [
    "meta.-a:x",
    "CONVERT(CASE WHEN JSON_TYPE(JSON_EXTRACT(`meta`, ?)) IN ('STRING') THEN JSON_UNQUOTE(JSON_EXTRACT(`meta`, ?)) END USING utf8mb4) COLLATE utf8mb4_0900_bin = ?",
    ['$."-a"', '$."-a"', "x"],
  ],
  ["created:>=2026", "`created_at` >= CAST(? AS DATETIME(6))", ["2026-01-01T00:00:00.000000"]],
])("a condition for MySQL: %s", (text, sql, parameters) => {
  const result = where(parse(text, { language: shipments }));
  expect(result).toMatchObject({ ok: true, sql, parameters });
});
