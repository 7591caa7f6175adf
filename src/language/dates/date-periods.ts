import type { EvaluationContext } from "../evaluation.ts";
import type { Period } from "../kinds/kind.ts";
import { dateInterval } from "./date-interval.ts";
import { firstInstant, instantText, lastInstant, millisecondsPerDay, timestampMilliseconds } from "./timestamp.ts";
import { localTime } from "./zone.ts";

/** A day, a week or a month: a name, and the instants that it has, as of `instantText`, from `low` to below `high`. */
interface NamedPeriod {
  readonly name: string;
  readonly low: string;
  readonly high: string;
}

/**
 * Names the period of an instant, given as of `instantText`: a day or a week by its (first) day, `2026-11-23`, a month as `2026-11`.
 * It has just the instants that a query for these dates selects.
 */
export function datePeriods(period: Period, context: EvaluationContext): (instant: string) => string {
  // Asking for a zone's offset takes a thousand times as long as looking here.
  const known = new Map<string, readonly NamedPeriod[]>();
  return (instant) => {
    const day = instant.slice(0, 10);
    const periods = known.get(day) ?? [];
    let found = periods.find(({ low, high }) => instant >= low && instant < high);
    if (found === undefined) {
      found = periodOf(instant, period, context);
      known.set(day, [...periods, found]);
    }
    return found.name;
  };
}

function periodOf(instant: string, period: Period, context: EvaluationContext): NamedPeriod {
  const local = localTime(timestampMilliseconds(instant), context.timeZone);
  const found = named(local, period, context);
  // Where clocks are put back over midnight, the local date may be that of the day before, which has ended.
  return instant < found.high ? found : named(local + millisecondsPerDay, period, context);
}

function named(local: number, period: Period, context: EvaluationContext): NamedPeriod {
  if (period === "month") return spanning(dayName(local).slice(0, 7), undefined, context);
  if (period === "day") return spanning(dayName(local), undefined, context);
  const weekday = new Date(local).getUTCDay() || 7;
  const first = local - ((weekday - context.weekStart + 7) % 7) * millisecondsPerDay;
  return spanning(dayName(first), dayName(first + 6 * millisecondsPerDay), context);
}

function dayName(local: number): string {
  const known = Math.min(Math.max(local, firstInstant.ms), lastInstant.ms);
  return instantText({ ms: known, ns: 0 }).slice(0, 10);
}

function spanning(name: string, last: string | undefined, context: EvaluationContext): NamedPeriod {
  const { low } = dateInterval(">=", name, context);
  const { high } = dateInterval("<=", last ?? name, context);
  // Any letter comes after all instants.
  return { name, low: low ?? "", high: high ?? "end" };
}
