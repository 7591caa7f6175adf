import type { AnyField } from "./field.ts";
import { kindOf } from "./kinds/kind.ts";

/** A value that a program gives for a field, and the text that a query has for it. */
export interface GivenValue {
  readonly text: string;
  readonly value: unknown;
}

/**
 * What a given value means in a field, or `undefined` if it is not a value of the field: a text as a query would have it, a
 * value of the kind's own, or what a record may hold for it, such as a number.
 */
export function readGiven(field: AnyField, given: unknown, place: "value" | "bound" = "value"): GivenValue | undefined {
  const { read, readRelative, held, print } = kindOf(field);
  if (typeof given === "string") {
    const value = readRelative(given, place) ?? read(given);
    return value === undefined ? undefined : { text: given, value };
  }
  if (given === undefined || given === null || mayBeRounded(given)) return undefined;
  const heldValue = typeof given === "object" && !(given instanceof Date) ? undefined : held(given);
  const text = print(heldValue ?? given);
  const value = read(text);
  const isMeant = heldValue !== undefined || typeof value === typeof given;
  return isMeant && value !== undefined ? { text, value } : undefined;
}

/** A number beyond the safe integers may not be the one that was written. */
function mayBeRounded(given: unknown): boolean {
  return Number.isInteger(given) && !Number.isSafeInteger(given);
}
