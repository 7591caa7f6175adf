import { compareDecimals, decimalOf } from "../language/decimal.ts";

// A database may not be able to hold a number of a query, such as an id of eighty digits. Then there is a number beside it, and it is
// known on which side.

/** A value that a database can hold. */
export interface Point<Value> {
  readonly value: Value;
  /** Below zero if the point is below the value of the query, with nothing between; zero if it is that value. */
  readonly order: -1 | 0 | 1;
}

/** A point, or on which side of all that a database can hold a value is. */
export type PointOrBeyond<Value> = Point<Value> | "below" | "above";

/** The comparison for the lower end of an interval. */
export function lowOperator({ order }: Pick<Point<unknown>, "order">, isIncluded: boolean): ">=" | ">" {
  return order > 0 || (order === 0 && isIncluded) ? ">=" : ">";
}

/** The comparison for the upper end of an interval. */
export function highOperator({ order }: Pick<Point<unknown>, "order">, isIncluded: boolean): "<=" | "<" {
  return order < 0 || (order === 0 && isIncluded) ? "<=" : "<";
}

/** The whole numbers of a type. */
export interface WholeNumbers {
  readonly least: bigint;
  readonly greatest: bigint;
}

/** The greatest whole number that is not above a decimal, in digits. */
export function integerPoint(decimal: string, { least, greatest }: WholeNumbers): PointOrBeyond<string> {
  const { isNegative, whole, fraction } = partsOf(decimal);
  if (whole.length > mostIntegerDigits) return isNegative ? "below" : "above";
  const toZero = isNegative ? -BigInt(whole) : BigInt(whole);
  const floor = isNegative && fraction !== "" ? toZero - 1n : toZero;
  if (floor < least) return "below";
  // Above the greatest, or between it and the next number.
  if (floor > greatest) return "above";
  return { value: String(floor), order: fraction === "" ? 0 : -1 };
}

const mostIntegerDigits = 40;

/** The floating-point number nearest to a decimal. One in a record counts as its shortest decimal; as a whole number, as what it is. */
export function doublePoint(decimal: string, isWhole: boolean): PointOrBeyond<number> {
  const value = Number(decimal);
  if (!Number.isFinite(value)) return value < 0 ? "below" : "above";
  const exact = (isWhole && Number.isInteger(value) ? String(BigInt(value)) : decimalOf(value)) as string;
  const order = compareDecimals(exact, decimal);
  return { value, order: order < 0 ? -1 : order > 0 ? 1 : 0 };
}

/** The digits before and after the point that a type has. */
export interface DecimalDigits {
  readonly wholeDigits: number;
  readonly fractionDigits: number;
}

/** The decimal, or if it has too many digits the one nearer to zero. */
export function decimalPoint(decimal: string, { wholeDigits, fractionDigits }: DecimalDigits): PointOrBeyond<string> {
  const { isNegative, whole, fraction } = partsOf(decimal);
  if (whole.length > wholeDigits) return isNegative ? "below" : "above";
  if (fraction.length <= fractionDigits) return { value: decimal, order: 0 };
  const cut = `${isNegative ? "-" : ""}${whole}.${fraction.slice(0, fractionDigits)}`;
  return { value: cut, order: isNegative ? 1 : -1 };
}

/** Of a decimal in canonical digits. */
function partsOf(decimal: string): { readonly isNegative: boolean; readonly whole: string; readonly fraction: string } {
  const isNegative = decimal.startsWith("-");
  const [whole = "", fraction = ""] = decimal.slice(isNegative ? 1 : 0).split(".");
  return { isNegative, whole, fraction };
}
