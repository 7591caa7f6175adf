import type { FieldMap, GivenOf } from "./field.ts";
import type { AnyLeaf, LeafOf } from "./nodes.ts";
import type { Path } from "./path.ts";

/** Values for fields: each named field must hold one of its values. */
export type Condition<Fields extends FieldMap = FieldMap> = {
  readonly [Name in keyof Fields]?: GivenOf<Fields[Name]> | readonly GivenOf<Fields[Name]>[];
};

/** A keyword as a query over the fields: the records that meet `where` and do not meet `except`. */
export interface Keyword<Fields extends FieldMap = FieldMap> {
  /** One line for users: what is true of the records that the keyword selects, as in “the run is running”. */
  readonly description?: string;
  readonly where?: Condition<Fields>;
  readonly except?: Condition<Fields>;
  /** Only in the extended dialect: all of the conditions must hold, any of them, or none. */
  readonly all?: readonly Clause<Fields>[];
  readonly any?: readonly Clause<Fields>[];
  readonly none?: readonly Clause<Fields>[];
}

/** Conditions on fields, or a group of such. */
export type Clause<Fields extends FieldMap = FieldMap> =
  | Condition<Fields>
  | Pick<Keyword<Fields>, "all" | "any" | "none">;

/**
 * `documented` is the language of the Layer CI API: terms, all of which must hold. `extended` adds operators, groups,
 * comparisons, lists and wildcards.
 */
export type Dialect = "documented" | "extended";

/** A query language as data; made by `defineLanguage`. */
export interface Language<
  Name extends string,
  RecordType,
  InDialect extends Dialect,
  KeywordName extends string,
  Fields extends FieldMap,
> {
  /** The name of the language in messages and pages. */
  readonly name: Name;
  readonly dialect: InDialect;
  /** The paths of the texts in which words and phrases are searched for. */
  readonly text: readonly Path[];
  readonly fields: Fields;
  readonly keywords: Readonly<Record<KeywordName, Keyword>>;
  /** Never there at run time: the nodes of the language's trees. */
  readonly "~leaf": LeafOf<Fields, KeywordName, InDialect>;
  /** Never there at run time: the records that the language selects. */
  readonly "~record": (record: RecordType) => void;
}

/** Any language. A query of a particular language is also one of this type. */
export interface AnyLanguage {
  readonly name: string;
  readonly dialect: Dialect;
  readonly text: readonly Path[];
  readonly fields: FieldMap;
  readonly keywords: Readonly<Record<string, Keyword>>;
  readonly "~leaf": AnyLeaf;
  readonly "~record": (record: never) => void;
}

/**
 * Gives a language a short name in hovers and errors: after `interface Orders extends Nameable<typeof definition> {}` these say
 * `Query<Orders>`.
 */
export type Nameable<L extends AnyLanguage> = L;

/** The type of the records that a language selects. */
export type RecordOf<L extends AnyLanguage> = Parameters<L["~record"]>[0];

/** The names of a language's fields. */
export type FieldName<L extends AnyLanguage> = keyof L["fields"] & string;

/** The names of a language's keywords. */
export type KeywordName<L extends AnyLanguage> = keyof L["keywords"] & string;

/** A record with any part missing. */
export type PartialRecord<T> = [T] extends [never]
  ? object
  : T extends Leaf
    ? T
    : T extends readonly (infer Element)[]
      ? readonly PartialRecord<Element>[]
      : { readonly [Key in keyof T]?: PartialRecord<T[Key]> | null | undefined };

type Leaf = string | number | bigint | boolean | symbol | Date | null | undefined | ((...args: never) => unknown);
