import { querybarError } from "../../language/error.ts";
import { keysOf, type Path, pathName } from "../../language/path.ts";
import type { Dialect } from "./dialect.ts";
import { type Fragment, ownColumn, separated, sql } from "./fragment.ts";

/** The types of columns that hold one value. */
export type ScalarType =
  | "text"
  | "integer"
  | "bigint"
  | "numeric"
  | "double"
  | "timestamp"
  | "timestamptz"
  | "date"
  | "boolean"
  | "json";

/** What a column holds. `json` and `array` may hold many values. */
export type ColumnType = ScalarType | "array";

/**
 * A column by its name, with that of its table before a dot if it needs one (`orders.note`); by the parts of its name in a list, for
 * names with a dot; or the object that stands for it in your query builder. Such an object is written by the builder, so there
 * is no `sql` then, but only `into`.
 */
export type ColumnReference = string | readonly [string, ...string[]] | object;

/** A column and what is known of it. */
export interface ColumnDescription {
  readonly column: ColumnReference;
  /** Default `text`. */
  readonly type?: ColumnType;
  /** What an array holds. Default `text`. */
  readonly of?: Exclude<ScalarType, "json">;
  /** The application writes the text in Unicode NFC, so the database need not normalize it: `text.normalize()`. */
  readonly normalized?: boolean;
  /** Each text is the value in canonical spelling: a status in the letters of the definition, an id without leading zeros. */
  readonly canonical?: boolean;
  /** Another column that holds the same text folded, as `foldText` does it. */
  readonly folded?: ColumnReference;
  /** The column is in another table, of which a record has any number of rows. */
  readonly table?: JoinedTable;
}

/** A table with rows of a record, for a field of many values. */
export interface JoinedTable {
  readonly name: string | readonly [string, ...string[]];
  /** What is equal: columns of this table, each with one outside, with its table: `{ order_id: "orders.id" }`. */
  readonly where: Readonly<Record<string, ColumnReference>>;
  /** The table that is between this one and the record's. */
  readonly through?: JoinedTable;
}

/** A column by name, or with what is known of it. */
export type ColumnGiven = ColumnReference | ColumnDescription;

/** A column, ready for use. */
export interface Column {
  /** The path in the definition. */
  readonly path: string;
  readonly expression: Fragment;
  readonly type: ColumnType;
  readonly of: ScalarType;
  readonly isNormalized: boolean;
  readonly isCanonical: boolean;
  readonly folded: Fragment | undefined;
  /** Makes a condition on the column one on the record. */
  readonly exists: (condition: Fragment) => Fragment;
  /** Whether it is in a table of its own. */
  readonly isJoined: boolean;
}

/** Where a database holds what a record holds at a path: in a column, or in a member of JSON there. */
export interface Place {
  readonly column: Column;
  readonly keys: readonly string[];
}

/** The columns by the names of their paths. */
export type ColumnMap = ReadonlyMap<string, Column>;

/** @throws a `QuerybarError` with the code `invalid-argument` for what is not a column. */
export function columnsOf(given: Readonly<Record<string, ColumnGiven>>, dialect: Dialect): ColumnMap {
  return new Map(Object.entries(given).map(([path, column]) => [path, columnOf(path, column, dialect)]));
}

function columnOf(path: string, given: ColumnGiven, dialect: Dialect): Column {
  const description: ColumnDescription = isDescription(given) ? given : { column: given };
  const { of = "text", normalized = false, canonical = false, table } = description;
  const type =
    description.type === "array" && dialect.someElement === undefined ? "json" : (description.type ?? "text");
  if (table !== undefined) checkTable(path, table);
  const inTable = table === undefined ? [] : namesOf(table.name);
  const expression = referenceTo(description.column, dialect, inTable);
  return {
    path,
    expression,
    type,
    of: type === "array" ? of : type,
    isNormalized: normalized,
    isCanonical: canonical,
    folded: description.folded === undefined ? undefined : referenceTo(description.folded, dialect, inTable),
    exists: table === undefined ? (condition) => condition : (condition) => existsIn(table, condition, dialect),
    isJoined: table !== undefined,
  };
}

function checkTable(path: string, table: JoinedTable): void {
  for (let next: JoinedTable | undefined = table; next !== undefined; next = next.through)
    if (typeof next.where !== "object" || next.where === null || Object.keys(next.where).length === 0)
      throw querybarError("invalid-argument", `The table of “${path}” needs “where”: which columns are equal.`);
}

/** An object of a query builder has a class, or no `column`. */
function isDescription(given: ColumnGiven): given is ColumnDescription {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return false;
  const prototype: unknown = Object.getPrototypeOf(given);
  return (prototype === Object.prototype || prototype === null) && Object.hasOwn(given, "column");
}

/** A column as a part of a statement. */
export function referenceTo(reference: ColumnReference, dialect: Dialect, table: readonly string[] = []): Fragment {
  if (typeof reference !== "string" && !Array.isArray(reference)) {
    if ((typeof reference === "object" || typeof reference === "function") && reference !== null)
      return ownColumn(reference);
    throw querybarError("invalid-argument", "A column is its name, or an object that stands for it.");
  }
  return quoted([...table, ...namesOf(reference as string | readonly string[])], dialect);
}

export function namesOf(name: string | readonly string[]): readonly string[] {
  if (typeof name === "string") return name.split(".");
  if (!Array.isArray(name)) throw querybarError("invalid-argument", "A name is a string or a list.");
  return name;
}

function quoted(names: readonly string[], dialect: Dialect): string {
  for (const name of names) {
    if (typeof name !== "string" || name === "" || name.includes("\0") || !name.isWellFormed())
      throw querybarError("invalid-argument", `${JSON.stringify(name)} is not a name of a column or a table.`);
  }
  return names.map(dialect.identifier).join(".");
}

function existsIn(table: JoinedTable, condition: Fragment, dialect: Dialect): Fragment {
  const tables: string[] = [];
  const conditions: Fragment[] = [];
  for (let next: JoinedTable | undefined = table; next !== undefined; next = next.through) {
    const names = namesOf(next.name);
    tables.push(quoted(names, dialect));
    for (const [column, outside] of Object.entries(next.where))
      conditions.push(sql`${quoted([...names, column], dialect)} = ${referenceTo(outside, dialect)}`);
  }
  return sql`EXISTS (SELECT 1 FROM ${tables.join(", ")} WHERE ${separated([...conditions, condition], " AND ")})`;
}

/** Where the database holds what is at a path. */
export function placeOf(path: Path, columns: ColumnMap): Place | undefined {
  const whole = columns.get(pathName(path));
  if (whole !== undefined) return { column: whole, keys: [] };
  const keys = keysOf(path);
  for (let length = keys.length; length > 0; length--) {
    const column = columns.get(pathName(keys.slice(0, length) as [string, ...string[]]));
    if (column !== undefined) return { column, keys: keys.slice(length) };
  }
  return undefined;
}
