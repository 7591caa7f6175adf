import { shifted } from "../../language/decimal.ts";
import type { TimeUnit } from "../../language/field.ts";
import type { Interval } from "../../language/interval.ts";
import {
  firstInstant,
  instantText,
  lastInstant,
  timestampMilliseconds,
  timestampNanoseconds,
} from "../../language/timestamp.ts";
import type { Dialect, InstantType } from "./dialect.ts";
import type { Fragment } from "./fragment.ts";
import { guardsOf, type Scale } from "./scale.ts";

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

/** A column of points in time. */
export function instantScale(instant: Fragment, type: InstantType, { instants }: Dialect): Scale {
  return {
    subject: instant,
    pointOf: (value) => {
      const { text, isExact } = cut(value, type === "date" ? "day" : instants.digits);
      return { value: instants.instant(text, type), order: isExact ? 0 : -1 };
    },
    guards: guardsOf(instant, instants.beyond(type)),
  };
}

/** The milliseconds that `toISOString` writes. */
const writtenDigits = 3;

/** Text as `toISOString` writes it, or in canonical spelling with nine digits after the point. */
export function instantTextScale(text: Fragment, isCanonical: boolean, dialect: Dialect): Scale {
  const subject = dialect.texts.exactly(text);
  return {
    subject,
    pointOf: (value) => {
      const written = cut(value, isCanonical ? 9 : writtenDigits);
      return { value: dialect.text(`${written.text}Z`), order: written.isExact ? 0 : -1 };
    },
    // Years beyond these four digits begin with a sign.
    guards: guardsOf(subject, { low: ">= '0'", high: "< ':'" }),
  };
}

/** An instant up to a digit after the point of its seconds: `2026-11-22T15:00:00.123`. */
function cut(canonical: string, digits: number | "day"): { readonly text: string; readonly isExact: boolean } {
  const length = digits === "day" ? "2026-11-22".length : "2026-11-22T15:00:00".length + (digits > 0 ? digits + 1 : 0);
  return { text: canonical.slice(0, length), isExact: /^[T0:.Z]*$/.test(canonical.slice(length)) };
}

/** An interval of instants as one of decimals in a unit, which does not have its upper end. */
export function intervalInUnit({ low, lowIncluded, high, highIncluded }: Interval, unit: TimeUnit): Interval {
  // A number counts as the nanosecond that it is in.
  return {
    low: low === null ? null : inUnit(nanosecondsOf(low) + (lowIncluded ? 0n : 1n), unit),
    lowIncluded: true,
    high: high === null ? null : inUnit(nanosecondsOf(high) + (highIncluded ? 1n : 0n), unit),
    highIncluded: false,
  };
}

function nanosecondsOf(canonical: string): bigint {
  return BigInt(timestampMilliseconds(canonical)) * 1_000_000n + BigInt(timestampNanoseconds(canonical));
}

function inUnit(nanoseconds: bigint, unit: TimeUnit): string {
  return shifted(String(nanoseconds), unit === "s" ? -9 : -6);
}
