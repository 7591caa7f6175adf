import type { AnyField, Dialect, FieldMap, GivenOf, Trait } from "./field.ts";
import type { AnyLeaf, LeafOf } from "./leaves.ts";
import type { Path } from "./path.ts";

/** Conditions on fields, all of which must hold. A field of keys is named with a key: `"meta.region"`. */
export type Condition<Fields extends FieldMap = FieldMap, InDialect extends Dialect = Dialect> = {
  readonly [Name in FieldReference<Fields>]?: Wanted<FieldAt<Fields, Name>, InDialect>;
};

/** A field by its name, and a field of keys with a key. */
export type FieldReference<Fields extends FieldMap, Has extends Trait = never> = string extends keyof Fields
  ? string
  : {
      [Name in keyof Fields & string]: [Has] extends [Fields[Name]["~types"]["has"]]
        ? "keyed" extends Fields[Name]["~types"]["has"]
          ? `${Name}.${string}`
          : Name
        : never;
    }[keyof Fields & string];

/** The field that a reference means. */
export type FieldAt<Fields extends FieldMap, Name> = Name extends keyof Fields
  ? Fields[Name]
  : Name extends `${infer Base}.${string}`
    ? Base extends keyof Fields
      ? Fields[Base]
      : never
    : never;

/** What a condition on a field may be. (Conditional, so that errors show what it is and not its name.) */
type Wanted<F extends AnyField, InDialect extends Dialect> = [F] extends [AnyField]
  ? GivenOf<F> | readonly GivenOf<F>[] | ("extended" extends InDialect ? WantedMore<F> : never)
  : never;

type WantedMore<F extends AnyField> =
  | { readonly present: boolean }
  | ("ordered" extends F["~types"]["has"] ? Bounds<GivenOf<F>> : never)
  | ("aged" extends F["~types"]["has"] ? { readonly olderThan?: Age; readonly newerThan?: Age } : never)
  | ("wildcards" extends F["~types"]["has"] ? { readonly matches: string } : never);

type Bounds<Given> =
  | { readonly above?: Given; readonly atLeast?: Given; readonly below?: Given; readonly atMost?: Given }
  | { readonly from?: Given; readonly to?: Given };

/** A length of time before now, such as `30d` or `2h`. */
export type Age = `${number}${"m" | "h" | "d" | "w"}`;

/** A keyword as a query over the fields: the records that meet `where` and do not meet `except`. */
export interface Keyword<Fields extends FieldMap = FieldMap, InDialect extends Dialect = Dialect>
  extends Groups<Fields, InDialect> {
  /** One line for users: what is true of the records that the keyword selects, as in “the run is running”. */
  readonly description?: string;
  readonly where?: Condition<Fields, InDialect>;
  readonly except?: Condition<Fields, InDialect>;
}

/** Only in the extended dialect: all of the conditions must hold, any of them, or none. */
export interface Groups<Fields extends FieldMap = FieldMap, InDialect extends Dialect = Dialect> {
  readonly all?: Clauses<"all", Fields, InDialect>;
  readonly any?: Clauses<"any", Fields, InDialect>;
  readonly none?: Clauses<"none", Fields, InDialect>;
}

type Clauses<Name extends string, Fields extends FieldMap, InDialect extends Dialect> = "extended" extends InDialect
  ? readonly Clause<Fields, InDialect>[]
  : `${Name} is only there in languages with dialect: "extended"`;

/** Conditions on fields, or a group of such. */
export type Clause<Fields extends FieldMap = FieldMap, InDialect extends Dialect = Dialect> =
  | Condition<Fields, InDialect>
  | Groups<Fields, InDialect>;

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
