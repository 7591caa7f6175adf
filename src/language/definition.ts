import type { AnyField, Dialect, FieldMap, Trait } from "./field.ts";
import type { OneOf } from "./kinds/one-of.ts";
import type { Keyword } from "./language.ts";
import type { Path } from "./path.ts";

// What `defineLanguage` takes. A definition is checked against the record's type, and what is wrong becomes a type of words, so
// that the compiler says: ExactText<"createdAt"> is not assignable to “createdAt” holds a Date: exactText needs a string.

/** What `defineLanguage` takes. */
export interface LanguageDefinition<
  Name extends string,
  RecordType,
  Text extends readonly Path[],
  Fields extends FieldMap,
  KeywordName extends string,
  InDialect extends Dialect,
> {
  /** The name of the language in messages and pages. */
  readonly name: Name;
  /** What the language's queries may use. Default `documented`. */
  readonly dialect?: InDialect;
  /** The texts of a record in which words and phrases are searched for: keys, or paths such as `"author.name"`. */
  readonly text: { readonly [Index in keyof Text]: Unless<WrongText<RecordType, Text[Index]>, Text[Index]> };
  readonly fields: {
    readonly [Key in keyof Fields]: Unless<WrongField<RecordType, Fields[Key], InDialect>, Fields[Key]>;
  };
  /** Words with a meaning of their own, each a query over the fields. */
  readonly keywords?: {
    readonly [Key in KeywordName]: string extends Key
      ? Keyword<NoInfer<Fields>, NoInfer<InDialect>>
      : Key extends keyof NoInfer<Fields>
        ? `“${Key}” is a field: a keyword needs another name`
        : Keyword<NoInfer<Fields>, NoInfer<InDialect>>;
  };
}

/** A part of a definition, or an error in words. */
type Unless<Wrong, Thing> = [Wrong] extends [never] ? Thing : Wrong;

/** What a path cannot descend into. */
type Opaque = string | number | bigint | boolean | symbol | Date | ((...args: never) => unknown);

type Present<T> = unknown extends T ? T : NonNullable<T>;

type KeysIn<T> = T extends Opaque ? never : keyof T;

type PropertyOf<T, Key> = T extends unknown ? (Key extends keyof T ? T[Key] : never) : never;

/** The keys that a path descends by. */
type StepsOf<At> = At extends `${infer First}.${infer Rest}`
  ? [First, ...StepsOf<Rest>]
  : At extends string
    ? [At]
    : At;

/** A path as it is shown. */
type Shown<At> = At extends string
  ? At
  : At extends readonly [infer Only extends string]
    ? Only
    : At extends readonly [infer First extends string, ...infer Rest extends readonly string[]]
      ? `${First}.${Shown<Rest>}`
      : "…";

/** What a record holds at a path: the type and whether an array is on the way, in a tuple; or what is wrong, in words. */
type Found<RecordType, At> = string extends At
  ? [unknown, boolean]
  : Descend<RecordType, StepsOf<At>, false, Shown<At>>;

type Descend<T, Keys, Many, Whole extends string> = unknown extends T
  ? [T, boolean]
  : [T] extends [readonly (infer Element)[]]
    ? Descend<Present<Element>, Keys, true, Whole>
    : Keys extends readonly [infer Key, ...infer Rest]
      ? Key extends KeysIn<T>
        ? Descend<Present<PropertyOf<T, Key>>, Rest, Many, Whole>
        : `“${Whole}” is not in the record: there is no key “${Key & string}”${T extends Opaque ? ` in ${InWords<T>}` : ""}`
      : [T, Many];

type WithWord<Words extends string, T, Piece, Word extends string> = [Extract<T, Piece>] extends [never]
  ? Words
  : Words extends ""
    ? Word
    : `${Words} or ${Word}`;

type InWords<T> = unknown extends T
  ? "anything"
  : WithWord<
      WithWord<
        WithWord<
          WithWord<WithWord<WithWord<"", T, string, "a string">, T, number, "a number">, T, bigint, "a bigint">,
          T,
          boolean,
          "a boolean"
        >,
        T,
        Date,
        "a Date"
      >,
      Exclude<T, Opaque>,
      object,
      "an object"
    >;

/** What is wrong with a searched text, or `never`. For a path that is not in the record, the paths that are. */
type WrongText<RecordType, At> =
  Found<RecordType, At> extends [infer Held, unknown]
    ? [Held] extends [string]
      ? never
      : unknown extends Held
        ? never
        : `“${Shown<At>}” holds ${InWords<Held>}: text needs a string`
    : PathOf<RecordType, string>;

/** What is wrong with a field, or `never`. */
type WrongField<RecordType, F extends AnyField, InDialect extends Dialect> = string extends F["kind"]
  ? never
  : [InDialect, Extract<F["~types"]["has"], OnlyExtended>] extends ["documented", infer Needed]
    ? [Needed] extends [never]
      ? WrongPlace<RecordType, F, InDialect>
      : `${Needed extends "extended" ? KindName<F> : Needed & string} is only there in languages with dialect: "extended"`
    : WrongPlace<RecordType, F, InDialect>;

type KindName<F extends AnyField> = Has<F, "keyed"> extends true ? "keyed" : F["kind"];

/** The traits that fields of the documented dialect cannot have. */
type OnlyExtended = "extended" | "wildcards" | "many";

type WrongPlace<RecordType, F extends AnyField, InDialect extends Dialect> = F extends { readonly path: infer At }
  ? unknown extends At
    ? never
    : At extends { readonly from: infer From; readonly to: infer To }
      ? WrongEnd<F, From, Found<RecordType, From>> | WrongEnd<F, To, Found<RecordType, To>>
      : WrongFound<F, Shown<At>, Found<RecordType, At>, InDialect>
  : never;

type Has<F extends AnyField, Wanted extends Trait> = Wanted extends F["~types"]["has"] ? true : false;

/** What is wrong with an end of a span. */
type WrongEnd<F extends AnyField, At, Result> = Result extends [infer Held, unknown]
  ? unknown extends Held
    ? never
    : [Held] extends [string | number | Date]
      ? WrongUnit<F, Held, Shown<At>>
      : `“${Shown<At>}” holds ${InWords<Held>}: duration needs two dates`
  : Result;

type WrongFound<F extends AnyField, Whole extends string, Result, InDialect extends Dialect> = Result extends [
  infer Held,
  infer Many,
]
  ? Has<F, "keyed"> extends true
    ? unknown extends Held
      ? never
      : Held extends Opaque
        ? `“${Whole}” holds ${InWords<Held>}: keyed needs an object`
        : WrongValue<F, `${Whole}.…`, Descend<Present<Held[keyof Held]>, [], Many, `${Whole}.…`>, InDialect>
    : WrongValue<F, Whole, Result, InDialect>
  : Result;

type WrongValue<F extends AnyField, Whole extends string, Result, InDialect extends Dialect> = Result extends [
  infer Held,
  infer Many,
]
  ? WrongMany<F, Many, Whole, InDialect> | WrongHeld<F, Held, Whole>
  : Result;

type WrongMany<F extends AnyField, Many, Whole extends string, InDialect extends Dialect> = boolean extends Many
  ? never
  : [Many, Has<F, "many">] extends [true, false]
    ? `“${Whole}” holds several values: ${InDialect extends "extended" ? "say { many: true }" : "a field needs one"}`
    : [Many, Has<F, "many">] extends [false, true]
      ? `“${Whole}” holds one value: leave out “many”`
      : never;

type WrongHeld<F extends AnyField, Held, Whole extends string> = unknown extends Held
  ? never
  : unknown extends F["~types"]["held"]
    ? never
    : [Held] extends [F["~types"]["held"]]
      ? F extends OneOf<unknown, infer Value, Trait>
        ? [Value] extends [Held]
          ? never
          : `“${Whole}” never holds “${Exclude<Value, Held>}”`
        : F["kind"] extends "date" | "duration"
          ? WrongUnit<F, Held, Whole>
          : never
      : `“${Whole}” holds ${InWords<Held>}: ${F["kind"]} needs ${InWords<F["~types"]["held"]>}`;

type WrongUnit<F extends AnyField, Held, Whole extends string> = [Extract<Held, number>] extends [never]
  ? never
  : Has<F, "unit"> extends true
    ? never
    : `“${Whole}” holds a number: say its unit, { unit: 's' } or { unit: 'ms' }`;

/** The paths of a record at which it may hold something, three objects deep: what an editor offers. */
export type PathOf<T, Held = unknown, Depth extends 0[] = [0, 0, 0]> = T extends Opaque
  ? never
  : T extends readonly (infer Element)[]
    ? PathOf<NonNullable<Element>, Held, Depth>
    : {
        [Key in keyof T & string]-?: Key extends `${string}.${string}`
          ? never
          :
              | (LeafAt<T[Key]> extends Held ? Key : never)
              | (Depth extends [0, ...infer Less extends 0[]]
                  ? `${Key}.${PathOf<NonNullable<T[Key]>, Held, Less>}`
                  : never);
      }[keyof T & string];

type LeafAt<T> = NonNullable<T> extends readonly (infer Element)[] ? NonNullable<Element> : NonNullable<T>;
