import { isQuerybarError, querybarError } from "../language/error.ts";
import type { AnyField, Place } from "../language/field.ts";
import { keyed } from "../language/kinds/keyed.ts";
import type { AnyLanguage } from "../language/language.ts";
import { type Path, pathName } from "../language/path.ts";
import { shownText } from "../language/text/shown-text.ts";
import { defineLanguage } from "../syntax/define-language.ts";
import { definition } from "./definition-shape.ts";
import { type DataKind, kinds } from "./kinds.ts";
import type { Place as DataPlace } from "./shape.ts";

/** A definition that has the right shape. */
interface DefinitionData {
  readonly name: string;
  readonly dialect?: string;
  readonly text: readonly Path[];
  readonly fields: Readonly<Record<string, FieldData>>;
  readonly keywords?: Readonly<Record<string, object>>;
}

/** A field, or the kind `of` the values of a field of keys. */
interface FieldData {
  readonly kind: string;
  readonly path: Place;
  readonly of?: FieldData;
}

/**
 * Makes a language from a definition that is plain data, such as one from a file or a database. A field names its kind, with the
 * options of that kind beside it; `oneOf` has `values`, and `keyed` the kind `of` its values. Everything else is as `defineLanguage`
 * takes it. The package has a JSON Schema of it, `grammar/language.schema.json`.
 *
 * @throws a `QuerybarError` with the code `invalid-language`, whose message begins with the place: `fields.total.kind: Expected …`
 * @example
 * ```ts
 * const orders = languageFromData({
 *   name: "orders",
 *   dialect: "extended",
 *   text: ["note"],
 *   fields: {
 *     total: { kind: "number", path: "total" },
 *     state: { kind: "oneOf", path: "state", values: ["OPEN", "SENT"] },
 *   },
 *   keywords: { big: { where: { total: { atLeast: 100 } } } },
 * });
 * toPredicate(parse("big -state:sent", { language: orders }))({ total: "120.50", state: "OPEN" }); // true
 * ```
 */
export function languageFromData(data: unknown): AnyLanguage {
  const fault = definition.check(data, []);
  if (fault !== undefined) refuse(fault.at, fault.message);
  const { name, dialect, text, fields, keywords } = data as DefinitionData;
  const made = Object.entries(fields).map(([field, of]) => [field, fieldOf(field, of)]);
  // Of data, the types know nothing.
  const checked = { name, dialect, text, fields: Object.fromEntries(made), keywords } as never;
  return defineLanguage<object>()(checked);
}

function fieldOf(name: string, data: FieldData): AnyField {
  try {
    return makeField(data);
  } catch (error) {
    if (isQuerybarError(error)) refuse(["fields", name], error.message);
    throw error;
  }
}

function makeField({ kind, path, of, ...options }: FieldData): AnyField {
  const at = path as Path;
  if (of !== undefined) return keyed(at, (key) => makeField({ ...of, path: [key] }), options);
  return (kinds.get(kind) as DataKind).make(at, options);
}

function refuse(at: DataPlace, message: string): never {
  const place = at.length === 0 ? "The definition" : shownText(pathName(at.map(String) as [string]));
  throw querybarError("invalid-language", `${place}: ${message}`);
}
