import { everything, type Filter } from "../../filter/filter.ts";
import { folded } from "../../filter/fold-filter.ts";
import { filterOf } from "../../filter/to-filter.ts";
import { querybarError } from "../../language/error.ts";
import { type EvaluationOptions, evaluationContext } from "../../language/evaluation.ts";
import type { AnyLanguage } from "../../language/language.ts";
import { pathName } from "../../language/path.ts";
import { type QueryOrNode, resolveTree } from "../../language/resolve-tree.ts";
import { type NotExpressible, refuse, refusedTerms } from "../refusal.ts";
import { checkColumns } from "./check-columns.ts";
import { type ColumnGiven, type ColumnReference, columnsOf, namesOf, referenceTo } from "./columns.ts";
import { type Database, fieldCondition, textCondition } from "./conditions.ts";
import type { Dialect, DialectName, PlaceholderStyle } from "./dialect.ts";
import { dialectNamed } from "./dialects/index.ts";
import { allOf, anyOf, type Fragment, templateOf } from "./fragment.ts";
import { type SqlCondition, statementOf } from "./statement.ts";
import type { CheckedColumns } from "./typed-columns.ts";

/** What `sqlTarget` takes. */
export interface SqlTargetOptions<
  L extends AnyLanguage,
  Columns extends Readonly<Record<string, ColumnGiven>> = Readonly<Record<string, ColumnGiven>>,
> {
  readonly language: L;
  readonly dialect: DialectName;
  /** The columns by the paths of the definition: `{ note: "note", createdAt: { column: "created_at", type: "timestamptz" } }`. */
  readonly columns: CheckedColumns<L, Columns>;
  /** A column that holds `searchText` of each record. */
  readonly searchColumn?: ColumnReference;
  /** In SQLite, an FTS5 table that is the index of the search column, as `searchColumn` makes it. */
  readonly searchIndex?: string | readonly [string, ...string[]];
  /** How `sql` shows where a value belongs. Default: as the drivers of the dialect want it. */
  readonly placeholders?: PlaceholderStyle;
}

/** What the meaning of a query depends on, and the number of the first placeholder. */
export interface SqlQueryOptions extends EvaluationOptions {
  /** Of the first of numbered and named placeholders. Default 1. */
  readonly startIndex?: number;
}

/** A condition, or the terms that the database cannot be asked for exactly. */
export type SqlResult = SqlCondition | { readonly ok: false; readonly diagnostics: readonly NotExpressible[] };

/** Turns a query into the condition of a `WHERE`. */
export type SqlTarget<L extends AnyLanguage> = (query: QueryOrNode<L>, options?: SqlQueryOptions) => SqlResult;

/**
 * Makes a function that turns queries into the condition of a `WHERE`. It selects exactly the rows whose records `toPredicate` selects,
 * or it says which terms it cannot: it never selects others. What a user typed is in the parameters only.
 *
 * @throws a `QuerybarError` with the code `invalid-argument` for columns that cannot hold what the language says, and
 * of each query as `toPredicate` does.
 * @example
 * ```ts
 * const where = sqlTarget({
 *   language: layer,
 *   dialect: "postgres",
 *   columns: { branch: "branch", id: { column: "run_id", type: "bigint" } },
 * });
 * const result = where(parse("branch:main -id:7"));
 * result.ok && result.sql; // `("branch" = $1::text AND ("run_id" = $2::text::bigint) IS DISTINCT FROM TRUE)`
 * result.ok && result.parameters; // ["main", "7"]
 * ```
 */
export function sqlTarget<L extends AnyLanguage, const Columns extends Readonly<Record<string, ColumnGiven>>>(
  options: SqlTargetOptions<L, Columns>,
): SqlTarget<L>;
export function sqlTarget(options: SqlTargetOptions<AnyLanguage>): SqlTarget<AnyLanguage> {
  const { language } = options;
  const dialect = dialectNamed(options.dialect);
  const columns = columnsOf(options.columns, dialect);
  checkColumns(columns, language);
  const search = searchOf(options, dialect);
  const database: Database = { dialect, columns, search };
  const placeholders = placeholdersOf(options, dialect);
  return (query, given = {}) => {
    const startIndex = startIndexOf(given);
    const { root, language: own } = resolveTree(query);
    const evaluation = evaluationContext(given);
    let condition: Fragment = "";
    const diagnostics = refusedTerms(root, (node) => {
      const filter = filterOf(node, { language: own, evaluation }) ?? everything;
      const count = countOf(filter);
      if (count > dialect.limits.parameters) refuseSize(count, dialect);
      const compiled = conditionOf(filter, database);
      if (node !== root) return;
      requireSmall(compiled, dialect);
      condition = compiled;
    });
    return diagnostics === undefined ? statementOf(condition, placeholders, startIndex) : { ok: false, diagnostics };
  };
}

function placeholdersOf({ placeholders }: SqlTargetOptions<AnyLanguage>, dialect: Dialect): PlaceholderStyle {
  if (placeholders === undefined) return dialect.placeholders;
  if (!placeholderStyles.includes(placeholders))
    throw querybarError("invalid-argument", `Placeholders are one of ${placeholderStyles.join(", ")}.`);
  return placeholders;
}

const placeholderStyles: readonly PlaceholderStyle[] = ["$1", "?", ":p1", "{p1:String}"];

function startIndexOf({ startIndex = 1 }: SqlQueryOptions): number {
  if (!Number.isSafeInteger(startIndex) || startIndex < 1)
    throw querybarError("invalid-argument", "The startIndex is a whole number from 1 on.");
  return startIndex;
}

/** How words are found in the search column, if there is one. */
function searchOf(
  { language, searchColumn, searchIndex }: SqlTargetOptions<AnyLanguage>,
  dialect: Dialect,
): Database["search"] {
  if (searchColumn === undefined) {
    if (searchIndex !== undefined)
      throw querybarError("invalid-argument", "A searchIndex is that of a searchColumn: give both.");
    return undefined;
  }
  const column = referenceTo(searchColumn, dialect);
  const plain = (folded: string) => dialect.texts.foldedContains(column, folded);
  const paths = new Set(language.text.map(pathName));
  if (searchIndex === undefined) return { contains: plain, paths };
  const { textIndex } = dialect;
  if (textIndex === undefined || typeof column !== "string")
    throw querybarError(
      "invalid-argument",
      "A searchIndex is a table in SQLite, and the searchColumn that it is of must be given by name.",
    );
  const index = referenceTo(searchIndex, dialect) as string;
  const row = column.slice(0, column.length - dialect.identifier(namesOf(searchColumn as string).at(-1) ?? "").length);
  return { contains: (folded) => textIndex(index, row, folded) ?? plain(folded), paths };
}

/** The condition that a filter means. */
function conditionOf(filter: Filter, database: Database): Fragment {
  return folded<Fragment>(filter, {
    text: (part) => textCondition(part, database),
    field: (part) => fieldCondition(part, database),
    all: allOf,
    any: anyOf,
  });
}

/** The conditions of a filter, which have one value each or more. */
function countOf(filter: Filter): number {
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  return folded<number>(filter, {
    text: () => 1,
    field: ({ values, intervals, patterns }) => values.size + intervals.length + patterns.length,
    all: sum,
    any: sum,
  });
}

/** Statements that are too large are an engine's error. */
function requireSmall(condition: Fragment, dialect: Dialect): void {
  const { strings, pieces } = templateOf(condition);
  const length = strings.reduce((sum, text) => sum + text.length + longestPlaceholder, 0);
  if (pieces.length > dialect.limits.parameters || length > dialect.limits.length) refuseSize(pieces.length, dialect);
}

function refuseSize(parameters: number, { title, limits }: Dialect): never {
  return refuse(
    "too-large",
    { parameters, most: limits.parameters },
    `The query has too many terms for one statement of ${title}, which may have ${limits.parameters} values.`,
  );
}

const longestPlaceholder = 12;
