import type { Path } from "./path.ts";

/** Options of a field of any kind. */
export interface FieldOptions {
  /**
   * One line for users: what the field selects by. It begins with its name, as in “the branch, case included”: up to the comma
   * it is the field's name in sentences.
   */
  readonly description?: string;
  /** Other names that read as this field; printing uses the field's own name. */
  readonly aliases?: readonly string[];
  /** Whether a record holds several values: in an array at the path or on the way to it. A term then selects by any of them. */
  readonly many?: boolean;
  /** Whether a query may list values, as in `label:a,b`. Default `true` in the extended dialect. */
  readonly lists?: boolean;
}

/** Options of a field that selects by text. */
export interface TextFieldOptions extends FieldOptions {
  /** Whether an asterisk in a value stands for any text, as in `branch:release/*`. */
  readonly wildcards?: boolean;
  /** Whether `@me` stands for the person who searches: the option `me` of an evaluation. */
  readonly me?: boolean;
}

/**
 * A field as data. `Held` is the type in records, `Value` the type in the tree, and `Given` the type for the builder
 * and keywords. A field also has its kind, under a symbol.
 */
export interface Field<Kind extends string, At, Held, Value, Given = Value> extends FieldOptions {
  readonly kind: Kind;
  /** Where a record holds the value. */
  readonly path: At;
  /** Never there at run time. */
  readonly "~types": { readonly held: Held; readonly value: Value; readonly given: Given };
}

/** A field of a kind that `defineKind` made. */
export interface CustomField<Kind extends string, At, Held, Value>
  extends Field<Kind, At, Held, Value, Value | string> {}

/** A field of any kind. */
export interface AnyField extends FieldOptions {
  readonly kind: string;
  readonly path: unknown;
  readonly "~types": { readonly held: unknown; readonly value: unknown; readonly given: unknown };
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
  const place = path as Place;
  return typeof place === "object" && "from" in place ? place : undefined;
}
