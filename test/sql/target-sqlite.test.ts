import { DatabaseSync } from "@photostructure/sqlite";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { queryAndRecord } from "../../src/fast-check/index.ts";
import { parse, toPredicate } from "../../src/index.ts";
import { searchColumn, sqlTarget } from "../../src/sql/index.ts";
import { tries } from "../tries.ts";
import { columns, shipments, stored } from "./shipments.ts";

const database = new DatabaseSync(":memory:");
afterAll(() => database.close());

database.exec(`CREATE TABLE shipment (
  id INTEGER PRIMARY KEY, note TEXT, sender_name TEXT, code TEXT, state TEXT, number INTEGER, ticket TEXT, total NUMERIC, weight REAL, size INTEGER,
  created_at TEXT, packed_at TEXT, shipped_at TEXT, seen_at INTEGER, pinned INTEGER, spent REAL,
  labels TEXT, parts TEXT, meta TEXT, folded_note TEXT
)`);
const { statements, searchIndex = "" } = searchColumn({ language: shipments, dialect: "sqlite", table: "shipment" });
for (const statement of statements) database.exec(statement);

const options = { now: new Date("2026-11-26T12:00:00Z"), timeZone: "America/New_York", me: "ada" };
const targets = {
  "its own texts": sqlTarget({ language: shipments, dialect: "sqlite", columns }),
  "a search column": sqlTarget({
    language: shipments,
    dialect: "sqlite",
    columns: { ...columns, note: { column: "note", normalized: true, folded: "folded_note" } },
    searchColumn: "search_text",
  }),
  "an index of its search column": sqlTarget({
    language: shipments,
    dialect: "sqlite",
    columns,
    searchColumn: "shipment.search_text",
    searchIndex,
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
    { ...tries(60), endOnFailure: false },
  );
});

it("reads columns whose names SQLite's own tables of JSON have, and names with quotes", () => {
  const names = { code: "a`b", labels: "value", parts: "key", meta: "type", note: "whole", ticket: "select" };
  database.exec('CREATE TABLE other ("a`b", "value", "key", "type", "whole", "select")');
  database.exec(`INSERT INTO other VALUES ('main', '["x"]', '[{"id": 7}]', '{"region": "eu"}', 'text', '12')`);
  const where = sqlTarget({
    language: shipments,
    dialect: "sqlite",
    columns: Object.fromEntries(
      Object.entries(names).map(([path, column]) => [
        path,
        { ...(columns[path] as object), column: [column] as const, normalized: true },
      ]),
    ),
  });
  const count = (text: string) => {
    const result = where(parse(text, { language: shipments }));
    return result.ok && database.prepare(`SELECT 1 FROM other WHERE ${result.sql}`).all(...result.parameters).length;
  };
  expect(["code:main", "label:x", "part:7", "meta.region:eu", "note:TEXT", "ticket:>=11"].map(count)).toEqual(
    Array(6).fill(1),
  );
  expect(["code:x", "label:y", "part:8", "meta.region:x", "note:y", "ticket:>12"].map(count)).toEqual(Array(6).fill(0));
});

it("takes a thousand terms, nested ones too", () => {
  const words = Array.from({ length: 1000 }, (_, index) => `w${index}`);
  insert({ note: words.join(" ") });
  const nested = Array.from({ length: 60 }).reduce<string>((inside, _, index) => `(w${index} OR -w1 ${inside})`, "w0");
  for (const text of [words.join(" "), words.map((word) => `-x${word}`).join(" "), words.join(" OR "), nested]) {
    const result = targets["a search column"](parse(text, { language: shipments }));
    if (!result.ok) throw new Error(result.diagnostics[0]?.message);
    expect(database.prepare(`SELECT 1 FROM shipment WHERE ${result.sql}`).all(...result.parameters)).toHaveLength(1);
  }
});

it("has an index of its search column that follows what is written, whatever the table's name", () => {
  database.exec('CREATE TABLE `it\'s a "table"` (id INTEGER PRIMARY KEY)');
  const written = ["needle 1", "needle 2", "other"];
  const plan = searchColumn({ language: shipments, dialect: "sqlite", table: 'it\'s a "table"', column: "a`b" });
  const [add, ...others] = plan.statements;
  const run = (sql: string, ...values: readonly (string | number)[]) => database.prepare(sql).run(...values);
  database.exec(add as string);
  run('INSERT INTO `it\'s a "table"` (id, `a``b`) VALUES (1, ?)', written[0] as string);
  for (const statement of others) database.exec(statement);
  for (const [index, text] of written.slice(1).entries())
    run('INSERT INTO `it\'s a "table"` (id, `a``b`) VALUES (?, ?)', index + 2, text);
  const where = sqlTarget({
    language: shipments,
    dialect: "sqlite",
    columns: {},
    searchColumn: ["a`b"],
    searchIndex: [plan.searchIndex as string],
  });
  const found = () => {
    const result = where(parse("needle", { language: shipments }));
    if (!result.ok) throw new Error(result.diagnostics[0]?.message);
    const rows = database.prepare(`SELECT id FROM \`it's a "table"\` WHERE ${result.sql}`).all(...result.parameters);
    return rows.map((row) => (row as { readonly id: number }).id);
  };
  expect(found()).toEqual([1, 2]);
  run("UPDATE `it's a \"table\"` SET `a``b` = 'a needle' WHERE id = 3");
  run("UPDATE `it's a \"table\"` SET `a``b` = 'nothing' WHERE id = 1");
  expect(found()).toEqual([2, 3]);
  run('DELETE FROM `it\'s a "table"` WHERE id = 2');
  run("INSERT INTO `it's a \"table\"` (id, `a``b`) VALUES (2, 'no')");
  expect(found()).toEqual([3]);
});

it("finds a rare word by the index", () => {
  const result = targets["an index of its search column"](parse("needle", { language: shipments }));
  const plan = result.ok && database.prepare(`EXPLAIN QUERY PLAN SELECT 1 FROM shipment WHERE ${result.sql}`).all("x");
  expect(JSON.stringify(plan)).toMatch(/USING INTEGER PRIMARY KEY.*VIRTUAL TABLE INDEX/);
});

it.each([
  ["code:a", "shipment_code (code=?)"],
  ["code:a,b", "shipment_code (code=?)"],
  ["number:7", "shipment_number (number=?)"],
  ["number:7..9", "shipment_number (number>? AND number<?)"],
  ["total:<1.5", "shipment_total (total>? AND total<?)"],
  ["created:2026-11-23 -code:a", "shipment_created (created_at>? AND created_at<?)"],
])("reads the index of a column for %j", (text, index) => {
  database.exec(`
    CREATE INDEX IF NOT EXISTS shipment_code ON shipment (code);
    CREATE INDEX IF NOT EXISTS shipment_number ON shipment (number);
    CREATE INDEX IF NOT EXISTS shipment_total ON shipment (total);
    CREATE INDEX IF NOT EXISTS shipment_created ON shipment (created_at)`);
  const result = targets["its own texts"](parse(text, { language: shipments }), options);
  if (!result.ok) throw new Error(result.diagnostics[0]?.message);
  const plan = database.prepare(`EXPLAIN QUERY PLAN SELECT note FROM shipment WHERE ${result.sql}`);
  expect(JSON.stringify(plan.all(...result.parameters))).toContain(`USING INDEX ${index}`);
});
