import { querybarError } from "../error.ts";
import type { Field, FieldOptions, IfMany, Trait } from "../field.ts";
import type { Path } from "../path.ts";
import { foldCase } from "../text/fold.ts";
import { quoted } from "../text/shown-text.ts";
import { nearestFinder } from "../text/suggest.ts";
import { makeField } from "./make-field.ts";

/** A field that selects by one of a set of values, ignoring case. */
export interface OneOf<At = Path, Value extends string = string, Has extends Trait = never>
  extends Field<"oneOf", At, Has | "lists", string, Value> {
  readonly values: readonly Value[];
}

const mostSuggestions = 3;

/**
 * Selects the records that hold the value at the path, ignoring case; other values are an error in the query.
 *
 * @throws a `QuerybarError` with the code `invalid-language` if there are no values, or two differ only in case.
 * @example
 * ```ts
 * oneOf("state", ["OPEN", "CLOSED"]).values; // ["OPEN", "CLOSED"]
 * ```
 */
export function oneOf<const At extends Path, const Value extends string, Many extends boolean = false>(
  path: At,
  values: readonly Value[],
  options: FieldOptions<Many> = {},
): OneOf<At, Value, IfMany<Many>> {
  const bySpelling = valuesBySpelling(values);
  const find = (text: string) => bySpelling.get(text) ?? bySpelling.get(foldCase(text));
  const all = Object.freeze([...values]);
  return makeField<OneOf<At, Value, IfMany<Many>>, Value, unknown>(
    {
      name: "oneOf",
      read: find,
      held: (value: unknown) => (typeof value === "string" ? find(value) : undefined),
      values: all,
      ...(all[0] !== undefined && { example: all[0] }),
      nearest: nearestFinder(all, mostSuggestions),
      colour: "atom",
      spelling: "ignoring-case",
    },
    path,
    options,
    { values: all },
  );
}

/** The values by their folded spelling, and by their own, with which most are found. */
function valuesBySpelling<Value extends string>(values: readonly Value[]): ReadonlyMap<string, Value> {
  if (!Array.isArray(values)) refuse("The values of oneOf must be an array of strings.");
  if (values.length === 0) refuse("oneOf needs at least one value.");
  const folded = new Map<string, Value>();
  for (const value of values as readonly Value[]) {
    if (typeof value !== "string") refuse("The values of oneOf must be strings.");
    if (value === "") refuse("A value of oneOf is empty, so it could not be typed.");
    const same = folded.get(foldCase(value));
    if (same !== undefined) refuse(`The values ${quoted(same)} and ${quoted(value)} of oneOf differ only in case.`);
    folded.set(foldCase(value), value);
  }
  return new Map([...values.map((value) => [value, value] as const), ...folded]);
}

function refuse(message: string): never {
  throw querybarError("invalid-language", message);
}
