import { querybarError } from "../error.ts";
import { quoted } from "../text/shown-text.ts";
import { firstInstant, lastInstant, millisecondsPerDay } from "./timestamp.ts";

// Local times are in milliseconds, as if they were in UTC.

/** What the local time is at an instant. */
export function localTime(instant: number, zone: string): number {
  return instant + offsetAt(instant, zone);
}

/**
 * The instant of a local time. A time that the zone has twice is the first of the two. A time that it skips is the end of the
 * gap, or as much later as the gap is long.
 */
export function instantOfLocal(local: number, zone: string, skipped: "end" | "later" = "end"): number {
  // Transitions of a zone are more than three days apart, so there is at most one between these.
  const before = offsetAt(local - millisecondsPerDay, zone);
  const after = offsetAt(local + millisecondsPerDay, zone);
  if (before === after) return local - before;
  const first = local - Math.max(before, after);
  const last = local - Math.min(before, after);
  for (const instant of [first, last]) if (localTime(instant, zone) === local) return instant;
  return skipped === "later" ? last : transition(first, last, zone);
}

/** The instant at which the offset changes. */
function transition(from: number, to: number, zone: string): number {
  const before = offsetAt(from, zone);
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, zone) === before) low = middle;
    else high = middle;
  }
  return high;
}

const fixedOffset = /^([+-])([01][0-9]|2[0-3]):([0-5][0-9])$/;

/** The milliseconds by which a zone's clocks are ahead of UTC at an instant. */
function offsetAt(instant: number, zone: string): number {
  if (zone === "UTC") return 0;
  const fixed = fixedOffset.exec(zone);
  if (fixed !== null) return signedOffset(fixed);
  // Beyond the years of four digits, where no bound has to be exact, `Intl` has no dates.
  const known = Math.min(Math.max(instant, firstInstant.ms - millisecondsPerDay), lastInstant.ms + millisecondsPerDay);
  const shown = formatterOf(zone).format(known);
  const written = /GMT([+-])([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?/.exec(shown);
  return written === null ? 0 : signedOffset(written);
}

function signedOffset([, sign, hours, minutes, seconds = "0"]: RegExpExecArray): number {
  const offset = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return sign === "-" ? -offset : offset;
}

// Making a formatter takes as long as using it twenty times. The names come from callers, so few are kept.
const mostFormatters = 50;
const formatters = /* @__PURE__ */ new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    formatter = newFormatter(zone);
    if (formatters.size === mostFormatters) formatters.clear();
    formatters.set(zone, formatter);
  }
  return formatter;
}

function newFormatter(timeZone: string): Intl.DateTimeFormat {
  try {
    // Engines differ in the offsets that they take for names of zones.
    if (!/^[+-]/.test(timeZone))
      return new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset", hour: "numeric" });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw querybarError(
    "invalid-argument",
    `${quoted(timeZone)} is not a time zone. Expected a name such as Europe/Berlin, or an offset such as +01:00.`,
  );
}
