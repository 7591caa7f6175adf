import type { Field, WholeNumber } from "./field.ts";
import { valuesByFoldedSpelling } from "./lookup.ts";
import { foldCase } from "./text.ts";

/** The value that a text has in a field, or `undefined` where it is none of the field's. Accepts any text, of any length. */
export function readValue(field: Field, text: string): string | undefined {
  switch (field.kind) {
    case "exact-text":
      return text === "" ? undefined : text;
    case "whole-number":
      return readWholeNumber(text);
    case "one-of":
      return valuesByFoldedSpelling(field.values).get(text) ?? valuesByFoldedSpelling(field.values).get(foldCase(text));
  }
}

/** Decimal digits only, without the zeros in front: `010` is `10`. */
export function readWholeNumber(text: string): WholeNumber | undefined {
  if (!/^[0-9]+$/.test(text)) return undefined;
  let start = 0;
  while (start < text.length - 1 && text.charCodeAt(start) === 48) start++;
  return text.slice(start) as WholeNumber;
}
