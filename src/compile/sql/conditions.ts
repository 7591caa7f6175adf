import type { FieldFilter, TextFilter } from "../../filter/filter.ts";
import { allValues } from "../../language/interval.ts";
import type { Stored } from "../../language/kinds/stored.ts";
import { fieldReference } from "../../language/lookup.ts";
import { type Path, pathName } from "../../language/path.ts";
import { foldCase } from "../../language/text/fold.ts";
import { refuse } from "../refusal.ts";
import { type ColumnMap, type Place, placeOf } from "./columns.ts";
import type { Dialect, InstantType, JsonValue, NumberType } from "./dialect.ts";
import { allOf, anyOf, type Fragment, never } from "./fragment.ts";
import { numberScale } from "./number-scale.ts";
import { isOnScale } from "./scale.ts";
import { foldText, separator } from "./search-text.ts";
import { canHold, isInSet, type Scalar, scalarIn } from "./values.ts";

/** What conditions are made from. */
export interface Database {
  readonly dialect: Dialect;
  readonly columns: ColumnMap;
  readonly search: SearchColumn | undefined;
}

/** The column with the folded texts of a record. */
export interface SearchColumn {
  readonly contains: (folded: string) => Fragment;
  /** The names of the paths whose texts it has. */
  readonly paths: ReadonlySet<string>;
}

/** The condition that a text occurs in one of the texts of a record. */
export function textCondition({ text, exact, paths, wanted }: TextFilter, database: Database): Fragment {
  const { dialect } = database;
  const condition = !canHold(text, dialect)
    ? never
    : exact
      ? phrase(text, paths, database)
      : word(text, paths, database);
  return wanted ? condition : dialect.not(condition);
}

function word(text: string, paths: readonly Path[], database: Database): Fragment {
  const { dialect, search } = database;
  const folded = foldCase(text);
  // A line break in folded text may have been something else.
  const isSearchable = !foldText(text).includes(separator);
  if (isSearchable && search !== undefined && isAll(paths, search.paths)) return search.contains(folded);
  const inTexts = anyOf(
    paths.map((path) =>
      inPlace(textPlace(path, database), database, (scalar, column) =>
        column.folded === undefined || !isSearchable
          ? dialect.texts.containsFolded({ text: scalar.value, isNormalized: scalar.isNormalized }, folded)
          : dialect.texts.foldedContains(column.folded, folded),
      ),
    ),
  );
  return withSearch(inTexts, text, paths, database);
}

function phrase(text: string, paths: readonly Path[], database: Database): Fragment {
  const inTexts = anyOf(
    paths.map((path) =>
      inPlace(textPlace(path, database), database, ({ value, isNormalized }) =>
        database.dialect.texts.contains({ text: value, isNormalized }, text),
      ),
    ),
  );
  return withSearch(inTexts, text, paths, database);
}

/** With an index of the search column, what is surely not there need not be read. */
function withSearch(condition: Fragment, text: string, paths: readonly Path[], { search }: Database) {
  if (search === undefined || !paths.every((path) => search.paths.has(pathName(path)))) return condition;
  return allOf([search.contains(foldText(text)), condition]);
}

function isAll(paths: readonly Path[], names: ReadonlySet<string>): boolean {
  return new Set(paths.map(pathName)).size === names.size && paths.every((path) => names.has(pathName(path)));
}

function textPlace(path: Path, { columns, search }: Database): Place {
  const place = placeOf(path, columns);
  if (place !== undefined) return place;
  const name = pathName(path);
  if (search?.paths.has(name))
    return refuse(
      "no-column",
      { path: name },
      `The text “${name}” has no column. A search column is enough for words without a line break; exact text needs the text itself in “columns”.`,
    );
  return refuse("no-column", { path: name }, `The text “${name}” has no column: add it to “columns”.`);
}

/** A condition on every text that is at a place: of an array, as of a record's, on its elements. */
function inPlace(
  { column, keys }: Place,
  { dialect }: Database,
  test: (scalar: Scalar, column: Place["column"]) => Fragment,
): Fragment {
  if (column.type === "json") {
    return column.exists(
      dialect.json.someMember(column.expression, keys, ({ text }) => test(scalarIn(column, text, "text"), column)),
    );
  }
  return column.exists(elements(column, dialect, (value) => test(scalarIn(column, value), column)));
}

function elements(column: Place["column"], dialect: Dialect, test: (value: Fragment) => Fragment): Fragment {
  if (column.type !== "array" || dialect.someElement === undefined) return test(column.expression);
  return dialect.someElement(column.expression, test);
}

/** The condition that a field has a value of a set. */
export function fieldCondition(filter: FieldFilter, database: Database): Fragment {
  const { entry, wanted } = filter;
  const { dialect } = database;
  const stored = entry.kind.stored;
  const condition =
    entry.span === undefined
      ? inField(filter, stored, fieldPlace(filter, entry.path, database), database)
      : inSpan(filter, stored, entry.span, database);
  return wanted ? condition : dialect.not(condition);
}

function fieldPlace({ field, entry }: FieldFilter, path: Path, { columns }: Database): Place {
  const shown = fieldReference(field, entry.key);
  return (
    placeOf(path, columns) ??
    refuse(
      "no-column",
      { field: shown, path: pathName(path) },
      `The field “${shown}” has no column: add “${pathName(path)}” to “columns”.`,
    )
  );
}

function inField(filter: FieldFilter, stored: Stored | undefined, { column, keys }: Place, { dialect }: Database) {
  const kind: Stored = stored ?? { as: "text" };
  const test = (scalar: Scalar) => isInSet(scalar, filter, kind, dialect);
  if (column.type !== "json") return column.exists(elements(column, dialect, (value) => test(scalarIn(column, value))));
  if (!keys.every((key) => canHold(key, dialect))) return never;
  const find = filter.entry.many ? dialect.json.someMember : dialect.json.member;
  return column.exists(
    find(column.expression, keys, (value) =>
      anyOf(jsonScalars(value, kind).map(([type, one]) => test(scalarIn(column, one, type)))),
    ),
  );
}

/** The types of JSON that may hold a value of a kind. */
function jsonScalars(
  { text, number, numberType, boolean }: JsonValue,
  stored: Stored,
): readonly (readonly [Scalar["type"], Fragment])[] {
  switch (stored.as) {
    case "text":
    case "word":
      return [["text", text]];
    case "boolean":
      return [
        ["boolean", boolean],
        ["text", text],
      ];
    case "number":
      return [[numberType, number], ...(stored.alsoText === true ? [["text", text] as const] : [])];
    case "instant":
      return [["text", text], ...(stored.unit === undefined ? [] : [[numberType, number] as const])];
  }
}

/** The condition that a length of time, between what two columns hold, is in a set. */
function inSpan(
  filter: FieldFilter,
  stored: Stored | undefined,
  { from, to }: { readonly from: Path; readonly to: Path },
  database: Database,
): Fragment {
  const { dialect } = database;
  const start = fieldPlace(filter, from, database).column;
  const end = fieldPlace(filter, to, database).column;
  if (stored?.as !== "number") return never;
  const { milliseconds, type } = dialect.instants.elapsed(start.expression, end.expression, start.type as InstantType);
  const scale = numberScale(milliseconds, type as NumberType, { isWhole: false, ...stored }, dialect);
  return isOnScale(scale, filter.values, filter.present ? [allValues] : filter.intervals);
}
