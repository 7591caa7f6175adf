import { compareDecimals, type Decimal, decimalOf, decimalTest, heldDecimal, readDecimal } from "../decimal.ts";
import type { Field, FieldOptions, IfMany, Trait } from "../field.ts";
import type { Path } from "../path.ts";
import type { KindDefinition } from "./kind.ts";
import { makeField } from "./make-field.ts";

/** A field that selects by a decimal number of any size and precision. */
export interface NumberField<At = Path, Has extends Trait = never>
  extends Field<
    "number",
    At,
    Has | "ordered" | "lists" | "extended",
    string | number | bigint,
    Decimal,
    Decimal | number | bigint
  > {}

const kind: KindDefinition<"number", Decimal, unknown> = {
  name: "number",
  read: readDecimal,
  held: (value) => (typeof value === "string" ? readDecimal(value) : heldDecimal(value)),
  compare: compareDecimals,
  approximate: Number,
  intervalTest: (interval) => {
    const test = decimalTest(interval);
    return (value) => (typeof value === "string" ? test.text(value) : test.held(value));
  },
  expects: "a number, such as 19.90",
  example: "19.90",
  nearest: numbersIn,
  colour: "number",
  generate: {
    usual: ["1", "0", "10", "19.90", "-1.5", "0.1", "9007199254740993"],
    near: (value) => [value, opposite(value), `${value.includes(".") ? value : `${value}.`}01`, `0${value}`],
    held: (value) => [
      ...(decimalOf(Number(value)) === value ? [Number(value)] : []),
      value,
      value.includes(".") ? `${value}0` : BigInt(value),
    ],
  },
  stored: { as: "number", decimal: String, alsoText: true },
};

function opposite(value: string): string {
  return value.startsWith("-") ? value.slice(1) : `-${value}`;
}

const longestCorrected = 100;

/** `+10`, `$10`, `.5` and `１０` mean 10 and 0.5. A comma may be for decimals or for thousands. */
function numbersIn(text: string): readonly string[] {
  if (text.length > longestCorrected) return [];
  const typed = text.normalize("NFKC").replace("\u2212", "-");
  const found = /^[^\p{L}\p{N}<>=.,-]*(-?)[^\p{L}\p{N}<>=.,-]*([0-9,]*\.?[0-9]+)[.,]?[^\p{L}\p{N}]*$/u.exec(typed);
  if (found === null) return [];
  const [minus, number] = found.slice(1) as [string, string];
  const thousands = /^[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$/.test(number) ? [number.replaceAll(",", "")] : [];
  return [...thousands, number.replace(",", ".").replace(/^\./, "0.")]
    .map((value) => minus + value)
    .filter((value) => readDecimal(value) !== undefined);
}

/**
 * Selects the records that hold the same number at the path, as a number, a bigint or text. Numbers are compared as decimals, so
 * nothing is rounded: `0.1` is `0.10`.
 *
 * @example
 * ```ts
 * number("total", { description: "the total, in euros" }).path; // "total"
 * ```
 */
export function number<const At extends Path, Many extends boolean = false>(
  path: At,
  options: FieldOptions<Many> = {},
): NumberField<At, IfMany<Many>> {
  return makeField(kind, path, options);
}
