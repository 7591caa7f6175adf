import type { AnyLanguage } from "../../language/language.ts";
import type { FieldsAt, UnknownPath } from "../typed-paths.ts";
import type { ColumnGiven, ColumnType, ScalarType } from "./columns.ts";

// What `sqlTarget` takes as columns is checked against the language, and what is wrong becomes a type of words, so that the compiler
// says: Type "number" is not assignable to type “number” is a wholeNumber: its column cannot be of the type text.

/** Columns of a language, each as it is or, if it is wrong, as words. Columns of unknown paths are checked only at run time. */
export type CheckedColumns<L extends AnyLanguage, Columns> = string extends keyof Columns
  ? Columns
  : { readonly [Path in keyof Columns]: Checked<WrongColumn<L, Path, Columns[Path]>, Columns[Path]> };

type Checked<Wrong, Given> = [Wrong] extends [never] ? Given & ColumnGiven : Wrong;

type WrongColumn<L extends AnyLanguage, Path, Given> = Path extends string
  ? [FieldsAt<L["fields"], Path>] extends [never]
    ? UnknownPath<L, Path>
    : WrongType<L["fields"][FieldsAt<L["fields"], Path>], Path, TypeOf<Given>, Given>
  : never;

type TypeOf<Given> = Given extends { readonly type: infer Type extends ColumnType }
  ? Type extends "array"
    ? Given extends { readonly of: infer Of extends ScalarType }
      ? Of
      : "text"
    : Type
  : "text";

type WrongType<F, Path extends string, Type extends ColumnType, Given> = Given extends { readonly canonical: true }
  ? never
  : F extends { readonly kind: infer Kind extends keyof Types }
    ? Type extends Types[Kind] | "json"
      ? never
      : `“${Path}” is a ${Kind}: its column cannot be of the type ${Type}`
    : never;

type NumberType = "bigint" | "integer" | "numeric" | "double";
type TimeType = "timestamptz" | "timestamp" | "date";

/** The types of columns for each kind of this package. */
interface Types {
  readonly exactText: "text";
  readonly containsText: "text";
  readonly oneOf: "text";
  readonly wholeNumber: NumberType | "text";
  readonly number: NumberType | "text";
  readonly bytes: NumberType;
  readonly duration: NumberType | TimeType;
  readonly date: NumberType | TimeType | "text";
  readonly boolean: "boolean" | "text";
}
