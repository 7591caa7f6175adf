import type { Interval } from "../../language/interval.ts";
import { highOperator, lowOperator, type Point as PointOf } from "../points.ts";
import type { Beyond } from "./dialect.ts";
import { allOf, anyOf, type Fragment, never, separated, sql } from "./fragment.ts";

/**
 * The values of an ordered kind as a column holds them. A column may not be able to hold a value of a query, such as a millionth of
 * a second or an id of eighty digits. Then there is a point beside it, and it is known on which side.
 */
export interface Scale {
  /** What `<` and `>` compare. */
  readonly subject: Fragment;
  /** What `=` and `IN` compare, if it is another. */
  readonly equalSubject?: Fragment;
  /** The point for a value in canonical spelling, or where it is if it is beyond all that a column can hold. */
  readonly pointOf: (value: string) => Point | "below" | "above";
  /** What a row must meet to hold a value at all: for equality, for intervals, and for those without their lower or upper end. */
  readonly guards: {
    readonly equal?: Fragment | undefined;
    readonly interval?: Fragment | undefined;
    readonly low?: Fragment | undefined;
    readonly high?: Fragment | undefined;
  };
}

export interface Point extends PointOf<Fragment> {
  /** The value for equality, if it is another. */
  readonly equalValue?: Fragment;
}

/** Whether a column holds one of single values, or a value in one of the intervals. */
export function isOnScale(scale: Scale, values: Iterable<string>, intervals: readonly Interval[]): Fragment {
  return anyOf([isEqual(scale, values), ...intervals.map((interval) => isInside(scale, interval))]);
}

function isEqual({ subject, equalSubject = subject, pointOf, guards }: Scale, values: Iterable<string>): Fragment {
  const points: Fragment[] = [];
  for (const value of values) {
    const point = pointOf(value);
    if (typeof point === "object" && point.order === 0) points.push(point.equalValue ?? point.value);
  }
  return points.length === 0 ? never : allOf([...given(guards.equal), isOneOf(equalSubject, points)]);
}

/** Whether something is equal to one of some values. */
export function isOneOf(subject: Fragment, values: readonly Fragment[]): Fragment {
  const [only] = values;
  if (only === undefined) return never;
  return values.length === 1 ? sql`${subject} = ${only}` : sql`${subject} IN (${separated(values, ", ")})`;
}

function isInside({ subject, pointOf, guards }: Scale, interval: Interval): Fragment {
  const low = interval.low === null ? "below" : pointOf(interval.low);
  const high = interval.high === null ? "above" : pointOf(interval.high);
  if (low === "above" || high === "below") return never;
  const conditions = [
    ...given(guards.interval),
    ...(low === "below" ? given(guards.low) : [sql`${subject} ${lowOperator(low, interval.lowIncluded)} ${low.value}`]),
    ...(high === "above"
      ? given(guards.high)
      : [sql`${subject} ${highOperator(high, interval.highIncluded)} ${high.value}`]),
  ];
  return conditions.length === 0 ? sql`${subject} IS NOT NULL` : allOf(conditions);
}

function given(guard: Fragment | undefined): readonly Fragment[] {
  return guard === undefined ? [] : [guard];
}

/** The guards against what a column may hold beyond its values. */
export function guardsOf(subject: Fragment, { low, high }: Beyond): Pick<Scale["guards"], "low" | "high"> {
  return { low: low && sql`${subject} ${low}`, high: high && sql`${subject} ${high}` };
}
