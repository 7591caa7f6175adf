// Values that a database holds in canonical spelling, or in JSON.
import { DatabaseSync } from "@photostructure/sqlite";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { queryAndRecord } from "../../src/fast-check/index.ts";
import { boolean, date, defineLanguage, number, oneOf, toPredicate, wholeNumber } from "../../src/index.ts";
import { kindIn } from "../../src/language/kinds/kind.ts";
import { sqlTarget } from "../../src/sql/index.ts";
import { evaluation } from "../every-kind.ts";
import { tries } from "../tries.ts";
import { clean } from "./shipments.ts";

const language = defineLanguage<Record<"created" | "ticket" | "total" | "state" | "pinned" | "data", unknown>>()({
  name: "spellings",
  dialect: "extended",
  text: ["data.text"],
  fields: {
    created: date("created"),
    ticket: wholeNumber("ticket"),
    total: number("total"),
    state: oneOf("state", ["open", "closed", "Größe"]),
    pinned: boolean("pinned"),
    at: date("data.at", { unit: "s" }),
    on: boolean("data.on"),
    size: number("data.size"),
  },
});

/** As JSON has it: instants as `toISOString` writes them. */
function inJson(key: string, value: unknown): unknown {
  if (typeof value === "bigint") return `${value}`;
  if (key !== "at" || typeof value !== "string") return value;
  const instant = kindIn(language.fields.at)?.heldKey(value);
  return instant === undefined ? null : `${instant.slice(0, "2026-11-22T15:00:00.000".length)}Z`;
}

const canonical = ["created", "ticket", "total", "state", "pinned"] as const;
const database = new DatabaseSync(":memory:");
afterAll(() => database.close());
database.exec(`CREATE TABLE spellings (${canonical.join(", ")}, data)`);
const insert = database.prepare("INSERT INTO spellings VALUES (?, ?, ?, ?, ?, ?)");

const where = sqlTarget({
  language,
  dialect: "sqlite",
  columns: {
    ...Object.fromEntries(canonical.map((name) => [name, { column: name, canonical: true }])),
    data: { column: "data", type: "json", normalized: true },
  },
});

it("are compared as the predicate compares them", () => {
  fc.assert(
    fc.property(queryAndRecord({ language, ...evaluation }), ([query, made]) => {
      const held = clean(made) as Record<string, unknown>;
      const values = canonical.map((name) => kindIn(language.fields[name])?.heldKey(held[name]) ?? null);
      const json = JSON.stringify(held["data"] ?? null, inJson);
      const record = {
        ...Object.fromEntries(canonical.map((name, index) => [name, values[index]])),
        data: JSON.parse(json),
      };
      const result = where(query, evaluation);
      if (!result.ok) throw new Error(result.diagnostics[0]?.message);
      database.exec("DELETE FROM spellings");
      insert.run(...values, json);
      const found = database.prepare(`SELECT 1 FROM spellings WHERE ${result.sql}`);
      const count = found.all(...(result.parameters as never[])).length;
      const expected = Number(toPredicate(query, evaluation)(record as never));
      expect([query.text, result.sql, record, count]).toEqual([query.text, result.sql, record, expected]);
    }),
    { ...tries(200), endOnFailure: false },
  );
});
