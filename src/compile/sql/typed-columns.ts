import type { FieldMap } from "../../language/field.ts";
import type { AnyLanguage, RecordOf } from "../../language/language.ts";
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
    ? Path extends PathIn<L>
      ? never
      : `The language “${L["name"]}” has nothing at “${Path}”`
    : WrongType<L["fields"][FieldsAt<L["fields"], Path>], Path, TypeOf<Given>, Given>
  : never;

/** The paths into a record, as far as its first keys. Texts are at such, but a language does not know which. */
type PathIn<L extends AnyLanguage> = [RecordOf<L>] extends [never]
  ? string
  : KeyIn<RecordOf<L>> | `${KeyIn<RecordOf<L>>}.${string}` | `[${string}` | SpanEnds<L["fields"][keyof L["fields"]]>;

type KeyIn<RecordType> = RecordType extends unknown ? keyof RecordType & string : never;

type SpanEnds<F> = F extends { readonly path: { readonly from: infer From; readonly to: infer To } }
  ? Extract<From | To, string>
  : never;

/** The names of the fields whose value is at a path. */
type FieldsAt<Fields extends FieldMap, Path extends string> = {
  [Name in keyof Fields]: Fields[Name]["path"] extends Path
    ? Path extends Fields[Name]["path"]
      ? Name
      : never
    : never;
}[keyof Fields];

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
  readonly number: NumberType;
  readonly bytes: NumberType;
  readonly duration: NumberType | TimeType;
  readonly date: NumberType | TimeType | "text";
  readonly boolean: "boolean" | "text";
}
