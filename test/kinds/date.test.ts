// Dates in queries and records. The oracle for zones is an implementation of Temporal.
import fc from "fast-check";
import { Temporal } from "temporal-polyfill/implementation";
import { describe, expect, it } from "vitest";
import { date } from "../../src/index.ts";
import { type EvaluationOptions, evaluationContext } from "../../src/language/evaluation.ts";
import type { Interval, Operator } from "../../src/language/interval.ts";
import { kindOf } from "../../src/language/kinds/kind.ts";
import { tries } from "../tries.ts";

const kind = kindOf(date("x"));
const inSeconds = kindOf(date("x", { unit: "s" }));
const inMilliseconds = kindOf(date("x", { unit: "ms" }));
const now = new Date("2026-11-26T12:00:00Z");

function intervalOf(operator: "=" | Operator, text: string, options: EvaluationOptions = {}): Interval {
  return kind.interval?.(operator, text, evaluationContext({ now, ...options })) as Interval;
}

/** Without what is zero: `11-26T12` for `2026-11-26T12:00:00.000000000Z`. */
const short = (end: string | null) => end?.replace("2026-", "").replace(/(?:(?::00){0,2}\.0{9})?Z$/, "") ?? "*";

/** Like `[11-26T00, 11-27T00)`. */
function meaning(text: string, options?: EvaluationOptions): string {
  const [, operator = "", value = ""] = /^([<>]=?|)(.*)$/.exec(text) ?? [];
  const { low, lowIncluded, high, highIncluded } = intervalOf((operator || "=") as "=", value, options);
  return `${lowIncluded ? "[" : "("}${short(low)}, ${short(high)}${highIncluded ? "]" : ")"}`;
}

describe("a date is", () => {
  it.each([
    ["2026", "[01-01T00, 2027-01-01T00)"],
    ["2026-11", "[11-01T00, 12-01T00)"],
    ["2026-12", "[12-01T00, 2027-01-01T00)"],
    ["2026-11-23", "[11-23T00, 11-24T00)"],
    ["2024-02-29", "[2024-02-29T00, 2024-03-01T00)"],
    ["2026-11-23T14", "[11-23T14, 11-23T15)"],
    ["2026-11-23T14Z", "[11-23T14, 11-23T15)"],
    ["2026-11-23T14:05", "[11-23T14:05, 11-23T14:06)"],
    ["2026-11-23T23:59:59", "[11-23T23:59:59, 11-24T00)"],
    ["2026-11-23T14:05:09.1+01:00", "[11-23T13:05:09.100000000, 11-23T13:05:09.200000000)"],
    ["2026-11-23T14:05:09.123456789Z", "[11-23T14:05:09.123456789, 11-23T14:05:09.123456790)"],
    ["2026-11-23T14:05:09.999999999Z", "[11-23T14:05:09.999999999, 11-23T14:05:10)"],
    [">2026-11-23", "[11-24T00, *]"],
    [">=2026-11-23", "[11-23T00, *]"],
    ["<2026-11-23", "[*, 11-23T00)"],
    ["<=2026-11-23", "[*, 11-24T00)"],
    ["@now", "[11-26T12, 11-26T12]"],
    [">@now", "(11-26T12, *]"],
    [">=@now", "[11-26T12, *]"],
    ["<@now", "[*, 11-26T12)"],
    ["<=@now", "[*, 11-26T12]"],
    ["@today", "[11-26T00, 11-27T00)"],
    ["@today-7d", "[11-19T00, 11-20T00)"],
    ["@week", "[11-23T00, 11-30T00)"],
    ["@week-1w", "[11-16T00, 11-23T00)"],
    ["@month", "[11-01T00, 12-01T00)"],
    ["@month-1mo", "[10-01T00, 11-01T00)"],
    ["@year", "[01-01T00, 2027-01-01T00)"],
    ["@year+1y", "[2027-01-01T00, 2028-01-01T00)"],
    ["@today-9mo", "[02-26T00, 02-27T00)"],
    ["@now-90m", "[11-26T10:30, 11-26T10:30]"],
    ["@now+1h", "[11-26T13, 11-26T13]"],
    ["@now-1d", "[11-25T12, 11-25T12]"],
    ["<7d", "(11-19T12, *]"],
    ["<=7d", "[11-19T12, *]"],
    [">7d", "[*, 11-19T12)"],
    [">=7d", "[*, 11-19T12]"],
    ["<30m", "(11-26T11:30, *]"],
    [">2w", "[*, 11-12T12)"],
  ])("%s: %s", (text, meant) => {
    expect(meaning(text)).toBe(meant);
  });

  it("in the zone of the evaluation", () => {
    const at = (text: string, timeZone: string) => meaning(text, { timeZone });
    expect(at("2026-11-23", "Asia/Tokyo")).toBe("[11-22T15, 11-23T15)");
    expect(at("2026-11-23", "+09:00")).toBe("[11-22T15, 11-23T15)");
    expect(at("2026-11-01", "America/New_York")).toBe("[11-01T04, 11-02T05)");
    expect(at("2026-03-08", "America/New_York")).toBe("[03-08T05, 03-09T04)");
    expect(at("2026-09-06", "America/Santiago")).toBe("[09-06T04, 09-07T03)");
    expect(at("@today", "-11:30")).toBe("[11-26T11:30, 11-27T11:30)");
    expect(at("2026-11-23T12:00Z", "Asia/Tokyo")).toBe("[11-23T12, 11-23T12:01)");
  });

  it("empty where the zone skips it, and no part overlaps another", () => {
    const at = (text: string, timeZone: string) => meaning(text, { timeZone });
    expect(at("2026-03-08T02", "America/New_York")).toBe("[03-08T07, 03-08T07)");
    expect(at("2026-03-08T02:30", "America/New_York")).toBe("[03-08T07, 03-08T07)");
    expect(at("2026-03-08T03", "America/New_York")).toBe("[03-08T07, 03-08T08)");
    expect(at("2026-11-01T01", "America/New_York")).toBe("[11-01T05, 11-01T07)");
    expect(at("2026-11-01T01:30", "America/New_York")).toBe("[11-01T05:30, 11-01T05:31)");
    expect(at("2011-12-30", "Pacific/Apia")).toBe("[2011-12-30T10, 2011-12-30T10)");
  });

  it("shifted by the calendar of the zone", () => {
    const newYork = (text: string, instant: string) =>
      meaning(text, { timeZone: "America/New_York", now: new Date(instant) });
    expect(newYork("@now-1d", "2026-03-09T06:30:00Z")).toBe("[03-08T07:30, 03-08T07:30]");
    expect(newYork("@now-24h", "2026-03-09T06:30:00Z")).toBe("[03-08T06:30, 03-08T06:30]");
    expect(newYork("@now-0d", "2026-11-01T06:30:00Z")).toBe("[11-01T06:30, 11-01T06:30]");
    expect(newYork("@now-1d", "2026-11-02T06:30:00Z")).toBe("[11-01T05:30, 11-01T05:30]");
    const at = (text: string, instant: string) => meaning(text, { now: new Date(instant) });
    expect(at("@now-1mo", "2026-03-31T10:00Z")).toBe("[02-28T10, 02-28T10]");
    expect(at("@today-1y", "2024-02-29T10:00Z")).toBe("[2023-02-28T00, 2023-03-01T00)");
    expect(at("@month-1mo", "2026-03-31T10:00Z")).toBe("[02-01T00, 03-01T00)");
  });

  it("in weeks that begin on any day", () => {
    const week = (weekStart: number) => meaning("@week", { weekStart });
    // The clock is on a Thursday.
    expect([1, 4, 5, 7].map(week)).toEqual([
      "[11-23T00, 11-30T00)",
      "[11-26T00, 12-03T00)",
      "[11-20T00, 11-27T00)",
      "[11-22T00, 11-29T00)",
    ]);
  });

  it("as far away as wanted", () => {
    const nines = "9".repeat(50);
    expect(meaning("9999")).toBe("[9999-01-01T00, *]");
    expect(meaning("0000", { timeZone: "+14:00" })).toBe("[*, 0000-12-31T10)");
    expect(meaning("0000")).toBe("[0000-01-01T00, 0001-01-01T00)");
    expect(meaning(">9999")).toBe("(9999-12-31T23:59:59.999999999, *]");
    expect(meaning("9999-12-31T23:59:59.999999999")).toBe("[9999-12-31T23:59:59.999999999, *]");
    expect(meaning("<9999-12-31T23:59:59.999")).toBe("[*, 9999-12-31T23:59:59.999000000)");
    const first = { now: new Date("0000-01-01T00:00:00Z") };
    expect(meaning("<=@now", first)).toBe("[*, 0000-01-01T00]");
    expect(meaning("<=@now-1d", first)).toBe("[*, 0000-01-01T00)");
    expect(meaning(`<${nines}d`)).toBe("[*, *]");
    expect(meaning(`>${nines}d`)).toBe("[*, 0000-01-01T00)");
    for (const base of ["now", "today", "week", "month", "year"]) {
      for (const unit of ["d", "w", "mo", "y"]) {
        const timeZone = "Europe/Berlin";
        expect(meaning(`<@${base}-${nines}${unit}`, { timeZone })).toBe("[*, 0000-01-01T00)");
        expect(meaning(`>=@${base}+${nines}${unit}`, { timeZone })).toBe("(9999-12-31T23:59:59.999999999, *]");
      }
    }
    expect(meaning("@today", { now: new Date(8.64e15), timeZone: "Asia/Tokyo" })).toBe("[9999-12-31T15, *]");
    expect(meaning("<@now-1mo", { now: new Date(-8.64e15) })).toBe("[*, 0000-01-01T00)");
  });

  it.each(["Mars/Phobos", "", "+0100", "+25:00", "-1", "+01:00:00", "CET+1"])("refused in the zone %j", (timeZone) => {
    const refuse = () => intervalOf("=", "2026", { timeZone });
    expect(refuse).toThrow(expect.objectContaining({ code: "invalid-argument" }));
    expect(refuse).toThrow(`“${timeZone}” is not a time zone.`);
  });
});

describe("what is not a date", () => {
  it.each([
    "2026-02-30",
    "2025-02-29",
    "2026-13",
    "2026-00",
    "2026-11-00",
    "2026-11-31",
    "2026-11-23T24",
    "2026-11-23T14:60",
    "2026-11-23T14:05:60",
    "2026-11-23T14:05:09.",
    "2026-11-23T14:05:09.1234567890",
    "2026-11-23Z",
    "2026-11-23T14+1",
    "2026-11-23T14+24:00",
    "2026-11-23 14:05",
    "2026-1-1",
    "26-11-23",
    "20261123",
    "12026",
    "2026-",
    " 2026",
    "2026\n",
    "@today",
    "7d",
    "today",
  ])("%j is not read", (text) => {
    expect(kind.read(text)).toBeUndefined();
  });

  it.each([
    ["@today", "value"],
    ["@today-7d", "value"],
    ["@month+12mo", "value"],
    ["@now-90m", "value"],
    ["7d", "bound"],
    ["30m", "bound"],
  ] as const)("%s is read as a %s", (text, place) => {
    expect(kind.readRelative(text, place)).toBe(text);
    expect(kind.readRelative(text, "bound")).toBe(text);
  });

  it.each([
    "7d",
    "x@today",
    "@today-5m",
    "@week+1h",
    "@today-",
    "@today7d",
    "@yesterday",
    "@Today",
    "7y",
    "7mo",
    "1.5d",
    "2026",
  ])("%s is not read as a relative value", (text) => {
    expect(kind.readRelative(text, "value")).toBeUndefined();
  });

  it.each([
    ["7d", ["<7d", ">7d", "@today-7d"]],
    ["7", ["7d"]],
    ["30", ["30d"]],
    ["14d", ["<14d", ">14d", "@today-14d"]],
    ["-7d", ["<7d", ">7d", "@today-7d"]],
    ["+7d", ["<7d", ">7d", "@today+7d"]],
    ["now-7d", ["<7d", ">7d", "@now-7d"]],
    ["@now7d", ["<7d", ">7d", "@now-7d"]],
    ["today-7d", ["<7d", ">7d", "@today-7d"]],
    ["in7d", []],
    ["7days", []],
    [`${"7".repeat(39)}d`, [`<${"7".repeat(39)}d`, `>${"7".repeat(39)}d`, `@today-${"7".repeat(39)}d`]],
    [`${"7".repeat(40)}d`, []],
    ["2h", ["<2h", ">2h", "@now-2h"]],
    ["2026-02-30", ["2026-02-28"]],
    ["2026-02-31", ["2026-02-28"]],
    ["2026-01-32", []],
    ["2026/1/5", ["2026-01-05"]],
    ["2026/1", ["2026-01"]],
    ["on 2026/1/5", []],
    ["20260105", ["2026-01-05"]],
    ["120260105", []],
    ["202601051", []],
    ["5.1.2026", ["2026-01-05"]],
    ["on 5.1.2026", []],
    ["5.1.20261", []],
    ["1/5/2026", ["2026-01-05", "2026-05-01"]],
    ["23/11/2026", ["2026-11-23"]],
    ["2026-11-23 14:05", ["2026-11-23T14:05"]],
    [" 2026-11-23 14:05", ["2026-11-23T14:05"]],
    ["2026-11-23t14z", ["2026-11-23T14Z"]],
    ["2026-11-23t14z ", ["2026-11-23T14Z"]],
    ["yesterday", ["@today-1d"]],
    ["tomorrow", ["@today+1d"]],
    ["@Today", ["@today"]],
    ["Now", ["@now"]],
    [" week ", ["@week"]],
    ["month", ["@month"]],
    ["year", ["@year"]],
    ["2026-13-01", []],
    ["soon", []],
  ])("%j may mean %j", (text, meant) => {
    expect(kind.nearest(text)).toEqual(meant);
  });
});

describe("completion offers", () => {
  const texts = (typed: string) => kind.presets(typed).map(({ text }) => text);

  it.each(["", "x", "@", "2026", "1 2"])("the usual dates and ages where %j was typed", (typed) => {
    expect(texts(typed)).toEqual(["@today", "<1d", "<7d", "<30d", "@week", "@month", "@year"]);
  });

  it.each(["7", "30", "100"])("%s in any unit", (typed) => {
    const ages = ["d", "h", "w", "m"].flatMap((unit) => [`<${typed}${unit}`, `>${typed}${unit}`]);
    expect(texts(typed)).toEqual(ages);
    expect(kind.presets(typed)[3]?.description).toBe(`more than ${typed} hours ago`);
  });
});

describe("an instant is in", () => {
  const periodOf = (by: "day" | "week" | "month", instant: string, options: EvaluationOptions) => {
    const nameOf = kind.periods?.(by, evaluationContext({ now, ...options })) as (instant: string) => string;
    return nameOf(kind.heldKey(instant) ?? "");
  };

  it.each<["day" | "week" | "month", string, string, EvaluationOptions]>([
    ["day", "2026-11-23", "2026-11-23T23:59:59.999Z", {}],
    ["day", "2026-11-24", "2026-11-23T15:00Z", { timeZone: "Asia/Tokyo" }],
    ["day", "2010-11-06", "2010-11-07T02:29Z", { timeZone: "America/St_Johns" }],
    // From here the clocks are put back to the day before.
    ["day", "2010-11-07", "2010-11-07T02:31Z", { timeZone: "America/St_Johns" }],
    ["day", "2010-11-07", "2010-11-08T03:29Z", { timeZone: "America/St_Johns" }],
    ["week", "2026-11-23", "2026-11-29T12:00Z", {}],
    ["week", "2026-11-29", "2026-11-29T12:00Z", { weekStart: 7 }],
    ["week", "2026-11-26", "2026-11-26T00:00Z", { weekStart: 4 }],
    ["week", "2026-11-19", "2026-11-25T23:59Z", { weekStart: 4 }],
    ["month", "2026-11", "2026-11-30T14:59Z", { timeZone: "Asia/Tokyo" }],
    ["month", "2026-12", "2026-11-30T15:00Z", { timeZone: "Asia/Tokyo" }],
    ["month", "9999-12", "9999-12-31T23:59:59Z", { timeZone: "Asia/Tokyo" }],
    ["day", "9999-12-31", "9999-12-31T23:59:59Z", { timeZone: "+14:00" }],
    ["day", "9999-12-31", "9999-12-31T23:59:59Z", { timeZone: "-12:00" }],
    ["day", "0000-01-01", "0000-01-01T00:00Z", { timeZone: "-12:00" }],
    ["day", "0000-01-01", "0000-01-01T00:00Z", { timeZone: "+14:00" }],
  ])("the %s %s: %s %j", (by, name, instant, options) => {
    expect(periodOf(by, instant, options)).toBe(name);
  });

  it("a day of its own, whichever of two on one day in UTC is asked for first", () => {
    const nameOf = kind.periods?.("day", evaluationContext({ timeZone: "Asia/Tokyo" })) as (instant: string) => string;
    const instants = ["15:00", "14:59", "15:01", "14:58"].map((time) => kind.heldKey(`2026-11-23T${time}Z`) ?? "");
    expect(instants.map(nameOf)).toEqual(["2026-11-24", "2026-11-23", "2026-11-24", "2026-11-23"]);
  });

  it("the day, week or month whose query selects it, in all zones", () => {
    fc.assert(
      fc.property(
        fc.array(zoneAndDate, { minLength: 1, maxLength: 4 }),
        fc.constantFrom("day", "week", "month"),
        fc.integer({ min: 1, max: 7 }),
        (places, by, weekStart) => {
          const timeZone = places[0]?.zone ?? "UTC";
          const context = evaluationContext({ timeZone, weekStart });
          const nameOf = kind.periods?.(by, context) as (instant: string) => string;
          for (const { local, zone } of places) {
            const instant = nineDigits(local.toZonedDateTime(zone).toInstant());
            const name = nameOf(instant);
            const last = by === "week" ? Temporal.PlainDate.from(name).add({ days: 6 }).toString() : name;
            const { low } = intervalOf(">=", name, { timeZone });
            const { high } = intervalOf("<=", last, { timeZone });
            expect([timeZone, instant, name, (low ?? "") <= instant && instant < (high ?? "end")]).toEqual([
              timeZone,
              instant,
              name,
              true,
            ]);
            if (by === "week") expect(Temporal.PlainDate.from(name).dayOfWeek).toBe(weekStart);
          }
        },
      ),
      tries(250),
    );
  });
});

describe("what a date relative to the clock is at present", () => {
  const shown = (text: string, timeZone = "UTC") => kind.resolved(text, evaluationContext({ now, timeZone }));

  it.each([
    ["@now-1h", "2026-11-26 11:00 UTC", false],
    ["7d", "2026-11-19 12:00 UTC", true],
    ["@today-7d", "2026-11-19", false],
    ["@week", "2026-11-23", false],
    ["@month", "2026-11", false],
    ["@year-1y", "2025", false],
  ])("%s: %s", (text, at, isAge) => {
    expect(shown(text)).toEqual({ text: at, isAge });
  });

  it("is in the zone of the evaluation", () => {
    expect(shown("@now", "Asia/Tokyo")?.text).toBe("2026-11-26 21:00 Asia/Tokyo");
  });

  it("is not known of other dates, and of those before the year 0", () => {
    for (const text of ["2026", "9999999w", "@year-9999y"]) expect(shown(text)).toBeUndefined();
  });
});

describe("a range", () => {
  it("is between two dates or two ages", () => {
    expect(kind.canBeRange("2d", "7d")).toBe(true);
    expect(kind.canBeRange("2026", "@today")).toBe(true);
    expect(kind.canBeRange("2026", "7d")).toBe(false);
    expect(kind.canBeRange("7d", "@today")).toBe(false);
  });

  it.each([
    ["2026", "2025", true],
    ["2026-12", "2026-11", true],
    ["2026-11", "2026", false],
    ["2026-11-23", "2026-11-23", false],
    ["2026-11-24", "2026-11-23", true],
    ["2026-11-23T14:00Z", "2026-11-23T13:00-02:00", false],
    ["2026-11-23T14:00Z", "2026-11-23T13:00Z", true],
    ["2026-11-23T14:00Z", "2026-11-23T13:00", false],
    ["2026-11-24", "2026-11-23T13:00Z", false],
    ["2026-11-25", "2026-11-23T13:00Z", true],
    ["2026-11-23T14:00+02:00", "2026-11-23T12:30Z", false],
    ["2026-11-23T14:00Z", "2026-11-23T14:30+02:00", true],
    ["2026-11-23T14:00:00.000000001Z", "2026-11-23T14:00:00.000000001Z", false],
    ["2026-11-23T14:00:00.000000002Z", "2026-11-23T14:00:00.000000001Z", true],
    ["2026-11-23T14:00:00.001Z", "2026-11-23T14:00:00.000000001Z", true],
    ["7d", "2d", true],
    ["1w", "7d", false],
    ["2d", "7d", false],
    ["@today", "@today-1d", true],
    ["@today-1d", "@today", false],
    ["@week", "@week-6d", false],
    ["@week", "@week-1w", true],
    ["@month", "@month-30d", false],
    ["@year", "@year-1mo", false],
    ["@year", "@year-12mo", true],
    ["@now", "@now-1h", true],
    ["@now", "@now-1d", false],
    ["@now", "@now", false],
    ["@today", "@month-1d", false],
    ["@today", "2026", false],
    ["7d", "2026", false],
    ["2026", "7d", false],
  ])("%s..%s has certainly nothing in it: %s", (low, high, isEmpty) => {
    expect(kind.isEmptyRange(low, high)).toBe(isEmpty);
  });
});

const writtenTimestamp =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:[Zz]| ?([+-]\d\d)(?::?(\d\d))?( UTC)?)?)?$/;

/** The instant of a timestamp, in another way. */
function timestampOracle(text: string): string | undefined {
  const found = writtenTimestamp.exec(text);
  if (found === null) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const [fraction = "", hours = "+00", minutes = "00", utc] = found.slice(7);
  const offset = `${hours}:${minutes}`;
  if (!/^.([01]\d|2[0-3]):[0-5]\d$/.test(offset) || (utc !== undefined && !offset.endsWith("00:00"))) return undefined;
  const ms = Date.UTC(year, month - 1, day, hour, minute, second);
  const isReal =
    [month, day, hour, minute, second].join() ===
    [
      new Date(ms).getUTCMonth() + 1,
      new Date(ms).getUTCDate(),
      new Date(ms).getUTCHours(),
      new Date(ms).getUTCMinutes(),
      new Date(ms).getUTCSeconds(),
    ].join();
  if (!isReal) return undefined;
  const ahead = Number(`${hours.charAt(0)}1`) * (Number(hours.slice(1)) * 60 + Number(minutes)) * 60_000;
  return `${new Date(ms - ahead).toISOString().slice(0, 19)}.${fraction.padEnd(9, "0")}Z`;
}

describe("a record holds a date", () => {
  it.each([
    ["2026-11-23", "2026-11-23T00:00:00.000000000Z"],
    ["2026-11-23T14:05", "2026-11-23T14:05:00.000000000Z"],
    ["2026-11-23 14:05:09", "2026-11-23T14:05:09.000000000Z"],
    ["2026-11-23t14:05:09z", "2026-11-23T14:05:09.000000000Z"],
    ["2026-11-23T14:05:09,1Z", "2026-11-23T14:05:09.100000000Z"],
    ["2026-11-23T14:05:09.12Z", "2026-11-23T14:05:09.120000000Z"],
    ["2026-11-23T14:05:09.1234+02", "2026-11-23T12:05:09.123400000Z"],
    ["2026-11-23T14:05:09.123456789-0530", "2026-11-23T19:35:09.123456789Z"],
    ["2000-01-01 01:23:45.123456 +0000 UTC", "2000-01-01T01:23:45.123456000Z"],
    ["2000-01-01 01:23:45 +0000 UTC", "2000-01-01T01:23:45.000000000Z"],
    ["2000-01-01 01:23:45 +0100", "2000-01-01T00:23:45.000000000Z"],
    ["1969-12-31T23:59:59.999999999Z", "1969-12-31T23:59:59.999999999Z"],
    ["0000-01-01T00:00:00Z", "0000-01-01T00:00:00.000000000Z"],
    ["0000-01-01T00:00:00+01:00", "0000-01-01T00:00:00.000000000Z"],
    ["9999-12-31T23:59:59-01:00", "9999-12-31T23:59:59.999999999Z"],
    [new Date(1), "1970-01-01T00:00:00.001000000Z"],
    [new Date(8.64e15), "9999-12-31T23:59:59.999999999Z"],
    [new Date(-8.64e15), "0000-01-01T00:00:00.000000000Z"],
    [new Date(Number.NaN), undefined],
    ["2026-02-30", undefined],
    ["2026-11-23T24:00:00Z", undefined],
    ["2026-11-23T14:05:60Z", undefined],
    ["2026-11-23T14:05:09.1234567890Z", undefined],
    ["2026-11-23T14:05:09.Z", undefined],
    ["2026-11-23T14:05:09 CET", undefined],
    ["2026-11-23 14:05:09 +0100 CET", undefined],
    ["2026-11-23 14:05:09 +0100 UTC", undefined],
    ["2026-11-23T14:05:09+25:00", undefined],
    ["2026-11-23T14:05:09Z ", undefined],
    ["2026-11-23Z", undefined],
    ["2026-11", undefined],
    ["2026", undefined],
    ["foo 2001", undefined],
    ["1700000000", undefined],
    [1700000000, undefined],
    [true, undefined],
  ])("%s as %s", (held, instant) => {
    expect(kind.heldKey(held)).toBe(instant);
  });

  it("as a number in its unit", () => {
    expect(inSeconds.heldKey(1.5)).toBe("1970-01-01T00:00:01.500000000Z");
    expect(inSeconds.heldKey(1700000000.123)).toBe("2023-11-14T22:13:20.123000000Z");
    expect(inSeconds.heldKey(-1.0000005)).toBe("1969-12-31T23:59:58.999999500Z");
    expect(inSeconds.heldKey(-1e-10)).toBe("1969-12-31T23:59:59.999999999Z");
    expect(inMilliseconds.heldKey(1.5)).toBe("1970-01-01T00:00:00.001500000Z");
    expect(inMilliseconds.heldKey(1.25)).toBe("1970-01-01T00:00:00.001250000Z");
    expect(inMilliseconds.heldKey(-0.000001)).toBe("1969-12-31T23:59:59.999999999Z");
    expect(inMilliseconds.heldKey(1e300)).toBe("9999-12-31T23:59:59.999999999Z");
    expect(inMilliseconds.heldKey("1700000000")).toBeUndefined();
    expect(inMilliseconds.heldKey(Number.NaN)).toBeUndefined();
    expect(inMilliseconds.heldKey(Number.NEGATIVE_INFINITY)).toBeUndefined();
  });

  it("or not, whatever one letter of a date is mistaken for", () => {
    const replacements = ["", ..."0123456789:-+.,/ TtZzU", "00"];
    for (const text of [
      "1963-10-29",
      "1992-02-29T14:05",
      "1963-09-30 14:05:09+0530",
      "1963-12-31t23:59:59.12-08",
      "1963-01-18 14:05:09.123456789 +0000 UTC",
      "1963-04-20T05:06-01:30",
    ]) {
      for (let index = 0; index <= text.length; index++) {
        for (const replacement of replacements) {
          for (const rest of [text.slice(index), text.slice(index + 1)]) {
            const mistyped = text.slice(0, index) + replacement + rest;
            expect([mistyped, kind.heldKey(mistyped)]).toEqual([mistyped, timestampOracle(mistyped)]);
          }
        }
      }
    }
  });

  it.each([
    ["2026-03-03T23:59:59-23:59", "2026-03-04T23:58:59.000000000Z"],
    ["2026-03-05T00:00:00+23:59", "2026-03-04T00:01:00.000000000Z"],
  ])("on another day in the zone farthest away: %s", (value, instant) => {
    const test = inSeconds.intervalTest({ low: instant, lowIncluded: true, high: instant, highIncluded: true });
    expect(test(value)).toBe(true);
  });

  it("that a test of an interval takes for the same instant, whatever it is", () => {
    const text = fc
      .tuple(
        fc.date({ min: new Date("0000-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }),
        fc.nat(999_999),
      )
      .map(([instant, ns]) => `${instant.toISOString().slice(0, -1)}${String(ns).padStart(6, "0")}Z`);
    const held = fc.oneof(
      text,
      fc
        .tuple(text, fc.constantFrom("+05:30", "+23:59", "-23:59"))
        .map(([instant, offset]) => instant.replace("Z", offset)),
      fc.date(),
      fc.double(),
      fc.integer(),
      fc.maxSafeInteger(),
    );
    const end = fc.option(fc.oneof(held.map((value) => inSeconds.heldKey(value) ?? null)));
    const interval = fc.record({ low: end, lowIncluded: fc.boolean(), high: end, highIncluded: fc.boolean() });
    fc.assert(
      fc.property(held, interval, fc.constantFrom("low", "high", undefined), (value, between, own) => {
        const instant = inSeconds.heldKey(value);
        const low = own === "low" ? (instant ?? null) : between.low;
        const high = own === "high" ? (instant ?? null) : between.high;
        const { lowIncluded, highIncluded } = between;
        const isFrom = instant !== undefined && (low === null || instant > low || (lowIncluded && instant === low));
        const isUpTo = instant !== undefined && (high === null || instant < high || (highIncluded && instant === high));
        const test = inSeconds.intervalTest({ low, lowIncluded, high, highIncluded });
        expect(test(value)).toBe(isFrom && isUpTo);
      }),
      tries(500),
    );
  });
});

const zones = Intl.supportedValuesOf("timeZone");

/** The instant of a local time: that of a skipped one is the end of the gap, that of a repeated one the first. */
function oracle(local: Temporal.PlainDateTime, zone: string): Temporal.Instant {
  const earlier = local.toZonedDateTime(zone, { disambiguation: "earlier" });
  if (earlier.toPlainDateTime().equals(local)) return earlier.toInstant();
  return earlier.getTimeZoneTransition("next")?.toInstant() as Temporal.Instant;
}

const nineDigits = (instant: Temporal.Instant) => instant.toString({ smallestUnit: "nanosecond" });

/** Dates of all years, and those around a transition of the zone. */
const zoneAndDate = fc
  .tuple(
    fc.constantFrom(...zones),
    fc.date({ min: new Date("0100-01-01"), max: new Date("9900-01-01"), noInvalidDate: true }),
    fc.date({ min: new Date("1900-01-01"), max: new Date("2025-01-01"), noInvalidDate: true }),
    fc.boolean(),
    fc.integer({ min: -1500, max: 1500 }),
  )
  .map(([zone, any, recent, isNear, minutes]) => {
    const start = Temporal.Instant.fromEpochMilliseconds((isNear ? recent : any).getTime()).toZonedDateTimeISO(zone);
    const transition = isNear ? start.getTimeZoneTransition("next") : null;
    const instant = transition === null ? start : transition.add({ minutes });
    return { zone, local: instant.toPlainDateTime().round("second") };
  });

describe("dates of all years in all zones", () => {
  it("begin and end where Temporal says", () => {
    const parts = ["year", "month", "day", "hour", "minute", "second"] as const;
    const lengths = [4, 7, 10, 13, 16, 19];
    fc.assert(
      fc.property(zoneAndDate, fc.nat(5), ({ zone, local }, precision) => {
        const text = local.toString({ smallestUnit: "second" }).slice(0, lengths[precision]);
        const start = Temporal.PlainDateTime.from({
          ...{ year: local.year, month: 1, day: 1 },
          ...Object.fromEntries(parts.slice(0, precision + 1).map((part) => [part, local[part]])),
        });
        const end = start.add({ [`${parts[precision]}s`]: 1 });
        const { low, high } = intervalOf("=", text, { timeZone: zone });
        expect([zone, text, low, high]).toEqual([
          zone,
          text,
          nineDigits(oracle(start, zone)),
          nineDigits(oracle(end, zone)),
        ]);
      }),
      tries(250),
    );
  });

  it("are shifted as Temporal does", () => {
    const units = ["m", "h", "d", "w", "mo", "y"] as const;
    const names = { m: "minutes", h: "hours", d: "days", w: "weeks", mo: "months", y: "years" };
    fc.assert(
      fc.property(
        zoneAndDate,
        fc.constantFrom(...units),
        fc.integer({ min: -40, max: 40 }).filter((amount) => amount !== 0),
        ({ zone, local }, unit, amount) => {
          const clock = local.toZonedDateTime(zone);
          const text = `@now${amount < 0 ? "" : "+"}${amount}${unit}`;
          const expected = clock.add({ [names[unit]]: amount }).toInstant();
          const { low } = intervalOf("=", text, { timeZone: zone, now: new Date(clock.epochMilliseconds) });
          expect([zone, `${clock}`, text, low]).toEqual([zone, `${clock}`, text, nineDigits(expected)]);
        },
      ),
      tries(250),
    );
  });
});

describe("a text of any length takes linear time", () => {
  it.each(["9", "2026-", "@now-9", "@", "7d", "-", "2026-11-23T14:05:09.9", "+7d"])("%s, many times", (piece) => {
    for (const text of [piece.repeat(200_000), `@now-${piece.repeat(200_000)}d`, `${piece}${"9".repeat(200_000)}d`]) {
      kind.read(text);
      kind.readRelative(text, "bound");
      kind.nearest(text);
      kind.presets(text);
      expect(kind.heldKey(text)).toBeUndefined();
    }
  });
});
