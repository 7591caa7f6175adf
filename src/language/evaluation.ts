import { querybarError } from "./error.ts";

/** What the meaning of a query may depend on. */
export interface EvaluationOptions {
  /** The instant that `@now`, `@today` and ages are relative to. Default: the system's clock, which is read only if needed. */
  readonly now?: Date | (() => Date);
  /** The zone of dates without an offset: an IANA name such as `Europe/Berlin`, or an offset such as `+01:00`. Default `UTC`. */
  readonly timeZone?: string;
  /** The first day of the week, from 1 for Monday (default) to 7 for Sunday. */
  readonly weekStart?: number;
  /** The value that `@me` stands for. */
  readonly me?: string;
}

/** The same for the kinds of fields, with all defaults filled in. */
export interface EvaluationContext {
  /** In milliseconds since 1970. The clock is read once. */
  readonly now: () => number;
  readonly timeZone: string;
  readonly weekStart: number;
  readonly me: string | undefined;
}

/** @throws a `QuerybarError` with the code `invalid-argument` for a clock that is not a valid `Date`, or a wrong first day of the week. */
export function evaluationContext({
  now,
  timeZone = "UTC",
  weekStart = 1,
  me,
}: EvaluationOptions = {}): EvaluationContext {
  if (!Number.isInteger(weekStart) || weekStart < 1 || weekStart > 7)
    refuse("The option weekStart must be a number from 1 for Monday to 7 for Sunday.");
  if (typeof timeZone !== "string")
    refuse("The option timeZone must be the name of a time zone, or an offset such as +01:00.");
  if (me !== undefined && typeof me !== "string") refuse("The option me must be a string.");
  let read: number | undefined;
  return {
    now: () => (read ??= instantOf(typeof now === "function" ? now() : (now ?? new Date()))),
    timeZone,
    weekStart,
    me,
  };
}

function instantOf(now: unknown): number {
  const instant = now instanceof Date ? now.getTime() : Number.NaN;
  if (Number.isNaN(instant)) refuse("The option now must be a valid Date, or a function that returns one.");
  return instant;
}

function refuse(message: string): never {
  throw querybarError("invalid-argument", message);
}
