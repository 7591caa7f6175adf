import { dayStart, daysIn, type Instant } from "./timestamp.ts";

// How dates are written in queries. What they mean is in `date-interval.ts`.

/** A date, or a part of one, as the half-open interval from its start to its end, in local time as if it were in UTC. */
export interface WrittenDate {
  readonly start: Instant;
  readonly end: Instant;
  /** Milliseconds ahead of UTC, or `undefined` for the zone of the evaluation. */
  readonly offset: number | undefined;
}

//                  year        month         day           T hour        minute         second         fraction         offset
const datePattern =
  /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T([0-9]{2})(?::([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?)?(?:(Z)|([+-])([0-9]{2}):([0-9]{2}))?)?)?)?$/;

/** Reads `2026`, `2026-11`, …, `2026-11-23T14:05:09.123456789+01:00`; `undefined` for days and times that do not exist. */
export function readDate(text: string): WrittenDate | undefined {
  const found = datePattern.exec(text);
  if (found === null) return undefined;
  const parts = found.slice(1, 7).filter((part) => part !== undefined);
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map(Number);
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return undefined;
  if (!(hour <= 23 && minute <= 59 && second <= 59)) return undefined;
  const [fraction, utc, sign, offsetHours = 0, offsetMinutes = 0] = found.slice(7);
  if (!(Number(offsetHours) <= 23 && Number(offsetMinutes) <= 59)) return undefined;
  const minutesAhead = Number(offsetHours) * 60 + Number(offsetMinutes);
  const offset = utc === undefined && sign === undefined ? undefined : minutesAhead * (sign === "-" ? -60_000 : 60_000);
  const ms = dayStart(year, month, day) + ((hour * 60 + minute) * 60 + second) * 1000;
  if (fraction !== undefined) {
    const nanoseconds = Number(fraction.padEnd(9, "0"));
    return { start: later(ms, nanoseconds), end: later(ms, nanoseconds + 10 ** (9 - fraction.length)), offset };
  }
  return { start: { ms, ns: 0 }, end: { ms: endOfPart(year, month, ms, parts.length), ns: 0 }, offset };
}

/** In milliseconds, by how many parts are written, if there are more than a year and a month. */
const lengths: Readonly<Record<number, number>> = { 3: 86_400_000, 4: 3_600_000, 5: 60_000, 6: 1000 };

function endOfPart(year: number, month: number, start: number, parts: number): number {
  if (parts === 1) return dayStart(year + 1, 1, 1);
  return parts === 2 ? dayStart(year, month + 1, 1) : start + (lengths[parts] as number);
}

function later(ms: number, nanoseconds: number): Instant {
  return { ms: ms + Math.floor(nanoseconds / 1_000_000), ns: nanoseconds % 1_000_000 };
}

/** Beyond any date, however short the unit is. */
const largestAmount = 1e15;

/** `7d`: so long ago. */
export interface Age {
  readonly milliseconds: number;
}

const millisecondsIn = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** Reads `30m`, `2h`, `7d`, `2w`. */
export function readAge(text: string): Age | undefined {
  const [, amount, unit] = /^([0-9]+)([mhdw])$/.exec(text) ?? [];
  if (unit === undefined) return undefined;
  return {
    milliseconds: Math.min(Number(amount), largestAmount) * millisecondsIn[unit as keyof typeof millisecondsIn],
  };
}

export type RelativeBase = "now" | "today" | "week" | "month" | "year";

export type ShiftUnit = "m" | "h" | "d" | "w" | "mo" | "y";

/** `@today-7d`. */
export interface RelativeDate {
  readonly base: RelativeBase;
  /** How far it is shifted: zero if it is not. */
  readonly amount: number;
  readonly unit: ShiftUnit;
}

/** Reads `@now`, `@today`, `@week`, `@month`, `@year`, and each with a shift. Minutes and hours are for `@now` only. */
export function readRelativeDate(text: string): RelativeDate | undefined {
  const [, base, sign, amount = "0", unit = "d"] =
    /^@(now|today|week|month|year)(?:([+-])([0-9]+)(m|h|d|w|mo|y))?$/.exec(text) ?? [];
  if (base === undefined || (base !== "now" && (unit === "m" || unit === "h"))) return undefined;
  const distance = Math.min(Number(amount), largestAmount);
  return {
    base: base as RelativeBase,
    amount: sign === "-" ? -distance : distance,
    unit: unit as ShiftUnit,
  };
}
