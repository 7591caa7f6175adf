import type { Field } from "./field.ts";
import { readValue, readWholeNumber } from "./value.ts";

/** A record's values by key; anything may be there. */
export type AnyRecord = Readonly<Record<string, unknown>>;

/** What a record holds in a field, as the tree would write the value, or `undefined` where it holds nothing the field can equal. */
export function recordValue(field: Field, held: unknown): string | undefined {
  if (field.kind === "whole-number") return heldWholeNumber(held);
  return typeof held === "string" ? readValue(field, held) : undefined;
}

function heldWholeNumber(held: unknown): string | undefined {
  switch (typeof held) {
    case "string":
    case "bigint":
      return readWholeNumber(held.toString());
    case "number":
      // A large number is written out in full, since `String` would give it an exponent.
      return Number.isInteger(held)
        ? readWholeNumber(Number.isSafeInteger(held) ? String(held) : BigInt(held).toString())
        : undefined;
    default:
      return undefined;
  }
}
