import { Temporal } from "temporal-polyfill";
import type { NaiveContext } from "./language.ts";

/** An instant in nanoseconds since 1970, or beyond all of them. */
export type Instant = bigint | number;

/** What a date in a query is: the half-open interval of a part of time, an instant, or an age. */
export type NaiveDate =
  | { readonly type: "part"; readonly start: Instant; readonly end: Instant }
  | { readonly type: "instant"; readonly at: Instant }
  | { readonly type: "age"; readonly at: Instant };

export function dateOf(text: string, context: NaiveContext): NaiveDate | undefined {
  return writtenDate(text, context) ?? relativeDate(text, context) ?? age(text, context);
}

const written =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?)?)?$/;

function writtenDate(text: string, { zone: clock = "UTC" }: NaiveContext): NaiveDate | undefined {
  const found = written.exec(text);
  if (found === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction, offset] = found;
  if (Number(second ?? 0) > 59) return undefined;
  const nanoseconds = (fraction ?? "").padEnd(9, "0");
  const wall = orUndefined(() =>
    Temporal.PlainDateTime.from(
      {
        year: Number(year),
        month: Number(month ?? 1),
        day: Number(day ?? 1),
        hour: Number(hour ?? 0),
        minute: Number(minute ?? 0),
        second: Number(second ?? 0),
        millisecond: Number(nanoseconds.slice(0, 3)),
        microsecond: Number(nanoseconds.slice(3, 6)),
        nanosecond: Number(nanoseconds.slice(6)),
      },
      { overflow: "reject" },
    ),
  );
  if (wall === undefined) return undefined;
  const names = ["years", "months", "days", "hours", "minutes", "seconds"] as const;
  const given = [year, month, day, hour, minute, second].filter((part) => part !== undefined).length;
  const length =
    fraction === undefined ? { [names[given - 1] as string]: 1 } : { nanoseconds: 10 ** (9 - fraction.length) };
  const zone = offset === undefined || offset === "Z" ? (offset === "Z" ? "UTC" : clock) : offset;
  return { type: "part", start: instantOf(wall, zone), end: instantOf(wall.add(length), zone) };
}

/** The instant of a time on the zone's clocks: the first if there are two, and the end of the gap if there is none. */
export function instantOf(wall: Temporal.PlainDateTime, zone: string): bigint {
  const zoned = wall.toZonedDateTime(zone, { disambiguation: "earlier" });
  if (zoned.toPlainDateTime().equals(wall)) return zoned.epochNanoseconds;
  return zoned.getTimeZoneTransition("next")?.epochNanoseconds ?? zoned.epochNanoseconds;
}

const units = { mo: "months", m: "minutes", h: "hours", d: "days", w: "weeks", y: "years" } as const;

function relativeDate(text: string, context: NaiveContext): NaiveDate | undefined {
  const found = /^@(now|today|week|month|year)(?:([+-])(\d+)(mo|m|h|d|w|y))?$/.exec(text);
  if (found === null) return undefined;
  const [, period, sign = "+", count = "0", unit = "d"] = found;
  const isExact = unit === "m" || unit === "h";
  const { zone = "UTC", weekStart = 1 } = context;
  const now = Temporal.Instant.from(context.now);
  const wall = now.toZonedDateTimeISO(zone).toPlainDateTime();
  const shift = { [units[unit as keyof typeof units]]: Number(`${sign}${count}`) };
  const beyond = sign === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (period === "now") {
    if (Number(count) === 0) return { type: "instant", at: now.epochNanoseconds };
    if (isExact) return { type: "instant", at: orUndefined(() => now.add(shift).epochNanoseconds) ?? beyond };
    const shifted = () => wall.add(shift).toZonedDateTime(zone, { disambiguation: "compatible" });
    return { type: "instant", at: orUndefined(() => shifted().epochNanoseconds) ?? beyond };
  }
  if (isExact) return undefined;
  const today = wall.toPlainDate();
  const start = {
    today,
    week: today.subtract({ days: (today.dayOfWeek - weekStart + 7) % 7 }),
    month: today.with({ day: 1 }),
    year: today.with({ month: 1, day: 1 }),
  }[period as "today" | "week" | "month" | "year"];
  const length = { today: { days: 1 }, week: { weeks: 1 }, month: { months: 1 }, year: { years: 1 } };
  const interval = orUndefined(() => {
    const first = start.add(shift);
    const next = first.add(length[period as keyof typeof length]);
    return [instantOf(first.toPlainDateTime(), zone), instantOf(next.toPlainDateTime(), zone)] as const;
  });
  return { type: "part", start: interval?.[0] ?? beyond, end: interval?.[1] ?? beyond };
}

function age(text: string, context: NaiveContext): NaiveDate | undefined {
  const found = /^(\d+)([mhdw])$/.exec(text);
  if (found === null) return undefined;
  const minutes = { m: 1n, h: 60n, d: 1440n, w: 10080n }[found[2] as "m" | "h" | "d" | "w"];
  const long = BigInt(found[1] ?? 0) * minutes * 60_000_000_000n;
  const at = Temporal.Instant.from(context.now).epochNanoseconds - long;
  return { type: "age", at: at < -8_640_000_000_000_000_000_000n ? Number.NEGATIVE_INFINITY : at };
}

/** An instant as a text: always in UTC, with as many digits as it needs. */
export function instantText(at: bigint): string {
  return new Temporal.Instant(at).toString();
}

export function nanosecondsOf(text: string): bigint {
  return Temporal.Instant.from(text).epochNanoseconds;
}

const iso = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;
const documented = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d{1,9})?) \+0000 UTC$/;

/** What a record holds as a date, in nanoseconds since 1970. */
export function heldDate(held: unknown, unit: "s" | "ms" | undefined): bigint | undefined {
  if (held instanceof Date) return Number.isNaN(held.getTime()) ? undefined : BigInt(held.getTime()) * 1_000_000n;
  if (typeof held === "number") {
    if (unit === undefined || !Number.isFinite(held)) return undefined;
    return BigInt(Math.trunc(held * (unit === "s" ? 1000 : 1))) * 1_000_000n;
  }
  if (typeof held !== "string") return undefined;
  const [, day, time] = documented.exec(held) ?? [];
  const text = day === undefined ? held : `${day}T${time}Z`;
  if (/T24|:60/i.test(text)) return undefined;
  const offset = iso.exec(text)?.[1];
  if (!iso.test(text)) return undefined;
  const complete = text.length === 10 ? `${text}T00:00Z` : offset === undefined ? `${text}Z` : text;
  return orUndefined(() => Temporal.Instant.from(complete).epochNanoseconds);
}

/** Temporal throws for what no calendar or clock has. */
function orUndefined<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
