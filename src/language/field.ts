/** What a field of any kind may say of itself. */
export interface FieldOptions {
  /**
   * One line for people: what the field selects by. It begins with the name of it, as in “the branch, case included”: up to the
   * comma it is the field's name in sentences.
   */
  readonly description?: string;
  /** Other names that read as this field; printing uses the field's own name. */
  readonly aliases?: readonly string[];
}

/** A field that selects by equality, case included. */
export interface ExactTextField<Key extends string = string> extends FieldOptions {
  readonly kind: "exact-text";
  readonly key: Key;
}

/** A field that selects by a whole number of any size, written in decimal digits. */
export interface WholeNumberField<Key extends string = string> extends FieldOptions {
  readonly kind: "whole-number";
  readonly key: Key;
}

/** A field that selects by one of a set of values, ignoring case. */
export interface OneOfField<Key extends string = string, Value extends string = string> extends FieldOptions {
  readonly kind: "one-of";
  readonly key: Key;
  readonly values: readonly Value[];
}

export type Field = ExactTextField | WholeNumberField | OneOfField;

/** A whole number in canonical decimal digits: any size, and it survives JSON. */
export type WholeNumber = `${bigint}`;

/** What a field's value is in the tree. */
export type ValueOf<F> =
  F extends OneOfField<string, infer Value>
    ? Value
    : F extends WholeNumberField
      ? WholeNumber
      : F extends ExactTextField
        ? string
        : never;

/**
 * Selects the records whose `key` holds exactly the value, case included.
 *
 * @example
 * ```ts
 * exactText("branch", { description: "the branch's name" }).key; // "branch"
 * ```
 */
export function exactText<const Key extends string>(key: Key, options: FieldOptions = {}): ExactTextField<Key> {
  return { ...options, kind: "exact-text", key };
}

/**
 * Selects the records whose `key` holds the same whole number, as a number, a bigint or a string of digits.
 *
 * @example
 * ```ts
 * wholeNumber("id", { aliases: ["number"] }).aliases; // ["number"]
 * ```
 */
export function wholeNumber<const Key extends string>(key: Key, options: FieldOptions = {}): WholeNumberField<Key> {
  return { ...options, kind: "whole-number", key };
}

/**
 * Selects the records whose `key` holds the value, ignoring case; other values are an error in the query.
 *
 * @example
 * ```ts
 * oneOf("state", ["OPEN", "CLOSED"]).values; // ["OPEN", "CLOSED"]
 * ```
 */
export function oneOf<const Key extends string, const Value extends string>(
  key: Key,
  values: readonly Value[],
  options: FieldOptions = {},
): OneOfField<Key, Value> {
  return { ...options, kind: "one-of", key, values: [...values] };
}
