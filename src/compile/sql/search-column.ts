import type { AnyLanguage } from "../../language/language.ts";
import { requireLanguage } from "../../language/lookup.ts";
import type { Path } from "../../language/path.ts";
import { type ColumnGiven, type ColumnMap, columnsOf, placeOf } from "./columns.ts";
import type { DialectName, SearchColumnPlan } from "./dialect.ts";
import { dialectNamed } from "./dialects/index.ts";
import { templateOf } from "./fragment.ts";

/** What `searchColumn` takes. */
export interface SearchColumnOptions<L extends AnyLanguage> {
  readonly language: L;
  readonly dialect: DialectName;
  readonly table: string;
  /** The columns of the searched texts, as `sqlTarget` takes them. Needed only if the database is to fold them itself. */
  readonly columns?: Readonly<Record<string, ColumnGiven>>;
  /** The name of the new column. Default `search_text`. */
  readonly column?: string;
  /** The major version of the database: PostgreSQL folds texts itself from 18 on. */
  readonly version?: number;
}

/**
 * The statements that give a table a search column, with an index that finds words anywhere in it.
 *
 * @throws a `QuerybarError` with the code `invalid-argument` for a name that cannot be quoted.
 * @example
 * ```ts
 * const plan = searchColumn({ language: layer, dialect: "postgres", table: "run" });
 * plan.writtenBy; // "application"
 * plan.statements[0]; // `ALTER TABLE "run" ADD COLUMN "search_text" text`
 * ```
 */
export function searchColumn<L extends AnyLanguage>(options: SearchColumnOptions<L>): SearchColumnPlan {
  const { language, column = "search_text", table } = options;
  const dialect = dialectNamed(options.dialect);
  const quoted = (name: string) => columnsOf({ name: [name] }, dialect).get("name")?.expression as string;
  requireLanguage(language);
  const texts = textColumns(language.text, columnsOf(options.columns ?? {}, dialect));
  const plan = dialect.searchColumn({
    table: quoted(table),
    column: quoted(column),
    named: (suffix) => quoted(`${table}_${suffix}`),
    name: table,
    texts,
    version: options.version,
  });
  return plan.writtenBy === "database" ? plan : { ...plan, advice: `${writeSearchText} ${plan.advice}` };
}

const writeSearchText =
  "Write searchText(record, { language }) to the column whenever one of the texts is written, and once for the rows that are there.";

/** The columns of all texts, if each is a column of text in the same table. */
function textColumns(paths: readonly Path[], columns: ColumnMap): readonly string[] | undefined {
  const found: string[] = [];
  for (const path of paths) {
    const place = placeOf(path, columns);
    if (place === undefined || place.keys.length > 0 || place.column.type !== "text" || place.column.isJoined)
      return undefined;
    const { strings, pieces } = templateOf(place.column.expression);
    if (pieces.length > 0) return undefined;
    found.push(strings.join(""));
  }
  return found.length === 0 ? undefined : found;
}
