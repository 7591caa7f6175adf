import { decimalOf, shifted } from "../decimal.ts";
import type { TimeUnit } from "../field.ts";
import { firstInstant, type Instant, lastInstant, timestampMilliseconds, timestampNanoseconds } from "./timestamp.ts";

/** The milliseconds of what a record holds, rounded down, or NaN if that is not a date. */
export function heldMilliseconds(value: unknown, unit: TimeUnit | undefined): number {
  if (typeof value === "string") return timestampMilliseconds(value);
  if (value instanceof Date) return value.getTime();
  if (typeof value !== "number" || unit === undefined || !Number.isFinite(value)) return Number.NaN;
  if (unit === "ms") return Math.floor(value);
  return Number.isInteger(value) ? value * 1000 : Math.floor(Number(inMilliseconds(value, unit)));
}

/** The nanoseconds after the milliseconds of a date that a record holds. */
export function heldNanoseconds(value: unknown, unit: TimeUnit | undefined): number {
  if (typeof value === "string") return timestampNanoseconds(value);
  if (typeof value !== "number" || Number.isInteger(value)) return 0;
  const [whole = "", fraction = ""] = inMilliseconds(value, unit).split(".");
  const nanoseconds = Number(fraction.slice(0, 6).padEnd(6, "0"));
  if (!whole.startsWith("-")) return nanoseconds;
  // Rounded down, as the milliseconds are.
  const isExact = fraction.length <= 6;
  return (2_000_000 - nanoseconds - (isExact ? 0 : 1)) % 1_000_000;
}

function inMilliseconds(value: number, unit: TimeUnit | undefined): string {
  const decimal = decimalOf(value) ?? "0";
  return unit === "s" ? shifted(decimal, 3) : decimal;
}

/** The instant of a date that a record holds: text, a `Date`, or a number in a unit. `undefined` for what is not one. */
export function heldInstant(value: unknown, unit: TimeUnit | undefined): Instant | undefined {
  const ms = heldMilliseconds(value, unit);
  if (Number.isNaN(ms)) return undefined;
  if (ms < firstInstant.ms) return firstInstant;
  return ms > lastInstant.ms ? lastInstant : { ms, ns: heldNanoseconds(value, unit) };
}
