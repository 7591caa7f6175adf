import { isQuerybarError, querybarError } from "../language/error.ts";
import type { AnyField, Place } from "../language/field.ts";
import { boolean } from "../language/kinds/boolean.ts";
import { bytes } from "../language/kinds/bytes.ts";
import { containsText } from "../language/kinds/contains-text.ts";
import { date } from "../language/kinds/date.ts";
import { duration } from "../language/kinds/duration.ts";
import { exactText } from "../language/kinds/exact-text.ts";
import { keyed } from "../language/kinds/keyed.ts";
import { number } from "../language/kinds/number.ts";
import { oneOf } from "../language/kinds/one-of.ts";
import { wholeNumber } from "../language/kinds/whole-number.ts";
import type { AnyLanguage } from "../language/language.ts";
import { type Path, pathName } from "../language/path.ts";
import { shownText } from "../language/text/shown-text.ts";
import { defineLanguage } from "../syntax/define-language.ts";
import { definition } from "./definition-shape.ts";
import type { Place as DataPlace } from "./shape.ts";

/** A definition that has the right shape. */
interface DefinitionData {
  readonly name: string;
  readonly dialect?: string;
  readonly text: readonly Path[];
  readonly fields: Readonly<Record<string, FieldData>>;
  readonly keywords?: Readonly<Record<string, object>>;
}

interface FieldData extends KindData {
  readonly path: Place;
}

interface KindData {
  readonly kind: Kind;
  readonly values?: readonly string[];
  readonly of?: KindData;
}

type Kind =
  | "exactText"
  | "containsText"
  | "oneOf"
  | "wholeNumber"
  | "number"
  | "date"
  | "duration"
  | "bytes"
  | "boolean"
  | "keyed";

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

function makeField({ kind, path, values = [], of, ...options }: FieldData): AnyField {
  const at = path as Path;
  switch (kind) {
    case "exactText":
      return exactText(at, options);
    case "containsText":
      return containsText(at, options);
    case "oneOf":
      return oneOf(at, values, options);
    case "wholeNumber":
      return wholeNumber(at, options);
    case "number":
      return number(at, options);
    case "date":
      return date(at, options);
    case "duration":
      return duration(path, options);
    case "bytes":
      return bytes(at, options);
    case "boolean":
      return boolean(at, options);
    case "keyed":
      return keyed(at, (key) => makeField({ ...(of as KindData), path: [key] }), options);
  }
}

function refuse(at: DataPlace, message: string): never {
  const place = at.length === 0 ? "The definition" : shownText(pathName(at.map(String) as [string]));
  throw querybarError("invalid-language", `${place}: ${message}`);
}
