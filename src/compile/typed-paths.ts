import type { FieldMap } from "../language/field.ts";
import type { AnyLanguage, RecordOf } from "../language/language.ts";

/** The paths into a record, as far as its first keys. Texts are at such, but a language does not know which. */
type PathIn<L extends AnyLanguage> = [RecordOf<L>] extends [never]
  ? string
  : KeyIn<RecordOf<L>> | `${KeyIn<RecordOf<L>>}.${string}` | `[${string}` | SpanEnds<L["fields"][keyof L["fields"]]>;

/** What is wrong with a path at which a language has no field: nothing, if a text may be there. */
export type UnknownPath<L extends AnyLanguage, Path extends string> =
  Path extends PathIn<L> ? never : `The language “${L["name"]}” has nothing at “${Path}”`;

type KeyIn<RecordType> = RecordType extends unknown ? keyof RecordType & string : never;

type SpanEnds<F> = F extends { readonly path: { readonly from: infer From; readonly to: infer To } }
  ? Extract<From | To, string>
  : never;

/** The names of the fields whose value is at a path. */
export type FieldsAt<Fields extends FieldMap, Path extends string> = {
  [Name in keyof Fields]: Fields[Name]["path"] extends Path
    ? Path extends Fields[Name]["path"]
      ? Name
      : never
    : never;
}[keyof Fields];
