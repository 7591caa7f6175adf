import type { Field, FieldOptions, IfMany, Trait } from "../field.ts";
import type { Interval } from "../interval.ts";
import type { Path } from "../path.ts";
import type { KindDefinition } from "./kind.ts";
import { makeField } from "./make-field.ts";

/** A whole number in canonical decimal digits: any size, and it survives JSON. */
export type WholeNumber = `${bigint}`;

/** A field that selects by a whole number of any size, written in decimal digits. */
export interface WholeNumberField<At = Path, Has extends Trait = never>
  extends Field<
    "wholeNumber",
    At,
    Has | "ordered" | "lists",
    string | number | bigint,
    WholeNumber,
    WholeNumber | number | bigint
  > {}

const kind: KindDefinition<"wholeNumber", WholeNumber, unknown> = {
  name: "wholeNumber",
  read,
  held,
  compare,
  approximate: Number,
  intervalTest,
  expects: "a whole number, such as 10",
  example: "10",
  nearest: numbersIn,
  colour: "number",
  generate: {
    usual: ["1", "2", "10", "42", "9007199254740993"],
    near: (value) => [value, `0${value}`, `${value}0`, String(BigInt(value) + 1n)],
    held: (value) => [
      ...(Number.isSafeInteger(Number(value)) ? [Number(value)] : []),
      value,
      BigInt(value),
      `0${value}`,
    ],
  },
  spelling: "number",
};

/** Decimal digits only, without leading zeros: `010` is `10`. */
function read(text: string): WholeNumber | undefined {
  if (!/^[0-9]+$/.test(text)) return undefined;
  let start = 0;
  while (start < text.length - 1 && text.charCodeAt(start) === 48) start++;
  return text.slice(start) as WholeNumber;
}

function held(value: unknown): WholeNumber | undefined {
  switch (typeof value) {
    case "string":
      return read(value);
    case "bigint":
      return value < 0n ? undefined : `${value}`;
    case "number":
      if (!Number.isInteger(value) || value < 0) return undefined;
      // A large number is written out in full, since `String` would give it an exponent.
      return (Number.isSafeInteger(value) ? String(value) : `${BigInt(value)}`) as WholeNumber;
    default:
      return undefined;
  }
}

function compare(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : one > other ? 1 : 0);
}

function intervalTest({ low, lowIncluded, high, highIncluded }: Interval): (value: unknown) => boolean {
  const least = low === null ? 0 : Number(low) + (lowIncluded ? 0 : 1);
  const most = high === null ? Number.MAX_SAFE_INTEGER : Number(high) - (highIncluded ? 0 : 1);
  const areSafe = Number.isSafeInteger(least) && Number.isSafeInteger(most);
  const isInOrder = (one: string, other: string, mayBeEqual: boolean) =>
    one === other ? mayBeEqual : compare(one, other) < 0;
  return (value) => {
    // Nearly always, and ten times as fast.
    if (areSafe && Number.isSafeInteger(value)) return (value as number) >= least && (value as number) <= most;
    const found = held(value);
    if (found === undefined || (low !== null && !isInOrder(low, found, lowIncluded))) return false;
    return high === null || isInOrder(found, high, highIncluded);
  };
}

const longestCorrected = 100;

/** `#10`, `+10`, `10,` and `１０` mean 10. The meaning of `1e3`, `10.5`, `-1` and `>10` is not certain. */
function numbersIn(text: string): readonly string[] {
  const typed = text.length > longestCorrected ? "" : text.normalize("NFKC");
  if (/^[-<>=]/.test(typed)) return [];
  const [, digits = ""] = /^[^\p{L}\p{N}]*([0-9]+)[^\p{L}\p{N}]*$/u.exec(typed) ?? [];
  const value = read(digits);
  return value === undefined ? [] : [value];
}

/**
 * Selects the records that hold the same whole number at the path, as a number, a bigint or a string of digits.
 *
 * @example
 * ```ts
 * wholeNumber("id", { aliases: ["number"] }).aliases; // ["number"]
 * ```
 */
export function wholeNumber<const At extends Path, Many extends boolean = false>(
  path: At,
  options: FieldOptions<Many> = {},
): WholeNumberField<At, IfMany<Many>> {
  return makeField(kind, path, options);
}
