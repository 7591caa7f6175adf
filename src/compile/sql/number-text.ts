import { querybarError } from "../../language/error.ts";
import type { Interval } from "../../language/interval.ts";
import type { Dialect } from "./dialect.ts";
import { anyOf, type Fragment } from "./fragment.ts";
import { isOnScale, type Scale } from "./scale.ts";

// Text that spells a number is compared digit by digit, so that it may be longer than any number of the database.

/** Text that spells a whole number in digits, with or without leading zeros. */
export function digitScale(text: Fragment, isCanonical: boolean, dialect: Dialect): Scale {
  const { isDigits, withoutLeadingZeros } = dialect.texts;
  const guard = isDigits(text);
  const written = (value: string) => {
    if (!/^[0-9]+$/.test(value)) throw querybarError("invalid-argument", `${value} is not a whole number.`);
    return isCanonical ? value : withoutZero(value);
  };
  return {
    ...magnitudeScale(isCanonical ? text : withoutLeadingZeros(text), written, dialect),
    guards: isCanonical ? { interval: guard } : { equal: guard, interval: guard },
  };
}

/** Whether text spells a decimal that is one of some values or in an interval: `-1.5`, and also `-01.50`. */
export function isDecimalInSet(
  text: Fragment,
  values: Iterable<string>,
  intervals: readonly Interval[],
  dialect: Dialect,
): Fragment {
  const { isDecimal, withoutLeadingZeros, withoutTrailingZeros } = dialect.texts;
  const scale = magnitudeScale(withoutTrailingZeros(withoutLeadingZeros(text)), withoutZero, dialect);
  return anyOf(
    [false, true].map((isNegative) => {
      const guard = isDecimal(text, isNegative);
      const isHere = (value: string) => value === "0" || isBelowZero(value) === isNegative;
      const own = [...values].filter(isHere).map((value) => (isNegative ? opposite(value) : value));
      const parts = intervals.flatMap((interval) => fromZero(isNegative ? mirrored(interval) : interval) ?? []);
      return isOnScale({ ...scale, guards: { equal: guard, interval: guard } }, own, parts);
    }),
  );
}

/** Compares decimals without their signs. */
function magnitudeScale(
  magnitude: Fragment,
  written: (value: string) => string,
  { text, texts: { exactly, sized } }: Dialect,
): Omit<Scale, "guards"> {
  const compared = exactly(magnitude);
  return {
    subject: sized(compared),
    equalSubject: compared,
    pointOf: (value) => {
      const shown = text(written(value));
      return { value: sized(shown), equalValue: shown, order: 0 };
    },
  };
}

/** A canonical decimal as `withoutLeadingZeros` makes it: `.5` of `0.5`. */
function withoutZero(value: string): string {
  return value.replace(/^0/, "");
}

function isBelowZero(value: string): boolean {
  return value.startsWith("-");
}

function opposite(value: string): string {
  return isBelowZero(value) ? value.slice(1) : value === "0" ? value : `-${value}`;
}

function mirrored({ low, lowIncluded, high, highIncluded }: Interval): Interval {
  return {
    low: high && opposite(high),
    lowIncluded: highIncluded,
    high: low && opposite(low),
    highIncluded: lowIncluded,
  };
}

/** What of an interval is from 0 on. */
function fromZero(interval: Interval): Interval | undefined {
  const { low, high } = interval;
  if (high !== null && isBelowZero(high)) return undefined;
  return low !== null && isBelowZero(low) ? { ...interval, low: null } : interval;
}
