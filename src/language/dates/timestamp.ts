/** A point in time, or a length of time: whole milliseconds (since 1970), rounded down, and the nanoseconds after them. */
export interface Instant {
  readonly ms: number;
  readonly ns: number;
}

/** The first and the last instant that can be written with a year of four digits. Everything beyond counts as one of them. */
export const firstInstant: Instant = { ms: -62_167_219_200_000, ns: 0 };
export const lastInstant: Instant = { ms: 253_402_300_799_999, ns: 999_999 };

export const millisecondsPerDay = 86_400_000;

/** Like `2026-11-22T15:00:00.000000000Z`: always as long, so instants are in order if their texts are. */
export function instantText({ ms, ns }: Instant): string {
  if (ms < firstInstant.ms) return instantText(firstInstant);
  if (ms > lastInstant.ms) return instantText(lastInstant);
  return `${new Date(ms).toISOString().slice(0, -1)}${String(ns).padStart(6, "0")}Z`;
}

/** The milliseconds since 1970 at which a day of the Gregorian calendar begins in UTC. A month beyond 12 is in a later year. */
export function dayStart(year: number, month: number, day: number): number {
  // In years that begin in March, the leap day is the last.
  const months = year * 12 + month - 3;
  const marchYear = Math.floor(months / 12);
  const dayOfYear = Math.floor((153 * (months - marchYear * 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return (marchYear * 365 + leapDays + dayOfYear - 719_468) * millisecondsPerDay;
}

/** The days of a month from 1 to 12. */
export function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return isLeapYear(year) ? 29 : 28;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

const colon = 58;
const hyphen = 45;
const space = 32;

/**
 * The milliseconds since 1970, rounded down, of a timestamp in ISO 8601 or as the service writes it. NaN for other texts, and for
 * days and times that do not exist.
 *
 * ```
 * 2026-11-23
 * 2026-11-23T14:05            or a space, or t
 * 2026-11-23T14:05:09.123456789+01:00     Z, z, +01, +0100; none is UTC
 * 2000-01-01 01:23:45.123456 +0000 UTC
 * ```
 */
export function timestampMilliseconds(text: string): number {
  return dayMilliseconds(text) + timeMilliseconds(text);
}

/** The same for a timestamp that may be between two others. NaN if it is on another day in every zone, which is known without its time. */
export function timestampNear(text: string, lowest: number, highest: number): number {
  const day = dayMilliseconds(text);
  const isNear = day > lowest - 2 * millisecondsPerDay && day < highest + millisecondsPerDay;
  return isNear ? day + timeMilliseconds(text) : Number.NaN;
}

/** The milliseconds from 1970 to the beginning of the day in UTC. */
function dayMilliseconds(text: string): number {
  // A scanner, because records are read a million at a time: `Date.parse` takes five times as long, and 30 February for 2 March.
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  if (year < 0 || month < 1 || month > 12 || day < 1 || (day > 28 && day > daysIn(year, month))) return Number.NaN;
  if (text.charCodeAt(4) !== hyphen || text.charCodeAt(7) !== hyphen) return Number.NaN;
  const start = yearStart(year) + (daysBefore[month] as number) + day - (month > 2 && isLeapYear(year) ? 0 : 1);
  return start * millisecondsPerDay;
}

/** The days of a common year before each month. */
const daysBefore = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** The days from 1970 to the beginning of a year from 0 to 9999. */
function yearStart(year: number): number {
  const before = year + 399;
  return year * 365 + (before >> 2) - Math.floor(before / 100) + Math.floor(before / 400) - 719_624;
}

/** The milliseconds from the beginning of the day in UTC, of what is after the date. */
function timeMilliseconds(text: string): number {
  if (text.length === 10) return 0;
  const separator = text.charCodeAt(10);
  if (separator !== 84 && separator !== 116 && separator !== space) return Number.NaN;
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || text.charCodeAt(13) !== colon) return Number.NaN;
  const time = (hour * 60 + minute) * 60_000;
  if (text.length === 16) return time;
  if (text.charCodeAt(16) !== colon) return time - offsetMilliseconds(text, 16);
  const second = twoDigits(text, 17);
  if (second < 0 || second > 59) return Number.NaN;
  const end = fractionEnd(text);
  const withFraction = time + second * 1000 + (end === 19 ? 0 : firstMilliseconds(text, end));
  return end === text.length ? withFraction : withFraction - offsetMilliseconds(text, end);
}

/** Where the fraction of a second ends, and the offset begins. */
function fractionEnd(text: string): number {
  const point = text.charCodeAt(19);
  if (point !== 46 && point !== 44) return 19;
  let end = 20;
  while (digitAt(text, end) >= 0) end++;
  return end;
}

/** Of a fraction of one to nine digits. */
function firstMilliseconds(text: string, end: number): number {
  if (end < 21 || end > 29) return Number.NaN;
  const hundredths = digitAt(text, 20) * 100 + (end > 21 ? digitAt(text, 21) * 10 : 0);
  return hundredths + (end > 22 ? digitAt(text, 22) : 0);
}

/**
 * The offset from UTC that is written at the end of a text.
 *
 * ```
 * Z   z   +01   +01:00   +0100   and after a space   +0000 UTC
 * ```
 */
function offsetMilliseconds(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first === 90 || first === 122) return text.length === start + 1 ? 0 : Number.NaN;
  const sign = first === space ? start + 1 : start;
  const isBehind = text.charCodeAt(sign) === hyphen;
  if (!isBehind && text.charCodeAt(sign) !== 43) return Number.NaN;
  const hours = twoDigits(text, sign + 1);
  const minutesAt = text.charCodeAt(sign + 3) === colon ? sign + 4 : sign + 3;
  const hasMinutes = minutesAt > sign + 3 || digitAt(text, minutesAt) >= 0;
  const minutes = hasMinutes ? twoDigits(text, minutesAt) : 0;
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return Number.NaN;
  const offset = (hours * 60 + minutes) * 60_000;
  const end = hasMinutes ? minutesAt + 2 : minutesAt;
  if (end !== text.length && (offset !== 0 || text.length !== end + 4 || !text.endsWith(" UTC"))) return Number.NaN;
  return isBehind ? -offset : offset;
}

/** The number that two digits mean, or one far below zero. */
function twoDigits(text: string, index: number): number {
  const first = text.charCodeAt(index) - 48;
  const second = text.charCodeAt(index + 1) - 48;
  return first >= 0 && first <= 9 && second >= 0 && second <= 9 ? first * 10 + second : -10_000;
}

/** From 0 to 9, or -1. */
function digitAt(text: string, index: number): number {
  const digit = text.charCodeAt(index) - 48;
  return digit >= 0 && digit <= 9 ? digit : -1;
}

/** The nanoseconds after the whole milliseconds of a valid timestamp: the digits of the fraction from the fourth on. */
export function timestampNanoseconds(text: string): number {
  const point = text.charCodeAt(19);
  if (point !== 46 && point !== 44) return 0;
  const end = fractionEnd(text);
  let nanoseconds = 0;
  for (let index = 23; index < 29; index++) nanoseconds = nanoseconds * 10 + (index < end ? digitAt(text, index) : 0);
  return nanoseconds;
}
