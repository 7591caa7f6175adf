import { type RelativeDate, readAge, readDate, readRelativeDate, type WrittenDate } from "./date-text.ts";
import { millisecondsPerDay } from "./timestamp.ts";

/** Whether no instant is from one date of a query to another, whatever the clock, the zone and the first day of the week. */
export function isEmptyDateRange(low: string, high: string): boolean {
  const [lowAge, highAge] = [readAge(low), readAge(high)];
  if (lowAge !== undefined && highAge !== undefined) return lowAge.milliseconds > highAge.milliseconds;
  const [lowDate, highDate] = [readDate(low), readDate(high)];
  if (lowDate !== undefined && highDate !== undefined) return isLater(lowDate, highDate);
  const [lowRelative, highRelative] = [readRelativeDate(low), readRelativeDate(high)];
  return lowRelative !== undefined && highRelative !== undefined && isShiftedFurther(lowRelative, highRelative);
}

function isLater(low: WrittenDate, high: WrittenDate): boolean {
  // Two dates of one zone keep their order in every zone. Beside a date with an offset, one without may be a day away.
  const uncertainty = (low.offset === undefined) === (high.offset === undefined) ? 0 : millisecondsPerDay;
  const difference = low.start.ms - (low.offset ?? 0) - (high.end.ms - (high.offset ?? 0));
  return difference > uncertainty || (difference === uncertainty && low.start.ns >= high.end.ns);
}

const longestLength = {
  now: { days: 0, months: 0 },
  today: { days: 1, months: 1 },
  week: { days: 7, months: 1 },
  month: { days: 31, months: 1 },
  year: { days: 366, months: 12 },
};

function isShiftedFurther(low: RelativeDate, high: RelativeDate): boolean {
  if (low.base !== high.base) return false;
  const { days, months } = longestLength[low.base];
  const minutesApart = inUnits(low, minutesIn) - inUnits(high, minutesIn);
  // The calendar may bring both to the end of one gap.
  if (low.base === "now") return minutesApart > 0;
  return (
    inUnits(low, daysIn) - inUnits(high, daysIn) >= days || inUnits(low, monthsIn) - inUnits(high, monthsIn) >= months
  );
}

type Units = Readonly<Record<string, number>>;

const minutesIn: Units = { m: 1, h: 60 };
const daysIn: Units = { d: 1, w: 7 };
const monthsIn: Units = { mo: 1, y: 12 };

/** How far a date is shifted, or NaN if that is in other units. */
function inUnits({ amount, unit }: RelativeDate, units: Units): number {
  return amount === 0 ? 0 : amount * (units[unit] ?? Number.NaN);
}
