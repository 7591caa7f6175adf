import { type AnyLanguage, type AnyQuery, type EvaluationOptions, toPredicate } from "../../src/index.ts";
import { isKeyed } from "../../src/language/keys.ts";
import { lookupOf } from "../../src/language/lookup.ts";
import { type AnyRecord, pathName, textReader, valueReader, valuesReader } from "../../src/language/path.ts";
import {
  type ColumnDescription,
  type SqlCondition,
  type SqlResult,
  type SqlTarget,
  searchText,
  sqlTarget,
} from "../../src/sql/index.ts";
import type { Engine } from "./engine.ts";
import type { Layout, StoredColumn } from "./layout.ts";
import { createTable } from "./table.ts";

/** How a table is made. */
export interface TableOptions {
  readonly layout: Layout;
  /** Whether there is a column with the folded texts of each record. */
  readonly hasSearchColumn: boolean;
}

/** Records in a table of a real database, and what selects among them. */
export interface Proof {
  /** The table's. */
  readonly name: string;
  /** As `sqlTarget` takes them. */
  readonly columns: Readonly<Record<string, ColumnDescription>>;
  readonly compile: (query: AnyQuery, options?: EvaluationOptions) => SqlResult;
  /** The ids of the rows that the database selects. */
  readonly selected: (condition: SqlCondition) => Promise<readonly number[]>;
  /** The ids of the records that the query in their place selects: the first query decides on the first record alone. */
  readonly selectedSingly: (queries: readonly AnyQuery[]) => Promise<Singly>;
  /** The ids of the records that the predicate selects. */
  readonly expected: (query: AnyQuery, options?: EvaluationOptions) => readonly number[];
  readonly records: readonly AnyRecord[];
  /** The ids of the records of which nothing was lost: what a column cannot hold is absent in a table. */
  readonly complete: ReadonlySet<number>;
}

/** The ids of the records that are found, and why the query of one is refused. */
interface Singly {
  readonly found: ReadonlySet<number>;
  readonly refused: ReadonlyMap<number, string>;
}

const searchColumn = "search text";

/** Inserts records into a table. */
export async function proofOn(
  engine: Engine,
  table: string,
  language: AnyLanguage,
  records: readonly AnyRecord[],
  { layout, hasSearchColumn }: TableOptions,
): Promise<Proof> {
  const computed = hasSearchColumn
    ? [{ column: searchColumn, text: (record: AnyRecord) => searchText(record as never, { language }) }]
    : [];
  const { columns, records: kept } = await createTable(engine, table, language, layout, records, computed);
  const described = Object.fromEntries(columns.map((column) => [pathName(column.path), descriptionOf(column)]));
  const target = sqlTarget({
    language,
    dialect: engine.dialect,
    columns: described,
    ...(hasSearchColumn ? { searchColumn: [searchColumn] } : {}),
  });
  return {
    name: table,
    columns: described,
    compile: (query, options) => target(query, options),
    selectedSingly: (queries) => selectedSingly(engine, table, target, queries),
    selected: async ({ sql, parameters, named }) => {
      const rows = await engine.rows(
        `SELECT id FROM ${table} WHERE ${sql} ORDER BY id`,
        engine.dialect === "clickhouse" ? named : parameters,
      );
      return rows.map(([id]) => Number(id));
    },
    expected: (query, options) => {
      const matches = toPredicate(query, options);
      return kept.flatMap((record, index) => (matches(record as never) ? [index + 1] : []));
    },
    records: kept,
    complete: new Set(
      kept.flatMap((record, index) => (isSame(language, record, records[index] ?? {}) ? [index + 1] : [])),
    ),
  };
}

const queriesAtOnce = 50;

async function selectedSingly(
  engine: Engine,
  table: string,
  target: SqlTarget<AnyLanguage>,
  queries: readonly AnyQuery[],
): Promise<Singly> {
  const found = new Set<number>();
  const refused = new Map<number, string>();
  for (let start = 0; start < queries.length; start += queriesAtOnce) {
    const parameters: unknown[] = [];
    const named: Record<string, unknown> = {};
    const conditions = queries.slice(start, start + queriesAtOnce).flatMap((query, index) => {
      const id = start + index + 1;
      const result = target(query, { startIndex: parameters.length + 1 });
      if (!result.ok) {
        refused.set(id, result.diagnostics.map(({ message }) => message).join());
        return [];
      }
      parameters.push(...result.parameters);
      Object.assign(named, result.named);
      return [[id, result.sql] as const];
    });
    if (conditions.length === 0) continue;
    const rows =
      engine.dialect === "clickhouse"
        ? await engine.rows(eachOf(table, conditions), named)
        : await engine.rows(eachAlone(table, conditions), parameters);
    for (const [id] of rows) found.add(Number(id));
  }
  return { found, refused };
}

type RowCondition = readonly [id: number, sql: string];

function eachAlone(table: string, conditions: readonly RowCondition[]): string {
  return conditions.map(([id, sql]) => `SELECT id FROM ${table} WHERE id = ${id} AND (${sql})`).join(" UNION ALL ");
}

/** As one query, which ClickHouse answers four times as fast. */
function eachOf(table: string, conditions: readonly RowCondition[]): string {
  const ids = conditions.map(([id]) => id).join(", ");
  const any = conditions.map(([id, sql]) => `(id = ${id} AND (${sql}))`).join(" OR ");
  return `SELECT id FROM ${table} WHERE id IN (${ids}) AND (${any})`;
}

/** Whether two records have the same values as far as the language can see. */
function isSame(language: AnyLanguage, one: AnyRecord, other: AnyRecord): boolean {
  const texts = textReader(language.text);
  const seen = (record: AnyRecord) => [
    texts(record),
    ...[...lookupOf(language).fields.values()].map(({ kind, path, span, field }) => {
      if (isKeyed(field)) return valuesReader(path)(record);
      if (span !== undefined) return kind.heldKey([valueReader(span.from)(record), valueReader(span.to)(record)]);
      return valuesReader(path)(record).map(kind.heldKey);
    }),
  ];
  return JSON.stringify(seen(one)) === JSON.stringify(seen(other));
}

function descriptionOf({ column, type, of, isNormalized }: StoredColumn): ColumnDescription {
  return { column: [column], type, normalized: isNormalized, ...(type === "array" && of !== "json" ? { of } : {}) };
}
