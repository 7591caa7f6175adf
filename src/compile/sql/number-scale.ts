import { decimalPoint, doublePoint, integerPoint, type PointOrBeyond } from "../points.ts";
import type { Dialect, NumberType } from "./dialect.ts";
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
    return { pointOf: (decimal: string) => inSql(integerPoint(decimal, numbers), numbers.integer), isInteger: true };
  if (type === "double" || numbers.numeric === "double")
    return { pointOf: (decimal: string) => inSql(doublePoint(decimal, isWhole), numbers.double), isInteger: false };
  const { numeric } = numbers;
  return { pointOf: (decimal: string) => inSql(decimalPoint(decimal, numeric), numeric.decimal), isInteger: false };
}

/** A point as a value in a statement. */
function inSql<Value>(point: PointOrBeyond<Value>, write: (value: Value) => Fragment): Point | "below" | "above" {
  return typeof point === "string" ? point : { value: write(point.value), order: point.order };
}
