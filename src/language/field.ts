import type { Path } from "./path.ts";

/**
 * `documented` is the language of the Layer CI API: terms, all of which must hold. `extended` adds operators, groups,
 * comparisons, lists and wildcards.
 */
export type Dialect = "documented" | "extended";

/** What a field can do, or has, apart from one value. */
export type Trait =
  /** Comparisons and ranges. */
  | "ordered"
  | "lists"
  | "wildcards"
  | "many"
  | "keyed"
  | "contains"
  /** Ages, such as `7d`. */
  | "aged"
  | "unit"
  /** It is between two dates. */
  | "span"
  /** Only in the extended dialect. */
  | "extended";

/** Options of a field of any kind. */
export interface FieldOptions<Many extends boolean = boolean> {
  /**
   * What the field selects by, as a noun phrase in one line: `"the branch, case included"`. Up to the comma it is the field's name
   * in sentences: “the branch is “main””.
   */
  readonly description?: string;
  /** Other names that read as this field; printing uses the field's own name. */
  readonly aliases?: readonly string[];
  /** Whether a record holds several values: in an array at the path or on the way to it. A term then selects by any of them. */
  readonly many?: Many;
  /** Whether a query may list values, as in `label:a,b`. Default `true` in the extended dialect. */
  readonly lists?: boolean;
}

/** Options of a field that selects by text. */
export interface TextFieldOptions<Wildcards extends boolean = boolean, Many extends boolean = boolean>
  extends FieldOptions<Many> {
  /** Whether an asterisk in a value stands for any text, as in `branch:release/*`. */
  readonly wildcards?: Wildcards;
  /** Whether `@me` stands for the person who searches: the option `me` of an evaluation. */
  readonly me?: boolean;
}

/** Seconds or milliseconds. */
export type TimeUnit = "s" | "ms";

/** Options of a field whose records may hold numbers in a unit. */
export interface UnitFieldOptions<Unit extends TimeUnit = TimeUnit, Many extends boolean = boolean>
  extends FieldOptions<Many> {
  /** The unit of numbers in records: seconds or milliseconds, for dates since 1970. */
  readonly unit?: Unit;
}

/** The trait of a field whose records hold several values. */
export type IfMany<Many extends boolean> = Many extends true ? "many" : never;

/** The trait of a field with wildcards. */
export type IfWildcards<Wildcards extends boolean> = Wildcards extends true ? "wildcards" : never;

/** The trait of a field with a unit. */
export type IfUnit<Unit> = [Unit] extends [never] ? never : "unit";

/**
 * A field as data. `Has` is what it can do, `Held` the type in records, `Value` the type in the tree, and `Given` the type for the
 * builder and keywords. A field also has its kind, under a symbol.
 */
export interface Field<Kind extends string, At, Has extends Trait, Held, Value, Given = Value> extends FieldOptions {
  readonly kind: Kind;
  /** Where a record holds the value. */
  readonly path: At;
  /** Never there at run time. */
  readonly "~types": { readonly has: Has; readonly held: Held; readonly value: Value; readonly given: Given };
}

/** A field of a kind that `defineKind` made. */
export interface CustomField<Kind extends string, At, Value, Held, Has extends Trait>
  extends Field<Kind, At, Has | "lists", Held, Value, Value | string> {}

/** A field of any kind. */
export interface AnyField extends FieldOptions {
  readonly kind: string;
  readonly path: unknown;
  readonly "~types": { readonly has: Trait; readonly held: unknown; readonly value: unknown; readonly given: unknown };
}

/** The fields of a language by name. */
export type FieldMap = Readonly<Record<string, AnyField>>;

/** What a field's value is in the tree. */
export type ValueOf<F extends AnyField> = F["~types"]["value"];

/** What the builder and keywords take for a field. */
export type GivenOf<F extends AnyField> = F["~types"]["given"];

/** Where a record holds a field's value: at a path, or as the span between two. */
export type Place = Path | { readonly from: Path; readonly to: Path };

/** Where a field's value is in a record. Of a span, where it begins. */
export function pathOf({ path }: AnyField): Path {
  const place = path as Place;
  return typeof place === "object" && "from" in place ? place.from : place;
}

/** The paths at which a span begins and ends, for a field that has two. */
export function spanOf({ path }: AnyField): { readonly from: Path; readonly to: Path } | undefined {
  const place = path as Place | null;
  return typeof place === "object" && place !== null && "from" in place ? place : undefined;
}
