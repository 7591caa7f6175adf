import type { AnyLanguage } from "../../src/index.ts";
import { type AnyRecord, keysOf } from "../../src/language/path.ts";
import { type Engine, quoted, statement } from "./engine.ts";
import { columnsFor, type Layout, type StoredColumn } from "./layout.ts";
import { arrayStorage, type Storage, storage } from "./storage.ts";
import { storedValue } from "./stored-value.ts";

/** A table of records, numbered from 1. */
export interface Table {
  readonly name: string;
  readonly columns: readonly StoredColumn[];
  /** The records as the table holds them: what a column cannot hold is absent. */
  readonly records: readonly AnyRecord[];
}

/** A column of text that the application computes from a record. */
export interface ComputedColumn {
  readonly column: string;
  readonly text: (record: AnyRecord) => string;
}

/** Creates a table with the columns that a language needs, and inserts the records. */
export async function createTable(
  engine: Engine,
  name: string,
  language: AnyLanguage,
  layout: Layout,
  records: readonly AnyRecord[],
  computed: readonly ComputedColumn[] = [],
): Promise<Table> {
  const { dialect } = engine;
  const columns = columnsFor(language, layout, dialect);
  const rows = records.map((record) => rowOf(columns, record, engine));
  const stores = [
    ...columns.map((column) => ({ column: column.column, storage: storageOf(column, engine) })),
    ...computed.map(({ column }) => ({ column, storage: storage(dialect, "text") })),
  ];
  const declared = stores.map((store) => `${quoted(dialect, store.column)} ${store.storage.type}`);
  const end = dialect === "clickhouse" ? " ENGINE = MergeTree ORDER BY id" : "";
  await engine.run(`CREATE TABLE ${name} (${["id INTEGER PRIMARY KEY", ...declared].join(", ")})${end}`);
  const texts = rows.map(({ parameters, record }, index) => [
    String(index + 1),
    ...parameters,
    ...computed.map(({ text }) => text(record)),
  ]);
  const froms = [(id: string) => `CAST(${id} AS INTEGER)`, ...stores.map((store) => store.storage.from)];
  for (let start = 0; start < texts.length; start += rowsAtOnce)
    await insert(engine, name, froms, texts.slice(start, start + rowsAtOnce));
  return { name, columns, records: rows.map(({ record }) => record) };
}

function storageOf({ type, of }: StoredColumn, { dialect }: Engine): Storage {
  return type === "array" ? arrayStorage(dialect, of) : storage(dialect, of);
}

/** The values of a record's columns, and the record that holds just these. */
function rowOf(columns: readonly StoredColumn[], record: AnyRecord, { dialect }: Engine) {
  const parameters: (string | null)[] = [];
  const kept: Record<string, unknown> = {};
  for (const column of columns) {
    const value = storedValue(column, record, dialect);
    parameters.push(value?.parameter ?? null);
    if (value !== undefined) put(kept, keysOf(column.path), value.held);
  }
  return { parameters, record: kept };
}

/** Puts a value at a path of a record. On the way to the values of an array, each has an object of its own. */
function put(record: Record<string, unknown>, [key = "", ...deeper]: readonly string[], held: unknown): void {
  if (deeper.length === 0) record[key] = held;
  else if (Array.isArray(held)) {
    const objects = held.map((one) => deeper.reduceRight((inner, name) => ({ [name]: inner }), one));
    record[key] = [...((record[key] as unknown[] | undefined) ?? []), ...objects];
  } else {
    const inner = (record[key] ?? {}) as Record<string, unknown>;
    record[key] = inner;
    put(inner, deeper, held);
  }
}

const rowsAtOnce = 100;

async function insert(
  engine: Engine,
  name: string,
  froms: readonly ((parameter: string) => string)[],
  rows: readonly (readonly (string | null)[])[],
): Promise<void> {
  if (engine.dialect === "clickhouse") {
    // It evaluates each value of VALUES by itself, which takes much longer than many at once.
    const values = froms.map((from, index) => from(`row[${index + 1}]`)).join(", ");
    const all = "SELECT arrayJoin(JSONExtract({p1:String}, 'Array(Array(Nullable(String)))')) AS row";
    await engine.rows(`INSERT INTO ${name} SELECT ${values} FROM (${all})`, { p1: JSON.stringify(rows) });
    return;
  }
  // Stands for the parameter in the SQL around it.
  const mark = "\uffff";
  const row = `(${froms.map((from) => from(mark)).join(", ")})`;
  const strings = `INSERT INTO ${name} VALUES ${rows.map(() => row).join(", ")}`.split(mark);
  const { sql, parameters } = statement(engine.dialect, strings, rows.flat());
  await engine.rows(sql, parameters);
}
