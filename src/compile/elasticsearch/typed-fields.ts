import type { AnyLanguage } from "../../language/language.ts";
import type { FieldsAt, UnknownPath } from "../typed-paths.ts";
import type { IndexFieldGiven, IndexFields, IndexFieldType } from "./fields.ts";

// What is given as fields of an index is checked against the language, and what is wrong becomes a type of words, as with columns.

/** Which fields an index has already. The mapping, the documents and the queries must be made with the same. */
export interface IndexOptions<L extends AnyLanguage, Fields extends IndexFields = IndexFields> {
  readonly language: L;
  /**
   * The fields that the index has already, by the paths of the definition:
   * `{ branch: "git_branch", createdAt: { field: "created_at", type: "date" } }`. Default: none.
   */
  readonly fields?: CheckedFields<L, Fields>;
}

/** Fields of an index, each as it is or, if it is wrong, as words. Fields of unknown paths are checked only at run time. */
export type CheckedFields<L extends AnyLanguage, Fields> = string extends keyof Fields
  ? Fields
  : { readonly [Path in keyof Fields]: Checked<WrongField<L, Path, Fields[Path]>, Fields[Path]> };

type Checked<Wrong, Given> = [Wrong] extends [never] ? Given & IndexFieldGiven : Wrong;

type WrongField<L extends AnyLanguage, Path, Given> = Path extends string
  ? [FieldsAt<L["fields"], Path>] extends [never]
    ? UnknownPath<L, Path>
    : WrongType<L["fields"][FieldsAt<L["fields"], Path>], Path, TypeOf<Given>, Given>
  : never;

type TypeOf<Given> = Given extends { readonly type: infer Type extends IndexFieldType } ? Type : "keyword";

type WrongType<F, Path extends string, Type extends IndexFieldType, Given> = Given extends { readonly canonical: true }
  ? never
  : F extends { readonly kind: infer Kind extends keyof Types }
    ? Type extends Types[Kind]
      ? never
      : Kind extends "oneOf"
        ? `“${Path}” is a oneOf: its keywords must be canonical: true`
        : `“${Path}” is a ${Kind}: its field cannot be of the type ${Type}`
    : never;

/** The types of index fields for each kind of this package. */
interface Types {
  readonly exactText: "keyword";
  readonly oneOf: never;
  readonly wholeNumber: "long" | "integer";
  readonly number: "double" | "long" | "integer";
  readonly bytes: "double" | "long" | "integer";
  readonly duration: "double" | "long" | "integer";
  readonly date: "date" | "date_nanos";
  readonly boolean: "boolean";
}
