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

/** Where a field's value is in a record. */
export function pathOf(field: AnyField): Path {
  return field.path as Path;
}
