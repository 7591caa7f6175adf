import { timestampMilliseconds, timestampNanoseconds } from "../../language/dates/timestamp.ts";
import { shifted } from "../../language/decimal.ts";
import type { TimeUnit } from "../../language/field.ts";
import type { Interval } from "../../language/interval.ts";
import { instantPoint } from "../instants.ts";
import type { Dialect, InstantType } from "./dialect.ts";
import type { Fragment } from "./fragment.ts";
import { guardsOf, type Scale } from "./scale.ts";

/** A column of points in time. */
export function instantScale(instant: Fragment, type: InstantType, { instants }: Dialect): Scale {
  return {
    subject: instant,
    pointOf: (value) => {
      const point = instantPoint(value, type === "date" ? "day" : instants.digits);
      return { value: instants.instant(point.value, type), order: point.order };
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
      const point = instantPoint(value, isCanonical ? 9 : writtenDigits);
      return { value: dialect.text(`${point.value}Z`), order: point.order };
    },
    // Years beyond these four digits begin with a sign.
    guards: guardsOf(subject, { low: ">= '0'", high: "< ':'" }),
  };
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
