import type { EvaluationContext } from "../evaluation.ts";
import { allValues, type Interval, type Operator } from "../interval.ts";
import {
  type RelativeBase,
  type RelativeDate,
  readAge,
  readDate,
  readRelativeDate,
  type ShiftUnit,
} from "./date-text.ts";
import {
  dayStart,
  daysIn,
  firstInstant,
  type Instant,
  instantText,
  lastInstant,
  millisecondsPerDay,
} from "./timestamp.ts";
import { instantOfLocal, localTime } from "./zone.ts";

/** The instants that a date or an age of a query, or a comparison with it, selects. Ends are texts as of `instantText`. */
export function dateInterval(operator: "=" | Operator, text: string, context: EvaluationContext): Interval {
  const age = readAge(text);
  // What is less than seven days ago is later than the instant seven days ago.
  if (age !== undefined) return selected(opposite[operator], pointAt(currentTime(context) - age.milliseconds));
  return selected(operator, spanOf(text, context));
}

const opposite = { "=": "=", ">": "<", ">=": "<=", "<": ">", "<=": ">=" } as const;

/** From the start to the end; the end belongs to it only if they are the same. */
interface Span {
  readonly start: Instant;
  readonly end: Instant;
  readonly isInstant: boolean;
}

function selected(operator: "=" | Operator, { start, end, isInstant }: Span): Interval {
  switch (operator) {
    case "=":
      return { ...lowEnd(start, true), ...highEnd(end, isInstant) };
    case ">":
      return { ...allValues, ...lowEnd(end, !isInstant) };
    case ">=":
      return { ...allValues, ...lowEnd(start, true) };
    case "<":
      return { ...allValues, ...highEnd(start, false) };
    case "<=":
      return { ...allValues, ...highEnd(end, isInstant) };
  }
}

// A bound that no instant reaches selects nothing, and one that every instant reaches is none.

function lowEnd(instant: Instant, lowIncluded: boolean): Pick<Interval, "low" | "lowIncluded"> {
  if (instant.ms < firstInstant.ms) return { low: null, lowIncluded: true };
  return { low: instantText(instant), lowIncluded: lowIncluded && instant.ms <= lastInstant.ms };
}

function highEnd(instant: Instant, highIncluded: boolean): Pick<Interval, "high" | "highIncluded"> {
  if (instant.ms > lastInstant.ms) return { high: null, highIncluded: true };
  return { high: instantText(instant), highIncluded: highIncluded && instant.ms >= firstInstant.ms };
}

function pointAt(ms: number): Span {
  return { start: { ms, ns: 0 }, end: { ms, ns: 0 }, isInstant: true };
}

function currentTime({ now }: EvaluationContext): number {
  return Math.min(Math.max(now(), firstInstant.ms), lastInstant.ms);
}

function spanOf(text: string, context: EvaluationContext): Span {
  const { timeZone } = context;
  const written = readDate(text);
  if (written !== undefined) {
    const { start, end, offset } = written;
    const resolved = ({ ms, ns }: Instant) => ({
      ms: offset === undefined ? instantOfLocal(ms, timeZone) : ms - offset,
      ns,
    });
    return { start: resolved(start), end: resolved(end), isInstant: false };
  }
  const relative = readRelativeDate(text) as RelativeDate;
  if (relative.base === "now") return pointAt(shiftedNow(relative, context));
  const start = shifted(periodStart(relative.base, context), relative.amount, relative.unit);
  const end = shifted(start, 1, unitOf[relative.base]);
  return {
    start: { ms: instantOfLocal(start, timeZone), ns: 0 },
    end: { ms: instantOfLocal(end, timeZone), ns: 0 },
    isInstant: false,
  };
}

const unitOf = { today: "d", week: "w", month: "mo", year: "y" } as const;

function shiftedNow({ amount, unit }: RelativeDate, context: EvaluationContext): number {
  const now = currentTime(context);
  if (amount === 0) return now;
  if (unit === "m") return now + amount * 60_000;
  if (unit === "h") return now + amount * 3_600_000;
  return instantOfLocal(shifted(localTime(now, context.timeZone), amount, unit), context.timeZone, "later");
}

/** The local time at which the current day, week, month or year begins. */
function periodStart(base: Exclude<RelativeBase, "now">, context: EvaluationContext): number {
  const local = localTime(currentTime(context), context.timeZone);
  const today = Math.floor(local / millisecondsPerDay) * millisecondsPerDay;
  const { year, month } = dateAt(today);
  switch (base) {
    case "today":
      return today;
    case "week":
      return today - ((weekday(today) - context.weekStart + 7) % 7) * millisecondsPerDay;
    case "month":
      return dayStart(year, month, 1);
    case "year":
      return dayStart(year, 1, 1);
  }
}

/** From 1 for Monday to 7 for Sunday. */
function weekday(local: number): number {
  return new Date(local).getUTCDay() || 7;
}

function dateAt(local: number): { readonly year: number; readonly month: number; readonly day: number } {
  const date = new Date(local);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** A local time moved by the calendar. The last days of a month are moved to the last of a shorter one. */
function shifted(local: number, amount: number, unit: ShiftUnit): number {
  if (unit === "d") return local + amount * millisecondsPerDay;
  if (unit === "w") return local + amount * 7 * millisecondsPerDay;
  if (!(Math.abs(local) < farAway)) return local;
  const { year, month, day } = dateAt(local);
  const months = year * 12 + month - 1 + amount * (unit === "y" ? 12 : 1);
  const newYear = Math.floor(months / 12);
  const newMonth = months - newYear * 12 + 1;
  const time = local - dayStart(year, month, day);
  return dayStart(newYear, newMonth, Math.min(day, daysIn(newYear, newMonth))) + time;
}

/** In milliseconds: no `Date` can be further from 1970. */
const farAway = 8.64e15;
