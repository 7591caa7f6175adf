import { heldInstant } from "../dates/held-date.ts";
import { type Instant, instantText } from "../dates/timestamp.ts";
import { compareDecimals, type Decimal, decimalTest, heldDecimal, readDecimal, shifted } from "../decimal.ts";
import type { Field, FieldOptions, IfMany, IfUnit, Place, TimeUnit, Trait, UnitFieldOptions } from "../field.ts";
import type { Interval } from "../interval.ts";
import type { Path } from "../path.ts";
import { type Amount, amountsIn, numberIn, quantityText, readBelowZero, total, type Units } from "../quantity.ts";
import { checkedUnit, refuseUnit } from "../time-unit.ts";
import type { KindDefinition, Preset } from "./kind.ts";
import { makeField } from "./make-field.ts";

/** A field that selects by a length of time. Its values are in milliseconds: `5400000ms`. */
export interface DurationField<At = Path, Has extends Trait = never>
  extends Field<"duration", At, Has | "ordered" | "lists" | "extended", number, string> {}

/** From long to short. */
const units: Units = /* @__PURE__ */ new Map([
  ["w", [604_800_000]],
  ["d", [86_400_000]],
  ["h", [3_600_000]],
  ["m", [60_000]],
  ["s", [1000]],
  ["ms", [1]],
]);

const unitNames = ["w", "d", "h", "m", "s", "ms"];

const base: KindDefinition<"duration", string, unknown> = {
  name: "duration",
  read,
  held: () => undefined,
  compare: (one, other) => compareDecimals(inMilliseconds(one), inMilliseconds(other)),
  approximate: (length) => Number(inMilliseconds(length)),
  presets,
  expects: "a duration, such as 1h30m, 90s or 250ms",
  example: "1h30m",
  nearest,
  colour: "number",
};

const usual = ["1s", "90s", "1h30m", "250ms", "1.5h", "0s", "2d"];
const near = (value: string) => [value, value.replace("ms", "s"), `1${value}`, value.replace("ms", ".5ms")];

/** Of records that hold a number in a unit. */
function numberKind(unit: TimeUnit): KindDefinition<"duration", string, unknown> {
  const places = unit === "s" ? 3 : 0;
  const inUnit = (value: string) => shifted(inMilliseconds(value), -places);
  return {
    ...base,
    held: (value) => {
      const decimal = heldDecimal(value);
      return decimal && quantityText(shifted(decimal, places), "ms");
    },
    intervalTest: ({ low, high, ...included }) =>
      decimalTest({ ...included, low: low && inUnit(low), high: high && inUnit(high) }).held,
    generate: { usual, near, held: (value) => [Number(inUnit(value))] },
    stored: { as: "number", decimal: inUnit },
  };
}

/** Of records that hold two dates. */
function spanKind(unit: TimeUnit | undefined): KindDefinition<"duration", string, unknown> {
  return {
    ...base,
    held: (value) => {
      const length = spanLength(value, unit);
      return length && quantityText(exactMilliseconds(length), "ms");
    },
    intervalTest: ({ low, high, ...included }: Interval) => {
      const ends = { ...included, low: low && inMilliseconds(low), high: high && inMilliseconds(high) };
      const test = decimalTest(ends);
      const lowest = ends.low === null ? Number.NEGATIVE_INFINITY : Number(ends.low);
      const highest = ends.high === null ? Number.POSITIVE_INFINITY : Number(ends.high);
      return (value) => {
        const length = spanLength(value, unit);
        if (length === undefined) return false;
        // Only within a millisecond of an end do nanoseconds matter.
        if (length.ms > lowest && length.ms + 1 < highest) return true;
        return length.ms + 1 >= lowest && length.ms <= highest && test.text(exactMilliseconds(length));
      };
    },
    generate: { usual, near, held: spansOf },
    stored: { as: "number", decimal: inMilliseconds },
  };
}

/** The time between two dates that a record holds: milliseconds, rounded down, and the nanoseconds after them. */
function spanLength(value: unknown, unit: TimeUnit | undefined): Instant | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { from, to } = value as { readonly from?: unknown; readonly to?: unknown };
  const start = heldInstant(from, unit);
  const end = start && heldInstant(to, unit);
  if (start === undefined || end === undefined) return undefined;
  const ns = end.ns - start.ns;
  return ns < 0 ? { ms: end.ms - start.ms - 1, ns: ns + 1_000_000 } : { ms: end.ms - start.ms, ns };
}

function exactMilliseconds({ ms, ns }: Instant): Decimal {
  return ns === 0 ? (String(ms) as Decimal) : shifted(String(BigInt(ms) * 1_000_000n + BigInt(ns)), -6);
}

const spanStart = 1_764_000_000_000;

/** Two dates that are as far apart, to the nanosecond. */
function spansOf(value: string): readonly unknown[] {
  const ms = Math.floor(Number(inMilliseconds(value)));
  const ns = Number(shifted(inMilliseconds(value), 6).split(".")[0]) - ms * 1_000_000;
  const [from, to] = [instantText({ ms: spanStart, ns: 0 }), instantText({ ms: spanStart + ms, ns })];
  return [
    { from, to },
    { from: `${from.slice(0, 10)} ${from.slice(11, -1)} +0000 UTC`, to },
  ];
}

function inMilliseconds(value: string): string {
  return numberIn(value, "ms");
}

function read(text: string): string | undefined {
  const amounts = amountsIn(text);
  if (amounts === undefined) return readBelowZero(text, "ms");
  return areFalling(amounts) ? quantityText(total(amounts, units), "ms") : undefined;
}

function areFalling(amounts: readonly Amount[]): boolean {
  let last = -1;
  for (const { unit } of amounts) {
    const place = unitNames.indexOf(unit);
    if (place <= last) return false;
    last = place;
  }
  return amounts.length > 0;
}

const longestCorrected = 60;

const otherNames: readonly (readonly [name: RegExp, unit: string])[] = [
  [/^(?:msecs?|millis|milliseconds?)$/, "ms"],
  [/^(?:sec|secs|seconds?)$/, "s"],
  [/^(?:min|mins|minutes?)$/, "m"],
  [/^(?:hrs?|hours?)$/, "h"],
  [/^days?$/, "d"],
  [/^(?:wk|wks|weeks?)$/, "w"],
];

/** `30` may be in any unit, `30m1h` and `1 hour 30 min` are 1h30m, and `1,5h` is 1.5h. */
function nearest(text: string): readonly string[] {
  if (text.length > longestCorrected) return [];
  const typed = text
    .toLowerCase()
    .replaceAll(/\s|^pt/g, "")
    .replace(",", ".");
  if (/^[0-9]/.test(typed) && readDecimal(typed) !== undefined)
    return ["s", "m", "h", "d", "w", "ms"].map((unit) => typed + unit);
  const amounts = (amountsIn(typed) ?? [])
    .map(({ number, unit }) => ({ number, unit: otherNames.find(([name]) => name.test(unit))?.[1] ?? unit }))
    .sort((one, other) => unitNames.indexOf(one.unit) - unitNames.indexOf(other.unit));
  return areFalling(amounts) ? [amounts.map(({ number, unit }) => number + unit).join("")] : [];
}

const shownUnits: readonly (readonly [unit: string, name: string])[] = [
  ["m", "minutes"],
  ["s", "seconds"],
  ["h", "hours"],
  ["d", "days"],
  ["ms", "milliseconds"],
];

/** Behind a number, one for each unit. */
function presets(typed: string): readonly Preset[] {
  if (typed === "") return [{ text: "<1m" }, { text: ">10m" }, { text: ">1h" }];
  return /^[0-9]{1,9}$/.test(typed)
    ? shownUnits.map(([unit, name]) => ({ text: typed + unit, description: `${typed} ${name}` }))
    : [];
}

type HasOf<At, Unit> = At extends { readonly from: unknown } ? "span" | IfUnit<Unit> : IfUnit<Unit>;

/**
 * Selects the records by a length of time: a number in `unit` at the path, or the time between two dates. A query has numbers and
 * units, each once and from long to short: `w`, `d`, `h`, `m` (minutes), `s`, `ms`.
 *
 * If the second date is the earlier one, the length is below zero, and so less than every duration of a query.
 *
 * @throws a `QuerybarError` with the code `invalid-language` if records hold numbers and their unit is missing.
 * @example
 * ```ts
 * duration("elapsed", { unit: "ms" }).path; // "elapsed"
 * duration({ from: "startedAt", to: "endedAt" }).path; // { from: "startedAt", to: "endedAt" }
 * ```
 */
export function duration<const At extends Place, Unit extends TimeUnit = never, Many extends boolean = false>(
  path: At,
  options: UnitFieldOptions<Unit, Many> = {},
): DurationField<At, HasOf<At, Unit> | IfMany<Many>> {
  const unit = checkedUnit("duration", options.unit);
  if (typeof path === "object" && path !== null && "from" in path)
    return makeField(spanKind(unit), path, options as FieldOptions);
  return makeField(numberKind(unit ?? refuseUnit("duration")), path, options as FieldOptions);
}
