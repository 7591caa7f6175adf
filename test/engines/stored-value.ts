import { heldInstant } from "../../src/language/dates/held-date.ts";
import { instantText } from "../../src/language/dates/timestamp.ts";
import { decimalOf, readDecimal } from "../../src/language/decimal.ts";
import type { TimeUnit } from "../../src/language/field.ts";
import type { FieldEntry } from "../../src/language/lookup.ts";
import { type AnyRecord, valueReader, valuesReader } from "../../src/language/path.ts";
import type { Dialect } from "./engine.ts";
import type { StoredColumn } from "./layout.ts";
import { isStorableNumber, type ScalarType, storableInstant, storableText } from "./storage.ts";

/** A value as a column takes it, and what a record that holds just this has in its place. */
export interface StoredValue {
  readonly parameter: string;
  readonly held: unknown;
}

/** What of a record a column can hold; `undefined` if it is nothing. */
export function storedValue(column: StoredColumn, record: AnyRecord, dialect: Dialect): StoredValue | undefined {
  const { path, type, of, entry, isNormalized } = column;
  if (type === "json") return storedJson(valueReader(path)(record), dialect);
  const store = (value: unknown) => stored(of, entry, isNormalized ? inNfc(value) : value, dialect);
  if (type !== "array") return store(valueReader(path)(record));
  const values = valuesReader(path)(record).flatMap((value) => store(value) ?? []);
  const parameters = values.map(({ parameter }) => parameter);
  const held = values.map((value) => value.held);
  return { parameter: dialect === "postgres" ? postgresArray(parameters) : JSON.stringify(parameters), held };
}

function postgresArray(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}

function inNfc(value: unknown): unknown {
  return typeof value === "string" ? value.normalize("NFC") : value;
}

function stored(
  type: ScalarType,
  entry: FieldEntry | undefined,
  value: unknown,
  dialect: Dialect,
): StoredValue | undefined {
  if (value === undefined || value === null) return undefined;
  switch (type) {
    case "text":
      return storedText(entry, value, dialect);
    case "bigint":
    case "numeric":
    case "double":
      return storedNumber(type, entry, value, dialect);
    case "timestamp":
    case "timestamptz":
    case "date":
      return storedInstant(type, entry, value, dialect);
    case "boolean": {
      const held = entry?.kind.heldKey(value);
      return held === undefined ? undefined : { parameter: held, held: held === "true" };
    }
    case "json":
      return undefined;
    default:
      return type satisfies never;
  }
}

/** Texts as they are; of other kinds what they have as a text: digits, ISO 8601 with milliseconds, a truth value. */
function storedText(entry: FieldEntry | undefined, value: unknown, dialect: Dialect): StoredValue | undefined {
  switch (entry?.field.kind) {
    case "date":
      return storedInstant("text", entry, value, dialect);
    case "wholeNumber":
    case "boolean":
      return entry.kind.heldKey(value) === undefined ? undefined : same(String(value));
    case "number": {
      const decimal = typeof value === "number" ? decimalOf(value) : String(value);
      return decimal === undefined || entry.kind.heldKey(value) === undefined ? undefined : same(decimal);
    }
    default:
      return typeof value === "string" ? same(storableText(dialect, value)) : undefined;
  }
}

function same(text: string): StoredValue {
  return { parameter: text, held: text };
}

function storedNumber(
  type: ScalarType,
  entry: FieldEntry | undefined,
  value: unknown,
  dialect: Dialect,
): StoredValue | undefined {
  if (entry?.kind.heldKey(value) === undefined) return undefined;
  const decimal = typeof value === "number" ? decimalOf(value) : readDecimal(String(value));
  if (decimal === undefined || !isStorableNumber(dialect, type, decimal)) return undefined;
  if (type !== "double") return { parameter: decimal, held: value };
  const float = Number(decimal);
  return Number.isFinite(float) ? { parameter: String(float), held: float } : undefined;
}

function storedInstant(
  type: ScalarType,
  entry: FieldEntry | undefined,
  value: unknown,
  dialect: Dialect,
): StoredValue | undefined {
  const instant = heldInstant(value, (entry?.field as { readonly unit?: TimeUnit } | undefined)?.unit);
  const text = instant && storableInstant(dialect, type, instantText(instant));
  return text === undefined ? undefined : same(text);
}

/** Objects and arrays as JSON, their texts as the engine keeps them. */
function storedJson(value: unknown, dialect: Dialect): StoredValue | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const parameter = JSON.stringify(value, (_, held: unknown) => {
    if (typeof held === "bigint") return String(held);
    if (typeof held !== "string") return storableKeys(held, dialect);
    return storableText(dialect, held);
  });
  return { parameter, held: JSON.parse(parameter) };
}

function storableKeys(held: unknown, dialect: Dialect): unknown {
  if (typeof held !== "object" || held === null || Array.isArray(held)) return held;
  return Object.fromEntries(Object.entries(held).map(([key, one]) => [storableText(dialect, key), one]));
}
