import type { Field, ValueOf } from "./field.ts";

/** The fields of a language by name. */
export type FieldMap = Readonly<Record<string, Field>>;

/** Values for fields: all named fields must hold one of theirs. */
export type Condition<Fields extends FieldMap = FieldMap> = {
  readonly [Name in keyof Fields]?: ValueOf<Fields[Name]> | readonly ValueOf<Fields[Name]>[];
};

/** A keyword as a query over the fields: the records that meet `where` and do not meet `except`. */
export interface Keyword<Fields extends FieldMap = FieldMap> {
  /** One line for people: what is true of the records that the keyword selects, as in “the run is running”. */
  readonly description?: string;
  readonly where?: Condition<Fields>;
  readonly except?: Condition<Fields>;
}

/** A query language as data; made by `defineLanguage`. */
export interface Language<
  RecordType = unknown,
  Fields extends FieldMap = FieldMap,
  KeywordName extends string = string,
> {
  /** What the language is called in messages and pages. */
  readonly name: string;
  /** The record keys in which words and phrases are looked for. */
  readonly text: readonly string[];
  readonly fields: Fields;
  readonly keywords: Readonly<Record<KeywordName, Keyword>>;
  /** Never there at run time: carries the record's type to `toPredicate`. */
  readonly "~record"?: (record: RecordType) => void;
}

// biome-ignore lint/suspicious/noExplicitAny: stands for every language, whatever its record type
export type AnyLanguage = Language<any>;

/** The type of the records that a language selects. */
export type RecordOf<L> = L extends Language<infer RecordType, FieldMap, string> ? RecordType : never;

/** The names of a language's fields. */
export type FieldName<L extends AnyLanguage> = keyof L["fields"] & string;

/** The names of a language's keywords. */
export type KeywordName<L extends AnyLanguage> = keyof L["keywords"] & string;
