import { querybarError } from "../../language/error.ts";
import type { AnyLanguage } from "../../language/language.ts";
import { type FieldEntry, fieldOfKey, hasKeys, lookupOf } from "../../language/lookup.ts";
import { type Path, pathName } from "../../language/path.ts";
import { nothingAt } from "../paths.ts";
import { type Column, type ColumnMap, type Place, placeOf } from "./columns.ts";
import { typesFor } from "./values.ts";

/** @throws a `QuerybarError` with the code `invalid-argument` for columns that cannot hold what the language says. */
export function checkColumns(columns: ColumnMap, language: AnyLanguage): void {
  const fields = [...lookupOf(language).fields.values()].map((entry) =>
    hasKeys(entry) ? (fieldOfKey(entry, "key") as FieldEntry) : entry,
  );
  const used = new Set<Column>();
  const find = (path: Path) => {
    const place = placeOf(path, columns);
    if (place !== undefined) used.add(place.column);
    return place;
  };
  for (const path of language.text) {
    const place = find(path);
    if (place !== undefined) checkText(path, place);
  }
  for (const entry of fields) {
    for (const path of entry.span === undefined ? [entry.path] : [entry.span.from, entry.span.to]) {
      const place = find(path);
      if (place !== undefined) checkField(entry, path, place);
    }
  }
  for (const column of columns.values()) {
    if (!used.has(column)) throw nothingAt(column.path, language);
  }
}

function checkText(path: Path, { column, keys }: Place): void {
  checkKeys(path, column, keys);
  if (column.of !== "text" && column.of !== "json")
    throw wrong(`Words are searched for in “${pathName(path)}”: its column must hold text, not ${column.of}.`);
}

function checkField(entry: FieldEntry, path: Path, { column, keys }: Place): void {
  const { name, kind, many, span } = entry;
  checkKeys(path, column, keys);
  if (many && column.type !== "array" && column.type !== "json" && !column.isJoined)
    throw wrong(`The field “${name}” holds many values: its column must be an array, JSON, or in a table of its own.`);
  if (!many && (column.type === "array" || column.isJoined))
    throw wrong(`The field “${name}” holds one value: its column cannot be an array or in a table of its own.`);
  if (span !== undefined) {
    if (!spanTypes.has(column.type) || column.isJoined || column.isCanonical)
      throw wrong(`The field “${name}” is the time between two columns, which must be ${[...spanTypes].join(", ")}.`);
    return;
  }
  if (column.isCanonical) {
    if (column.of !== "text") throw wrong(`The column of “${name}” is canonical, so it must hold text.`);
    return;
  }
  if (kind.stored === undefined)
    throw wrong(
      `A database cannot read the values of “${name}”, which is of a kind of your own: write them in canonical spelling, and say canonical: true.`,
    );
  const types = typesFor(kind.stored);
  if (column.of !== "json" && !types.includes(column.of))
    throw wrong(
      `The column of “${name}”, which is of the kind ${entry.field.kind}, must be of the type ${types.join(", ")} or json, not ${column.of}.`,
    );
}

const spanTypes: ReadonlySet<string> = new Set(["timestamptz", "timestamp", "date", "bigint", "integer"]);

function checkKeys(path: Path, column: Column, keys: readonly string[]): void {
  if (keys.length > 0 && column.type !== "json")
    throw wrong(`The column of “${column.path}” must be of the type json to hold “${pathName(path)}”.`);
}

function wrong(message: string) {
  return querybarError("invalid-argument", message);
}
