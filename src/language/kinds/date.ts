import { dateInterval } from "../dates/date-interval.ts";
import { datePeriods } from "../dates/date-periods.ts";
import { readAge, readDate, readRelativeDate } from "../dates/date-text.ts";
import { isEmptyDateRange } from "../dates/empty-date-range.ts";
import { heldInstant, heldMilliseconds, heldNanoseconds } from "../dates/held-date.ts";
import { nearestDates } from "../dates/nearest-dates.ts";
import { resolvedDate } from "../dates/resolved-date.ts";
import { firstInstant, instantText, lastInstant, timestampMilliseconds, timestampNear } from "../dates/timestamp.ts";
import type { Field, FieldOptions, IfMany, IfUnit, TimeUnit, Trait, UnitFieldOptions } from "../field.ts";
import type { Interval } from "../interval.ts";
import type { Path } from "../path.ts";
import { checkedUnit } from "../time-unit.ts";
import type { KindDefinition, Preset } from "./kind.ts";
import { makeField } from "./make-field.ts";

/** A date as written in a query, such as `2026-11` or `@today-7d`; or an instant as a record holds it. */
export type DateText = string;

/** A field that selects by date and time. */
export interface DateField<At = Path, Has extends Trait = never>
  extends Field<
    "date",
    At,
    Has | "ordered" | "aged" | "lists" | "extended",
    string | number | Date,
    DateText,
    DateText | Date
  > {}

function dateKind(unit: TimeUnit | undefined): KindDefinition<"date", DateText, unknown> {
  return {
    name: "date",
    read: (text) => (readDate(text) === undefined ? undefined : text),
    held: (value) => {
      const instant = heldInstant(value, unit);
      return instant && instantText(instant);
    },
    compare: (one, other) => (one < other ? -1 : one > other ? 1 : 0),
    readRelative: (text, place) =>
      readRelativeDate(text) !== undefined || (place === "bound" && readAge(text) !== undefined) ? text : undefined,
    canBeRange: (low, high) => (readAge(low) === undefined) === (readAge(high) === undefined),
    isEmptyRange: isEmptyDateRange,
    interval: dateInterval,
    approximate: timestampMilliseconds,
    periods: datePeriods,
    intervalTest: (interval) => intervalTest(interval, unit),
    resolved: resolvedDate,
    isTime: true,
    presets,
    expects: "a date, such as 2026-11-23, 2026-11 or @today",
    example: "2026-11-23",
    nearest: nearestDates,
    colour: "number",
    generate: {
      usual: ["2026-11-23", "2026-11", "2026", "2026-11-23T14:05:09Z", "2026-11-23T14:05", "2024-02-29"],
      near: (value) => [value, value.slice(0, 4), value.slice(0, 7), value.slice(0, 10)],
      held: (value) => recordsOf(value, unit),
    },
    stored: { as: "instant", unit },
  };
}

function intervalTest(
  { low, lowIncluded, high, highIncluded }: Interval,
  unit: TimeUnit | undefined,
): (held: unknown) => boolean {
  const lowest = low === null ? Number.NEGATIVE_INFINITY : timestampMilliseconds(low);
  const highest = high === null ? Number.POSITIVE_INFINITY : timestampMilliseconds(high);
  return (held) => {
    const heldMs = typeof held === "string" ? timestampNear(held, lowest, highest) : heldMilliseconds(held, unit);
    const ms = Math.min(Math.max(heldMs, firstInstant.ms), lastInstant.ms);
    if (ms > lowest && ms < highest) return true;
    if (!(ms >= lowest && ms <= highest)) return false;
    // Only at the ends do nanoseconds matter.
    const text = instantText({ ms: heldMs, ns: heldNanoseconds(held, unit) });
    const isFrom = low === null || text > low || (lowIncluded && text === low);
    return isFrom && (high === null || text < high || (highIncluded && text === high));
  };
}

/** What records may hold for a date of a query: where it begins in UTC. */
function recordsOf(text: string, unit: TimeUnit | undefined): readonly unknown[] {
  const { start = { ms: 0, ns: 0 }, offset = 0 } = readDate(text) ?? {};
  const ms = start.ms - offset;
  const instant = instantText({ ms, ns: start.ns });
  return [
    instant,
    new Date(ms),
    `${instant.slice(0, 10)} ${instant.slice(11, -1)} +0000 UTC`,
    ...(unit === undefined ? [] : [unit === "s" ? Math.floor(ms / 1000) : ms]),
  ];
}

const usualPresets: readonly Preset[] = [
  { text: "@today", description: "today" },
  { text: "<1d", description: "in the last 24 hours" },
  { text: "<7d", description: "in the last 7 days" },
  { text: "<30d", description: "in the last 30 days" },
  { text: "@week", description: "this week" },
  { text: "@month", description: "this month" },
  { text: "@year", description: "this year" },
];

const unitNames = [
  ["d", "days"],
  ["h", "hours"],
  ["w", "weeks"],
  ["m", "minutes"],
] as const;

/** Behind a number, ages with it. */
function presets(typed: string): readonly Preset[] {
  if (!/^[0-9]{1,3}$/.test(typed)) return usualPresets;
  return unitNames.flatMap(([unit, name]) => [
    { text: `<${typed}${unit}`, description: `in the last ${typed} ${name}` },
    { text: `>${typed}${unit}`, description: `more than ${typed} ${name} ago` },
  ]);
}

/**
 * Selects the records that hold a date at the path: text in ISO 8601 (UTC if it has no offset), a `Date`, or a number in `unit`.
 * A query has whole dates or parts of them, such as `2026-11`, in the zone of the evaluation; dates relative to the clock, such as
 * `@today-7d`; and in comparisons ages, such as `<7d`.
 *
 * @throws a `QuerybarError` with the code `invalid-language` for another unit than seconds and milliseconds.
 * @example
 * ```ts
 * date("createdAt", { description: "the day of creation" }).path; // "createdAt"
 * ```
 */
export function date<const At extends Path, Unit extends TimeUnit = never, Many extends boolean = false>(
  path: At,
  options: UnitFieldOptions<Unit, Many> = {},
): DateField<At, IfUnit<Unit> | IfMany<Many>> {
  return makeField(dateKind(checkedUnit("date", options.unit)), path, options as FieldOptions);
}
