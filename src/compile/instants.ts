import { firstInstant, instantText, lastInstant } from "../language/dates/timestamp.ts";
import type { Interval } from "../language/interval.ts";
import type { Point } from "./points.ts";

const first = instantText(firstInstant);
const last = instantText(lastInstant);

/** An interval of instants, without the ends that no instant is beyond; `undefined` if nothing is in it. */
export function boundedInterval(interval: Interval): Interval | undefined {
  // Instants beyond the first and the last count as these.
  if ((interval.low === last && !interval.lowIncluded) || (interval.high === first && !interval.highIncluded))
    return undefined;
  return {
    ...interval,
    low: interval.low === first && interval.lowIncluded ? null : interval.low,
    high: interval.high === last && interval.highIncluded ? null : interval.high,
  };
}

/** An instant up to a digit after the point of its seconds: `2026-11-22T15:00:00.123`. */
export function instantPoint(canonical: string, digits: number | "day"): Point<string> {
  const length = digits === "day" ? "2026-11-22".length : "2026-11-22T15:00:00.".length + digits;
  return { value: canonical.slice(0, length), order: /^[T0:.Z]*$/.test(canonical.slice(length)) ? 0 : -1 };
}
