// Values that a database holds in canonical spelling, or in JSON.
import { DatabaseSync } from "@photostructure/sqlite";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { queryAndRecord } from "../../src/fast-check/index.ts";
import {
  type AnyQuery,
  boolean,
  bytes,
  date,
  defineLanguage,
  number,
  oneOf,
  parse,
  toPredicate,
  wholeNumber,
} from "../../src/index.ts";
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
    weight: bytes("data.weight"),
    when: date("data.when"),
  },
});

/** As JSON has it: instants as `toISOString` writes them. */
function inJson(key: string, value: unknown): unknown {
  if (typeof value === "bigint") return `${value}`;
  if ((key !== "at" && key !== "when") || typeof value !== "string") return value;
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

/** Whether the database selects a record that holds only this. */
function isSelected(query: AnyQuery, data: unknown, values: readonly (string | null)[] = canonical.map(() => null)) {
  const result = where(query as never, evaluation);
  if (!result.ok) throw new Error(result.diagnostics[0]?.message);
  database.exec("DELETE FROM spellings");
  insert.run(...values, JSON.stringify(data ?? null, inJson));
  const found = database.prepare(`SELECT 1 FROM spellings WHERE ${result.sql}`);
  return found.all(...(result.parameters as never[])).length > 0;
}

it("are compared as the predicate compares them", () => {
  fc.assert(
    fc.property(queryAndRecord({ language, ...evaluation }), ([query, made]) => {
      const held = clean(made) as Record<string, unknown>;
      const values = canonical.map((name) => kindIn(language.fields[name])?.heldKey(held[name]) ?? null);
      const record = {
        ...Object.fromEntries(canonical.map((name, index) => [name, values[index]])),
        data: JSON.parse(JSON.stringify(held["data"] ?? null, inJson)),
      };
      const expected = toPredicate(query, evaluation)(record as never);
      expect([query.text, record, isSelected(query, record.data, values)]).toEqual([query.text, record, expected]);
    }),
    { ...tries(200), endOnFailure: false },
  );
});

it.each<[text: string, data: object, isFound: boolean]>([
  ["size:5", { size: 5 }, true],
  ["size:5", { size: "5.0" }, true],
  ["weight:5B", { weight: 5 }, true],
  ["weight:5B", { weight: "5" }, false],
  ["at:>1970", { at: 1_795_694_400 }, true],
  ["at:>1970", { at: "2026-11-26T12:00:00Z" }, true],
  ["when:>1970", { when: 1_795_694_400 }, false],
  ["when:>1970", { when: "2026-11-26T12:00:00Z" }, true],
  ["on:yes", { on: true }, true],
  ["on:yes", { on: false }, false],
  ["on:no", { on: false }, true],
  ["on:yes", { on: "YES" }, true],
  ["on:yes", { on: 1 }, false],
  ["fix", { text: "Fix it" }, true],
  ["fix", { text: ["a", "Fix it"] }, true],
  ["fix", { text: 5 }, false],
])("are found in JSON where the predicate finds them: %s in %j, %j", (text, data, isFound) => {
  const query = parse(text, { language });
  expect(toPredicate(query, evaluation)({ data })).toBe(isFound);
  expect(isSelected(query, data)).toBe(isFound);
});
