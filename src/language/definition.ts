import type { AnyField, FieldMap } from "./field.ts";
import type { OneOf } from "./kinds/one-of.ts";
import type { Dialect, Keyword } from "./language.ts";
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
  readonly fields: { readonly [Key in keyof Fields]: Unless<WrongField<RecordType, Fields[Key]>, Fields[Key]> };
  /** Words with a meaning of their own, each a query over the fields. */
  readonly keywords?: {
    readonly [Key in KeywordName]: string extends Key
      ? Keyword<NoInfer<Fields>>
      : Key extends keyof NoInfer<Fields>
        ? `“${Key}” is a field: a keyword needs another name`
        : Keyword<NoInfer<Fields>>;
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
type WrongField<RecordType, F extends AnyField> = F extends { readonly path: infer At }
  ? unknown extends At
    ? never
    : Found<RecordType, At> extends [infer Held, infer Many]
      ? [Many] extends [true]
        ? `“${Shown<At>}” holds several values: a field needs one`
        : WrongHeld<F, Held, Shown<At>>
      : Found<RecordType, At>
  : never;

type WrongHeld<F extends AnyField, Held, Whole extends string> = unknown extends Held
  ? never
  : unknown extends F["~types"]["held"]
    ? never
    : [Held] extends [F["~types"]["held"]]
      ? F extends OneOf<unknown, infer Value>
        ? [Value] extends [Held]
          ? never
          : `“${Whole}” never holds “${Exclude<Value, Held>}”`
        : never
      : `“${Whole}” holds ${InWords<Held>}: ${F["kind"]} needs ${InWords<F["~types"]["held"]>}`;

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
