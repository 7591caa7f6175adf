import { DatabaseSync } from "@photostructure/sqlite";
import fc from "fast-check";
import { afterAll, it } from "vitest";
import { queryAndRecord } from "../../src/fast-check/index.ts";
import { toPredicate } from "../../src/index.ts";
import { sqlTarget } from "../../src/sql/index.ts";
import { columns, shipments, stored } from "./shipments.ts";

const database = new DatabaseSync(":memory:");
afterAll(() => database.close());

database.exec(`CREATE TABLE shipment (
  note TEXT, sender_name TEXT, code TEXT, state TEXT, number INTEGER, ticket TEXT, total NUMERIC, weight REAL, size INTEGER,
  created_at TEXT, packed_at TEXT, shipped_at TEXT, seen_at INTEGER, pinned INTEGER, spent REAL,
  labels TEXT, parts TEXT, meta TEXT, search_text TEXT, folded_note TEXT
)`);

const options = { now: new Date("2026-11-26T12:00:00Z"), timeZone: "America/New_York", me: "ada" };
const targets = {
  "its own texts": sqlTarget({ language: shipments, dialect: "sqlite", columns }),
  "a search column": sqlTarget({
    language: shipments,
    dialect: "sqlite",
    columns: { ...columns, note: { column: "note", normalized: true, folded: "folded_note" } },
    searchColumn: "search_text",
  }),
};

function insert(record: object): object {
  const { record: held, row } = stored(record);
  const names = Object.keys(row);
  database.exec("DELETE FROM shipment");
  database
    .prepare(`INSERT INTO shipment (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`)
    .run(...(Object.values(row) as never[]));
  return held;
}

it.each(Object.entries(targets))("selects what the predicate selects, by %s", (_, where) => {
  fc.assert(
    fc.property(queryAndRecord({ language: shipments, ...options }), ([query, record]) => {
      const held = insert(record);
      const result = where(query, options);
      if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join("\n"));
      const found = database
        .prepare(`SELECT 1 FROM shipment WHERE ${result.sql}`)
        .all(...(result.parameters as never[]));
      const shown = `${query.text}\n${result.sql}\n${JSON.stringify(result.parameters)}\n${fc.stringify(held)}`;
      if ((found.length === 1) !== toPredicate(query, options)(held as never))
        throw new Error(`${found.length} for ${shown}`);
    }),
    { numRuns: 400, endOnFailure: false },
  );
});
