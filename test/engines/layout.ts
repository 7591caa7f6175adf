import type { AnyLanguage } from "../../src/index.ts";
import type { TimeUnit } from "../../src/language/field.ts";
import { isKeyed } from "../../src/language/keys.ts";
import { type FieldEntry, lookupOf } from "../../src/language/lookup.ts";
import { keysOf, type Path, pathName } from "../../src/language/path.ts";
import type { Dialect } from "./engine.ts";
import type { ScalarType } from "./storage.ts";

/** A column of a table: what records hold at a path. */
export interface StoredColumn {
  readonly path: Path;
  readonly column: string;
  readonly type: ScalarType | "array";
  /** What an array holds; otherwise the type. */
  readonly of: ScalarType;
  readonly entry: FieldEntry | undefined;
  /** Whether texts are stored in NFC. */
  readonly isNormalized: boolean;
}

/**
 * How values are stored: in columns of the type that fits best (`typed`), or in the columns of someone who did not think of searching
 * (`plain`): numbers as digits or as floats, dates as text or as numbers, arrays as JSON.
 */
export type Layout = "typed" | "plain";

/** The databases that have arrays. */
const withArrays = new Set<Dialect>(["postgres", "duckdb", "clickhouse"]);

/** The databases that can bring texts to NFC. */
export const withNormalization: ReadonlySet<Dialect> = new Set<Dialect>(["postgres", "duckdb", "clickhouse"]);

/** The columns that a language needs. */
export function columnsFor(language: AnyLanguage, layout: Layout, dialect: Dialect): readonly StoredColumn[] {
  const found = new Map<string, StoredColumn>();
  const searched = new Set(language.text.map(pathName));
  const isNormalizedAt = (name: string, entry: FieldEntry | undefined) =>
    !withNormalization.has(dialect) && (searched.has(name) || entry?.field.kind !== "exactText");
  const add = (path: Path, entry: FieldEntry | undefined) => {
    const isInJson = entry?.many === true && (layout === "plain" || !withArrays.has(dialect));
    const at: Path = isInJson ? (keysOf(path).slice(0, 1) as [string]) : path;
    const name = pathName(at);
    // A text that is searched and also a field is one column, and so are several members of one JSON.
    if (found.has(name)) return;
    const of = isInJson ? "json" : typeOf(entry, layout, dialect);
    const type = entry?.many && !isInJson ? "array" : of;
    // ClickHouse gives a dot in a name a meaning of its own.
    found.set(name, {
      path: at,
      column: `the ${name.replaceAll(".", " ")}`,
      type,
      of,
      entry,
      isNormalized: isNormalizedAt(name, entry),
    });
  };
  for (const entry of lookupOf(language).fields.values()) {
    if (entry.span === undefined) add(entry.path, entry);
    else for (const path of [entry.span.from, entry.span.to]) add(path, entry);
  }
  for (const path of language.text) add(path, undefined);
  return [...found.values()];
}

const typed: { readonly [kind: string]: ScalarType } = {
  wholeNumber: "numeric",
  number: "numeric",
  bytes: "numeric",
  duration: "numeric",
  date: "timestamptz",
  boolean: "boolean",
};

const plain: { readonly [kind: string]: ScalarType } = {
  wholeNumber: "text",
  number: "text",
  bytes: "bigint",
  duration: "double",
  date: "text",
  boolean: "text",
};

function typeOf(entry: FieldEntry | undefined, layout: Layout, dialect: Dialect): ScalarType {
  if (entry === undefined) return "text";
  if (isKeyed(entry.field)) return "json";
  // MariaDB's type for instants depends on the connection's zone.
  const zoned = dialect === "mariadb" ? "timestamp" : "timestamptz";
  if (entry.span !== undefined) return layout === "typed" ? zoned : "timestamp";
  const { unit } = entry.field as { readonly unit?: TimeUnit };
  // Someone who has dates as numbers in records has them so in the table.
  if (layout === "plain" && entry.field.kind === "date" && unit !== undefined) return "bigint";
  const type = { typed, plain }[layout][entry.field.kind] ?? "text";
  if (type === "timestamptz") return zoned;
  if (dialect !== "sqlite" || type !== "numeric") return type;
  // SQLite has no decimals.
  return entry.field.kind === "wholeNumber" ? "bigint" : "double";
}
