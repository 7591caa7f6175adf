import { compareDecimals, decimalOf, decimalTest, heldDecimal, readDecimal } from "../decimal.ts";
import type { Field, FieldOptions, IfMany, Trait } from "../field.ts";
import type { Interval } from "../interval.ts";
import type { Path } from "../path.ts";
import { amountsIn, numberIn, quantityText, readBelowZero, total, type Units } from "../quantity.ts";
import type { KindDefinition } from "./kind.ts";
import { makeField } from "./make-field.ts";

/** A field that selects by a size in bytes. Its values are like `5000000B`. */
export interface BytesField<At = Path, Has extends Trait = never>
  extends Field<
    "bytes",
    At,
    Has | "ordered" | "lists" | "extended",
    number | bigint,
    string,
    string | number | bigint
  > {}

const unitNames = ["B", "kB", "MB", "GB", "TB", "PB", "KiB", "MiB", "GiB", "TiB", "PiB"];

/** By their names in lower case. */
const units: Units = /* @__PURE__ */ new Map([
  ["b", []],
  ["kb", [1000]],
  ["mb", [1000, 1000]],
  ["gb", [1000, 1000, 1000]],
  ["tb", [1000, 1000, 1000, 1000]],
  ["pb", [1000, 1000, 1000, 1000, 1000]],
  ["kib", [1024]],
  ["mib", [1024, 1024]],
  ["gib", [1024, 1024, 1024]],
  ["tib", [1024, 1024, 1024, 1024]],
  ["pib", [1024, 1024, 1024, 1024, 1024]],
]);

const kind: KindDefinition<"bytes", string, unknown> = {
  name: "bytes",
  read,
  held,
  compare: (one, other) => compareDecimals(inBytes(one), inBytes(other)),
  approximate: (size) => Number(inBytes(size)),
  intervalTest: ({ low, high, ...included }: Interval) => {
    const number = (end: string | null) => end && inBytes(end);
    return decimalTest({ ...included, low: number(low), high: number(high) }).held;
  },
  presets: (typed) =>
    (readDecimal(typed) === undefined ? [] : ["kB", "MB", "GB", "TB", "B"]).map((unit) => ({ text: typed + unit })),
  expects: "a size, such as 5MB or 1.5GiB",
  example: "5MB",
  nearest,
  colour: "number",
  generate: {
    usual: ["1kB", "5MB", "1.5GiB", "0B", "1024B", "1PB"],
    near: (value) => [value, value.toLowerCase(), `1${value}`, value.replace("B", "kB")],
    held: (value) => {
      const decimal = inBytes(value);
      return [decimal.includes(".") || decimalOf(Number(decimal)) === decimal ? Number(decimal) : BigInt(decimal)];
    },
  },
  stored: { as: "number", decimal: inBytes },
};

function inBytes(value: string): string {
  return numberIn(value, "B");
}

function read(text: string): string | undefined {
  const [amount, ...others] = amountsIn(text.toLowerCase()) ?? [];
  if (amount === undefined) return readBelowZero(text, "B");
  return others.length === 0 && units.has(amount.unit) ? quantityText(total([amount], units), "B") : undefined;
}

function held(value: unknown): string | undefined {
  const decimal = heldDecimal(value);
  return decimal && quantityText(decimal, "B");
}

const longestCorrected = 40;

/** `5` may be in any unit, `5M` and `5 mb` are 5MB, and `5,5MB` is 5.5MB. */
function nearest(text: string): readonly string[] {
  if (text.length > longestCorrected) return [];
  const typed = text.replaceAll(/\s/g, "").replace(",", ".");
  if (readDecimal(typed) !== undefined) return typed.startsWith("-") ? [] : unitNames.map((unit) => typed + unit);
  const [, number = "", letters = ""] = /^([0-9.]+)([a-z]+)$/i.exec(typed) ?? [];
  const unit = unitNames.find((name) =>
    [name, name.slice(0, -1)].some((spelling) => spelling.toLowerCase() === letters.toLowerCase()),
  );
  const size = `${number}${unit}`;
  return read(size) === undefined ? [] : [size];
}

/**
 * Selects the records that hold a number of bytes at the path. A query has a number and a unit, in any letter case: `B`, `kB`, `MB`,
 * `GB`, `TB`, `PB` by thousands, `KiB`, `MiB`, `GiB`, `TiB`, `PiB` by 1024.
 *
 * @example
 * ```ts
 * bytes("size", { description: "the size of the file" }).path; // "size"
 * ```
 */
export function bytes<const At extends Path, Many extends boolean = false>(
  path: At,
  options: FieldOptions<Many> = {},
): BytesField<At, IfMany<Many>> {
  return makeField(kind, path, options);
}
