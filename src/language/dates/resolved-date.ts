import type { EvaluationContext } from "../evaluation.ts";
import { dateInterval } from "./date-interval.ts";
import { type RelativeBase, readAge, readRelativeDate } from "./date-text.ts";
import { timestampMilliseconds } from "./timestamp.ts";
import { localTime } from "./zone.ts";

/** How much of an instant is shown of a date relative to the clock. */
const lengths: Readonly<Record<RelativeBase, number>> = { now: 16, today: 10, week: 10, month: 7, year: 4 };

/** What an age or a date relative to the clock is at present; `undefined` for other dates. */
export function resolvedDate(
  text: string,
  context: EvaluationContext,
): { readonly text: string; readonly isAge: boolean } | undefined {
  const isAge = readAge(text) !== undefined;
  const base = isAge ? "now" : readRelativeDate(text)?.base;
  if (base === undefined) return undefined;
  // What is less than an age ago is after this instant.
  const start = dateInterval(isAge ? "<" : ">=", text, context).low;
  if (start === null) return undefined;
  const shown = new Date(localTime(timestampMilliseconds(start), context.timeZone)).toISOString();
  const date = shown.slice(0, lengths[base]).replace("T", " ");
  return { text: base === "now" ? `${date} ${context.timeZone}` : date, isAge };
}
