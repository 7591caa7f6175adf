import type { AnyField, FieldOptions } from "../language/field.ts";
import { boolean } from "../language/kinds/boolean.ts";
import { bytes } from "../language/kinds/bytes.ts";
import { containsText } from "../language/kinds/contains-text.ts";
import { date } from "../language/kinds/date.ts";
import { duration } from "../language/kinds/duration.ts";
import { exactText } from "../language/kinds/exact-text.ts";
import { number } from "../language/kinds/number.ts";
import { oneOf } from "../language/kinds/one-of.ts";
import { wholeNumber } from "../language/kinds/whole-number.ts";
import type { Path } from "../language/path.ts";
import { described, listOf, oneOfThese, type Properties, string, boolean as trueOrFalse } from "./shape.ts";

/** A kind of field in data. */
export interface DataKind {
  /** The properties that its fields have beside those of all fields. */
  readonly properties: Properties;
  readonly make: (path: Path, options: FieldOptions & { readonly values?: readonly string[] }) => AnyField;
}

const many = [
  described(trueOrFalse, "Whether a record holds several values, in an array at the path or on the way to it"),
] as const;
const lists = [described(trueOrFalse, "Whether a query may list values, as in label:a,b")] as const;
const unit = [described(oneOfThese("s", "ms"), "The unit of numbers in records: seconds or milliseconds")] as const;
const wildcards = [
  described(trueOrFalse, "Whether an asterisk in a value stands for any text, as in branch:release/*"),
] as const;
const me = [described(trueOrFalse, "Whether @me stands for the person who searches")] as const;
const values = listOf(string, "a list of strings");

/** The kinds by name, without `keyed`, whose values are of one of these. */
export const kinds: ReadonlyMap<string, DataKind> = new Map<string, DataKind>([
  ["exactText", { properties: { many, lists, wildcards, me }, make: exactText }],
  ["containsText", { properties: { many }, make: containsText }],
  [
    "oneOf",
    { properties: { values, many, lists }, make: (path, { values = [], ...options }) => oneOf(path, values, options) },
  ],
  ["wholeNumber", { properties: { many, lists }, make: wholeNumber }],
  ["number", { properties: { many, lists }, make: number }],
  ["date", { properties: { unit, many, lists }, make: date }],
  ["duration", { properties: { unit, many, lists }, make: duration }],
  ["bytes", { properties: { many, lists }, make: bytes }],
  ["boolean", { properties: { many, lists }, make: boolean }],
]);
