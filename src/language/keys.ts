import type { AnyField } from "./field.ts";

// A field of keys knows the fields of its keys under a symbol, so that it stays plain data for JSON and for a structured clone.
const innerKey: unique symbol = Symbol.for("querybar.inner");

type MakeInner = (key: string) => AnyField;

/** Makes a field one of keys, each with a field that the function makes. */
export function withKeys<Made extends object>(field: Made, inner: MakeInner): Made {
  return { ...field, [innerKey]: inner };
}

export function isKeyed(field: AnyField): boolean {
  return innerKey in field;
}

/** The field of one key, or `undefined` if the field is not one of keys. */
export function innerFieldOf(field: AnyField, key: string): AnyField | undefined {
  return (field as { readonly [innerKey]?: MakeInner })[innerKey]?.(key);
}
