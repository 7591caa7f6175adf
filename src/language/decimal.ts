import type { Interval } from "./interval.ts";

/** A decimal number in canonical digits, such as `-1.5`: any size and precision, and it survives JSON. */
export type Decimal = `${number}`;

const decimalPattern = /^-?[0-9]+(?:\.[0-9]+)?$/;

/** A minus, digits and a fraction, without zeros that could be left out: `-01.50` is `-1.5`, and `-0` is `0`. */
export function readDecimal(text: string): Decimal | undefined {
  return decimalPattern.test(text) ? canonical(text) : undefined;
}

function canonical(text: string): Decimal {
  const isNegative = text.startsWith("-");
  const point = text.indexOf(".");
  const wholeEnd = point < 0 ? text.length : point;
  let start = isNegative ? 1 : 0;
  while (start < wholeEnd - 1 && text.charCodeAt(start) === 48) start++;
  let end = text.length;
  if (point >= 0) while (text.charCodeAt(end - 1) === 48) end--;
  if (end - 1 === point) end = point;
  const digits = text.slice(start, end);
  return (isNegative && digits !== "0" ? `-${digits}` : digits) as Decimal;
}

/** The shortest decimal that reads as the number, without an exponent; `undefined` for infinities and what is not a number. */
export function decimalOf(number: number): Decimal | undefined {
  if (!Number.isFinite(number)) return undefined;
  const text = String(number);
  const exponent = text.indexOf("e");
  return exponent < 0 ? (text as Decimal) : shifted(text.slice(0, exponent), Number(text.slice(exponent + 1)));
}

/** The decimal that a record holds as a number or a bigint. */
export function heldDecimal(value: unknown): Decimal | undefined {
  if (typeof value === "bigint") return String(value) as Decimal;
  return typeof value === "number" ? decimalOf(value) : undefined;
}

/** A decimal times a power of ten. */
export function shifted(decimal: string, places: number): Decimal {
  const sign = decimal.startsWith("-") ? "-" : "";
  const [whole = "", fraction = ""] = decimal.slice(sign.length).split(".");
  const point = whole.length + places;
  const digits = "0".repeat(Math.max(0, 1 - point)) + (whole + fraction).padEnd(point, "0");
  const wholeLength = Math.max(1, point);
  return canonical(`${sign}${digits.slice(0, wholeLength)}.${digits.slice(wholeLength)}`);
}

/** Below zero if the first of two canonical decimals is less. Exact, whatever their size. */
export function compareDecimals(one: string, other: string): number {
  // Rounding keeps the order, so numbers that differ once rounded need no closer look.
  return Number(one) - Number(other) || compareExactly(one, other);
}

function compareExactly(one: string, other: string): number {
  if (one === other) return 0;
  const isNegative = one.startsWith("-");
  if (isNegative !== other.startsWith("-")) return isNegative ? -1 : 1;
  const difference = wholeLength(one) - wholeLength(other) || (one < other ? -1 : 1);
  return isNegative ? -difference : difference;
}

function wholeLength(decimal: string): number {
  const point = decimal.indexOf(".");
  return point < 0 ? decimal.length : point;
}

/** Whether a number is in an interval. */
export interface DecimalTest {
  /** For what a record holds: a number, which counts as its shortest decimal, or a bigint. What is not finite is not a number. */
  readonly held: (value: unknown) => boolean;
  /** For a decimal in any spelling. */
  readonly text: (value: string) => boolean;
}

/** Tests numbers. Nearly always, comparing them as floats is enough. */
export function decimalTest({ low, lowIncluded, high, highIncluded }: Interval): DecimalTest {
  const lowest = low === null ? Number.NEGATIVE_INFINITY : Number(low);
  const highest = high === null ? Number.POSITIVE_INFINITY : Number(high);
  const isFrom = (text: string) => low === null || isOrdered(compareExactly(low, text), lowIncluded);
  const isUpTo = (text: string) => high === null || isOrdered(compareExactly(text, high), highIncluded);
  // The float of an end may be another number than the end.
  const takesLowest = Number.isFinite(lowest) && isFrom(decimalOf(lowest) as Decimal);
  const takesHighest = Number.isFinite(highest) && isUpTo(decimalOf(highest) as Decimal);
  const isInText = (text: string) => {
    if (!decimalPattern.test(text)) return false;
    const value = Number(text);
    if (value < lowest || value > highest) return false;
    return (value > lowest || isFrom(canonical(text))) && (value < highest || isUpTo(canonical(text)));
  };
  return {
    held: (value) => {
      if (typeof value !== "number") return typeof value === "bigint" && isInText(String(value));
      return (
        (value > lowest || (value === lowest && takesLowest)) &&
        (value < highest || (value === highest && takesHighest))
      );
    },
    text: isInText,
  };
}

function isOrdered(order: number, mayBeEqual: boolean): boolean {
  return mayBeEqual ? order <= 0 : order < 0;
}

const chunkLength = 6;

/** The sum of decimals that are not negative, each times a whole number up to a billion. Exact and in linear time. */
export function sumOfProducts(products: readonly (readonly [decimal: string, factor: number])[]): Decimal {
  const parts = products.map(([decimal, factor]) => {
    const [whole = "", fraction = ""] = decimal.split(".");
    return { whole, fraction, factor };
  });
  const fractionLength = roundedUp(Math.max(...parts.map(({ fraction }) => fraction.length)));
  const length = roundedUp(Math.max(...parts.map(({ whole }) => whole.length))) + fractionLength;
  const addends = parts.map(({ whole, fraction, factor }) => ({
    digits: (whole + fraction.padEnd(fractionLength, "0")).padStart(length, "0"),
    factor,
  }));
  const chunks: string[] = [];
  let carry = 0;
  for (let end = length; end > 0; end -= chunkLength) {
    let sum = carry;
    for (const { digits, factor } of addends) sum += Number(digits.slice(end - chunkLength, end)) * factor;
    carry = Math.floor(sum / 10 ** chunkLength);
    chunks.push(String(sum % 10 ** chunkLength).padStart(chunkLength, "0"));
  }
  const digits = String(carry) + chunks.reverse().join("");
  const point = digits.length - fractionLength;
  return canonical(`${digits.slice(0, point)}.${digits.slice(point)}`);
}

function roundedUp(length: number): number {
  return Math.ceil(length / chunkLength) * chunkLength;
}
