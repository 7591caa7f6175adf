import { readDate, readRelativeDate } from "./date-text.ts";
import { daysIn } from "./timestamp.ts";

const longestCorrected = 40;

const words: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ["now", "@now"],
  ["today", "@today"],
  ["yesterday", "@today-1d"],
  ["tomorrow", "@today+1d"],
  ["week", "@week"],
  ["month", "@month"],
  ["year", "@year"],
]);

/** The dates and comparisons that may have been meant by a text that is not a date, best first. */
export function nearestDates(text: string): readonly string[] {
  if (text.length > longestCorrected) return [];
  const [, base, sign, age] = /^(@?now|@?today)?([+-]?)([0-9]+[mhdw])$/.exec(text) ?? [];
  if (age !== undefined) {
    const date = base?.endsWith("now") || /[mh]/.test(age) ? "@now" : "@today";
    return [`<${age}`, `>${age}`, `${date}${sign || "-"}${age}`];
  }
  // After a comparison.
  if (/^[0-9]{1,3}$/.test(text)) return [`${text}d`];
  const lower = text.toLowerCase().trim();
  const candidates = [words.get(lower), lower, text.toUpperCase().trim().replace(" ", "T"), ...rearranged(lower)];
  return [...new Set(candidates)].filter((candidate) => candidate !== undefined && isDate(candidate)) as string[];
}

function isDate(text: string): boolean {
  return readDate(text) !== undefined || readRelativeDate(text) !== undefined;
}

/** `2026/1/5`, `5.1.2026`, `1/5/2026`, `20260105`, and the last day of the month for one that the month does not have. */
function rearranged(text: string): readonly string[] {
  const yearFirst =
    /^([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?$/.exec(text) ?? /^([0-9]{4})([0-9]{2})([0-9]{2})$/.exec(text);
  if (yearFirst !== null) return [isoDate(...(yearFirst.slice(1) as [string, string, string?]))];
  const yearLast = /^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})$/.exec(text);
  if (yearLast === null) return [];
  const [first, second, year] = yearLast.slice(1) as [string, string, string];
  const dayFirst = isoDate(year, second, first);
  const monthFirst = isoDate(year, first, second);
  return text.includes("/") ? [monthFirst, dayFirst] : [dayFirst];
}

function isoDate(year: string, month: string, day?: string): string {
  const yearAndMonth = `${year}-${month.padStart(2, "0")}`;
  if (day === undefined) return yearAndMonth;
  const last = daysIn(Number(year), Number(month));
  return `${yearAndMonth}-${String(Math.min(Number(day), Number(day) > 31 ? 99 : last)).padStart(2, "0")}`;
}
