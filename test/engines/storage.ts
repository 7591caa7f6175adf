import type { ScalarType as ColumnScalar } from "../../src/compile/sql/columns.ts";
import type { Dialect } from "./engine.ts";

/** The types of columns that hold one value. A `bigint` also stands for `integer`. */
export type ScalarType = Exclude<ColumnScalar, "integer">;

/** How an engine stores values of a type. */
export interface Storage {
  /** The column's type. */
  readonly type: string;
  /** The value of a parameter, which is a text or NULL, as a value of the column. */
  readonly from: (parameter: string) => string;
}

const cast = (type: string): Storage => ({ type, from: (parameter) => `CAST(${parameter} AS ${type})` });
const plain = (type: string): Storage => ({ type, from: (parameter) => parameter });
const withoutZone = (type: string): Storage => ({ type, from: (parameter) => `REPLACE(${parameter}, 'Z', '')` });
const truth = (type: string): Storage => ({ type, from: (parameter) => `(${parameter} = 'true')` });
const instant: Storage = {
  type: "Nullable(DateTime64(9, 'UTC'))",
  from: (parameter) => `parseDateTime64BestEffortOrNull(${parameter}, 9, 'UTC')`,
};

const storages: { readonly [dialect in Dialect]: { readonly [type in ScalarType]: Storage } } = {
  postgres: {
    text: cast("text"),
    bigint: cast("bigint"),
    numeric: cast("numeric"),
    double: cast("double precision"),
    timestamp: cast("timestamp"),
    timestamptz: cast("timestamptz"),
    date: cast("date"),
    boolean: cast("boolean"),
    json: cast("jsonb"),
  },
  sqlite: {
    text: plain("TEXT"),
    bigint: cast("INTEGER"),
    numeric: cast("REAL"),
    double: cast("REAL"),
    timestamp: withoutZone("TEXT"),
    timestamptz: plain("TEXT"),
    date: plain("TEXT"),
    boolean: truth("INTEGER"),
    json: plain("TEXT"),
  },
  duckdb: {
    text: cast("VARCHAR"),
    bigint: cast("BIGINT"),
    numeric: cast("DECIMAL(38, 18)"),
    double: cast("DOUBLE"),
    timestamp: cast("TIMESTAMP"),
    timestamptz: cast("TIMESTAMPTZ"),
    date: cast("DATE"),
    boolean: cast("BOOLEAN"),
    json: cast("JSON"),
  },
  mariadb: {
    text: plain("LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin"),
    bigint: plain("BIGINT"),
    numeric: plain("DECIMAL(65, 30)"),
    double: plain("DOUBLE"),
    timestamp: withoutZone("DATETIME(6)"),
    timestamptz: withoutZone("TIMESTAMP(6)"),
    date: plain("DATE"),
    boolean: truth("BOOLEAN"),
    json: plain("JSON"),
  },
  clickhouse: {
    text: cast("Nullable(String)"),
    bigint: cast("Nullable(Int64)"),
    numeric: cast("Nullable(Decimal(76, 30))"),
    double: cast("Nullable(Float64)"),
    timestamp: instant,
    timestamptz: instant,
    date: cast("Nullable(Date32)"),
    boolean: cast("Nullable(Bool)"),
    json: cast("Nullable(String)"),
  },
};

export function storage(dialect: Dialect, type: ScalarType): Storage {
  return storages[dialect][type];
}

/** An array of values: its parameter is a list as PostgreSQL writes it, for others as JSON writes it. */
export function arrayStorage(dialect: Dialect, of: ScalarType): Storage {
  const { type } = storages[dialect][of];
  if (dialect === "postgres") return cast(`${type}[]`);
  if (dialect === "duckdb") {
    const from = (parameter: string) => `CAST(from_json(${parameter}, '["VARCHAR"]') AS ${type}[])`;
    return { type: `${type}[]`, from };
  }
  if (dialect === "clickhouse") {
    const from = (parameter: string) =>
      `CAST(JSONExtract(coalesce(${parameter}, '[]'), 'Array(String)') AS Array(${type}))`;
    return { type: `Array(${type})`, from };
  }
  throw new Error(`${dialect} has no arrays.`);
}

/**
 * A text as an engine keeps it: PostgreSQL has no U+0000 in texts, and SQLite's driver cuts them there. Half of a surrogate pair is
 * replaced, as by any driver, since no engine can store it.
 */
export function storableText(dialect: Dialect, text: string): string {
  const wellFormed = text.toWellFormed();
  return dialect === "postgres" || dialect === "sqlite" ? wellFormed.replaceAll("\0", "") : wellFormed;
}

/** The most digits before and after the point of the type `numeric`. */
const digits: { readonly [dialect in Dialect]: readonly [whole: number, fraction: number] } = {
  postgres: [131_072, 16_383],
  sqlite: [0, 0],
  duckdb: [20, 18],
  mariadb: [35, 30],
  clickhouse: [46, 30],
};

/** Whether a number, in canonical digits, fits in a column. */
export function isStorableNumber(dialect: Dialect, type: ScalarType, number: string): boolean {
  if (type === "double") return true;
  if (type === "bigint") return /^-?\d+$/.test(number) && BigInt.asIntN(64, BigInt(number)) === BigInt(number);
  const [whole = "", fraction = ""] = number.replace("-", "").split(".");
  const [mostWhole, mostFraction] = digits[dialect];
  return whole.length <= mostWhole && fraction.length <= mostFraction;
}

/** An instant with the nine digits of a record, as its column keeps it, or `undefined` if it is outside of what that can hold. */
export function storableInstant(dialect: Dialect, type: ScalarType, instant: string): string | undefined {
  const year = Number(instant.slice(0, 4));
  const isTimestamp = dialect === "mariadb" && type === "timestamptz";
  const [least, most] =
    type === "text" ? [0, 9999] : dialect === "clickhouse" ? [1900, 2261] : isTimestamp ? [1971, 2037] : [1000, 9999];
  if (!(year >= least && year <= most)) return undefined;
  if (type === "date") return instant.slice(0, "2026-11-22".length);
  // A text is as JavaScript writes it.
  const fraction = type === "text" ? 3 : { clickhouse: 9, sqlite: 3, postgres: 6, duckdb: 6, mariadb: 6 }[dialect];
  return `${instant.slice(0, "2026-11-22T15:00:00.".length + fraction)}Z`;
}
