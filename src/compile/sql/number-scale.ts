import { compareDecimals, decimalOf } from "../../language/decimal.ts";
import { querybarError } from "../../language/error.ts";
import type { Decimals, Dialect, NumberType } from "./dialect.ts";
import { type Fragment, sql } from "./fragment.ts";
import { guardsOf, type Point, type Scale } from "./scale.ts";

/** How numbers of a kind are in a column of numbers. */
export interface Numbers {
  /** The decimal of a value in canonical spelling. */
  readonly decimal: (value: string) => string;
  /** Whether only whole numbers from 0 are values. */
  readonly isWhole: boolean;
}

/** A column of numbers. */
export function numberScale(
  number: Fragment,
  type: NumberType,
  { decimal, isWhole }: Numbers,
  { numbers }: Dialect,
): Scale {
  const { pointOf, isInteger } = pointsOf(type, isWhole, numbers);
  const guards = guardsOf(number, numbers.beyond(type));
  const zero = pointOf("0") as Point;
  return {
    subject: number,
    pointOf: (value) => pointOf(decimal(value)),
    guards: isWhole
      ? {
          ...guards,
          low: sql`${number} >= ${zero.value}`,
          interval: isInteger ? undefined : numbers.isWhole(number),
        }
      : guards,
  };
}

function pointsOf(type: NumberType, isWhole: boolean, numbers: Dialect["numbers"]) {
  if (type === "integer" || type === "bigint")
    return { pointOf: (decimal: string) => integerPoint(decimal, numbers), isInteger: true };
  if (type === "double" || numbers.numeric === "double")
    return { pointOf: (decimal: string) => doublePoint(decimal, isWhole, numbers), isInteger: false };
  const { numeric } = numbers;
  return { pointOf: (decimal: string) => decimalPoint(decimal, numeric), isInteger: false };
}

/** The greatest whole number that is not above. */
function integerPoint(decimal: string, { least, greatest, integer }: Dialect["numbers"]): Point | "below" | "above" {
  const { isNegative, whole, fraction } = partsOf(decimal);
  if (whole.length > mostIntegerDigits) return isNegative ? "below" : "above";
  const toZero = isNegative ? -BigInt(whole) : BigInt(whole);
  const floor = isNegative && fraction !== "" ? toZero - 1n : toZero;
  if (floor < least) return "below";
  // Above the greatest, or between it and the next number.
  if (floor > greatest) return "above";
  return { value: integer(String(floor)), order: fraction === "" ? 0 : -1 };
}

const mostIntegerDigits = 40;

/** The nearest floating-point number. One in a record counts as its shortest decimal; as a whole number, as what it is. */
function doublePoint(decimal: string, isWhole: boolean, { double }: Dialect["numbers"]): Point | "below" | "above" {
  const value = Number(decimal);
  if (!Number.isFinite(value)) return value < 0 ? "below" : "above";
  const exact = (isWhole && Number.isInteger(value) ? String(BigInt(value)) : decimalOf(value)) as string;
  const order = compareDecimals(exact, decimal);
  return { value: double(value), order: order < 0 ? -1 : order > 0 ? 1 : 0 };
}

/** The decimal, or if it has too many digits the one nearer to zero. */
function decimalPoint(given: string, { wholeDigits, fractionDigits, decimal }: Decimals): Point | "below" | "above" {
  const { isNegative, whole, fraction } = partsOf(given);
  if (whole.length > wholeDigits) return isNegative ? "below" : "above";
  if (fraction.length <= fractionDigits) return { value: decimal(given), order: 0 };
  const cut = `${isNegative ? "-" : ""}${whole}.${fraction.slice(0, fractionDigits)}`;
  return { value: decimal(cut), order: isNegative ? 1 : -1 };
}

/** Of a decimal in canonical digits. */
function partsOf(decimal: string): { readonly isNegative: boolean; readonly whole: string; readonly fraction: string } {
  const isNegative = decimal.startsWith("-");
  const [whole = "", fraction = ""] = decimal.slice(isNegative ? 1 : 0).split(".");
  return { isNegative, whole, fraction };
}

/** Text that spells a whole number in digits, with or without leading zeros. */
export function digitScale(text: Fragment, isCanonical: boolean, dialect: Dialect): Scale {
  const { exactly, isDigits, sized, withoutLeadingZeros } = dialect.texts;
  const digits = isCanonical ? text : withoutLeadingZeros(text);
  const compared = exactly(digits);
  const guard = isDigits(text);
  return {
    subject: sized(compared),
    equalSubject: compared,
    pointOf: (value) => {
      if (!/^[0-9]+$/.test(value)) throw querybarError("invalid-argument", `${value} is not a whole number.`);
      const shown = dialect.text(isCanonical || value !== "0" ? value : "");
      return { value: sized(shown), equalValue: shown, order: 0 };
    },
    guards: isCanonical ? { interval: guard } : { equal: guard, interval: guard },
  };
}
