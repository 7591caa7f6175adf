// Numbers, durations, sizes and truth values: what is read, what records hold, and what is compared.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boolean, bytes, duration, isQuerybarError, number, wholeNumber } from "../../src/index.ts";
import { compareDecimals, decimalOf, readDecimal, shifted, sumOfProducts } from "../../src/language/decimal.ts";
import { intervalOf } from "../../src/language/interval.ts";
import { kindOf } from "../../src/language/kinds/kind.ts";
import { tries } from "../tries.ts";

const decimals = kindOf(number("x"));
const sizes = kindOf(bytes("x"));
const milliseconds = kindOf(duration("x", { unit: "ms" }));
const seconds = kindOf(duration("x", { unit: "s" }));
const spans = kindOf(duration({ from: "x", to: "y" }));
const truths = kindOf(boolean("x"));

describe("a number is read", () => {
  it.each([
    ["0", "0"],
    ["-0", "0"],
    ["-0.0", "0"],
    ["00", "0"],
    ["007", "7"],
    ["0.10", "0.1"],
    ["-01.50", "-1.5"],
    ["10", "10"],
    ["1.0", "1"],
    ["123456789012345678901234567890.123", "123456789012345678901234567890.123"],
    ["1.", undefined],
    [".5", undefined],
    ["+1", undefined],
    ["--1", undefined],
    ["1e3", undefined],
    ["0x10", undefined],
    [" 1", undefined],
    ["1\n", undefined],
    ["1,5", undefined],
    ["NaN", undefined],
    ["Infinity", undefined],
    ["١", undefined],
    ["-", undefined],
  ])("%j as %j", (text, value) => {
    expect(decimals.read(text)).toBe(value);
    expect(decimals.held(text)).toBe(value);
  });

  it.each([
    [1e21, "1000000000000000000000"],
    [1.5e-7, "0.00000015"],
    [-0, "0"],
    [-1.25e-10, "-0.000000000125"],
    [1e308, `1${"0".repeat(308)}`],
    [5e-324, `0.${"0".repeat(323)}5`],
    [0.1, "0.1"],
    [10n ** 30n, `1${"0".repeat(30)}`],
    [-5n, "-5"],
    [Number.NaN, undefined],
    [Number.NEGATIVE_INFINITY, undefined],
    [true, undefined],
    [new Date(0), undefined],
  ])("from %s in a record as %j", (held, value) => {
    expect(decimals.held(held)).toBe(value);
  });

  it.each([
    ["$19.90", ["19.90"]],
    ["+5", ["5"]],
    [".5", ["0.5"]],
    ["１０", ["10"]],
    ["−5", ["-5"]],
    ["1,5", ["1.5"]],
    ["1,000", ["1000", "1.000"]],
    ["1,000,000", ["1000000"]],
    ["12,000", ["12000", "12.000"]],
    ["123,456", ["123456", "123.456"]],
    ["1,0000", ["1.0000"]],
    ["-$5", ["-5"]],
    ["$1,000", ["1000", "1.000"]],
    ["-1,000.50", ["-1000.50"]],
    ["1,2,3", []],
    [",5", ["0.5"]],
    ["5€", ["5"]],
    ["5.", ["5"]],
    ["5 apples", []],
    ["a 5", []],
    [`$${"9".repeat(99)}`, ["9".repeat(99)]],
    [`$${"9".repeat(100)}`, []],
    [">5", []],
    ["1e3", []],
    ["abc", []],
    ["1-2", []],
  ])("%j may mean %j", (text, meant) => {
    expect(decimals.nearest(text)).toEqual(meant);
  });
});

/** Decimals that are equal, nearly equal, or equal once they are rounded. */
const decimalText = fc
  .tuple(
    fc.boolean(),
    fc.oneof(fc.bigInt({ min: 0n, max: 10n ** 25n }), fc.constantFrom(9007199254740992n, 9007199254740993n, 0n)),
    fc.string({ unit: fc.constantFrom("0", "1", "9"), maxLength: 25 }),
  )
  .map(([isNegative, whole, fraction]) => `${isNegative ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`);

/** The number times 10^30. */
function scaled(text: string): bigint {
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  const size = BigInt(whole + fraction.padEnd(30, "0"));
  return text.startsWith("-") ? -size : size;
}

describe("decimals are exact", () => {
  const canonical = (text: string) => readDecimal(text) ?? "";

  it("when they are read and compared", () => {
    fc.assert(
      fc.property(decimalText, decimalText, (one, other) => {
        expect(scaled(canonical(one))).toBe(scaled(one));
        const difference = scaled(one) - scaled(other);
        const order = difference < 0n ? -1 : difference > 0n ? 1 : 0;
        expect(Math.sign(compareDecimals(canonical(one), canonical(other)))).toBe(order);
      }),
      tries(500),
    );
  });

  it("when they come from numbers", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = decimalOf(value) ?? "";
        expect(text).not.toMatch(/e|^-0$/);
        expect(readDecimal(text)).toBe(text);
        expect(Number(text)).toBe(value + 0);
      }),
    );
  });

  it("when the point is moved", () => {
    fc.assert(
      fc.property(decimalText, fc.integer({ min: 0, max: 40 }), (text, places) => {
        expect(scaled(shifted(text, places))).toBe(scaled(text) * 10n ** BigInt(places));
        expect(shifted(shifted(text, -places), places)).toBe(canonical(text));
      }),
    );
  });

  it("when they are multiplied and added", () => {
    const product = fc.tuple(
      decimalText.map((text) => text.replace("-", "")),
      fc.integer({ min: 0, max: 1e9 }),
    );
    fc.assert(
      fc.property(fc.array(product, { minLength: 1, maxLength: 5 }), (products) => {
        const expected = products.reduce((sum, [text, factor]) => sum + scaled(text) * BigInt(factor), 0n);
        expect(scaled(sumOfProducts(products))).toBe(expected);
        expect(canonical(sumOfProducts(products))).toBe(sumOfProducts(products));
      }),
    );
  });

  it("when a record is tested against a number near to its own", () => {
    const test = (low: string, held: unknown) =>
      decimals.intervalTest({ low, lowIncluded: true, high: null, highIncluded: true })(held);
    expect(test("9007199254740993", 9007199254740992)).toBe(false);
    expect(test("9007199254740993", "9007199254740993")).toBe(true);
    expect(test("9007199254740993", 9007199254740993n)).toBe(true);
    expect(test("0.1", 0.1)).toBe(true);
    expect(test("0.30000000000000003", 0.1 + 0.2)).toBe(true);
    expect(test("0.30000000000000005", 0.1 + 0.2)).toBe(false);
    expect(test(`1${"0".repeat(400)}`, Number.MAX_VALUE)).toBe(false);
    expect(test(`1${"0".repeat(400)}`, 10n ** 401n)).toBe(true);
    expect(test(`1${"0".repeat(400)}`, Number.POSITIVE_INFINITY)).toBe(false);
    expect(test(`-1${"0".repeat(400)}`, -Number.MAX_VALUE)).toBe(true);
    const nearZero = `0.${"0".repeat(400)}1`;
    for (const held of [0, 0n, "0", nearZero]) expect(test(`-${nearZero}`, held)).toBe(true);
    for (const held of [0, 0n, "0", `-${nearZero}`]) expect(test(nearZero, held)).toBe(false);
    expect(test(`-1${"0".repeat(400)}`, Number.NEGATIVE_INFINITY)).toBe(false);
  });
});

describe("a whole number", () => {
  it.each([
    ["#10", ["10"]],
    ["10,", ["10"]],
    ["１０", ["10"]],
    ["#010", ["10"]],
    ["-1", []],
    [">10", []],
    ["＞10", []],
    ["10.5", []],
    ["1e3", []],
    ["ten", []],
    [`#${"1".repeat(99)}`, ["1".repeat(99)]],
    [`#${"1".repeat(100)}`, []],
  ])("%j may mean %j", (text, meant) => {
    expect(kindOf(wholeNumber("x")).nearest(text)).toEqual(meant);
  });
});

describe("a duration is read", () => {
  it.each([
    ["1h30m", "5400000ms"],
    ["1.5h", "5400000ms"],
    ["90m", "5400000ms"],
    ["90s", "90000ms"],
    ["250ms", "250ms"],
    ["0.1s", "100ms"],
    ["0.0001s", "0.1ms"],
    ["1w2d3h4m5s6ms", "788645006ms"],
    ["0s", "0ms"],
    ["−5ms", "−5ms"],
    ["99999999999999999999w", "60479999999999999999395200000ms"],
    ["30m1h", undefined],
    ["1h1h", undefined],
    ["1h 30m", undefined],
    ["90", undefined],
    ["h", undefined],
    ["1H", undefined],
    ["-5m", undefined],
    ["-5ms", undefined],
    ["−5m", undefined],
    ["−", undefined],
    ["−ms", undefined],
    ["−0ms", undefined],
    ["−5.50ms", "−5.5ms"],
    ["1h30", undefined],
    ["1y", undefined],
    ["1.h", undefined],
  ])("%j as %j", (text, value) => {
    expect(milliseconds.read(text)).toBe(value);
  });

  it.each([
    ["30m1h", ["1h30m"]],
    ["1h 30m", ["1h30m"]],
    ["1 hour 30 min", ["1h30m"]],
    ["1,5h", ["1.5h"]],
    ["1H", ["1h"]],
    ["PT1H30M", ["1h30m"]],
    ["30", ["30s", "30m", "30h", "30d", "30w", "30ms"]],
    ["2 weeks 3 days", ["2w3d"]],
    ["5 mins 3 secs 2 millis", ["5m3s2ms"]],
    ["1 hr", ["1h"]],
    ["1 wk", ["1w"]],
    ["-5", []],
    ["1h1h", []],
    ["soon", []],
    ["", []],
    [`${"1".repeat(58)} h`, [`${"1".repeat(58)}h`]],
    [`${"1".repeat(59)} h`, []],
  ])("%j may mean %j", (text, meant) => {
    expect(milliseconds.nearest(text)).toEqual(meant);
  });

  it("from a number in the unit of the records", () => {
    expect(milliseconds.held(1.5)).toBe("1.5ms");
    expect(seconds.held(1.5)).toBe("1500ms");
    expect(seconds.held(1e-9)).toBe("0.000001ms");
    expect(seconds.held(-3n)).toBe("−3000ms");
    expect(seconds.held("90")).toBeUndefined();
  });

  it("from two dates, however they are spelled", () => {
    const length = (from: unknown, to: unknown) => spans.heldKey({ from, to });
    expect(length("2026-11-26T12:00:00Z", "2026-11-26T13:30:00+00:00")).toBe("5400000ms");
    expect(length("2026-11-26T12:00:00.000000001Z", "2026-11-26T12:00:00.1Z")).toBe("99.999999ms");
    expect(length(new Date(1000), "1970-01-01 00:00:02.5 +0000 UTC")).toBe("1500ms");
    expect(length("2026-11-26T13:00:00Z", "2026-11-26T12:00:00Z")).toBe("−3600000ms");
    for (const none of [undefined, null, "soon", new Date(Number.NaN), 1000]) {
      expect(length(none, new Date(0))).toBeUndefined();
      expect(length(new Date(0), none)).toBeUndefined();
    }
    const inSeconds = kindOf(duration({ from: "x", to: "y" }, { unit: "s" }));
    expect(inSeconds.heldKey({ from: 1.5, to: 3 })).toBe("1500ms");
    expect(inSeconds.heldKey({ from: 0, to: 1e300 })).toBe("253402300799999.999999ms");
    expect(inSeconds.heldKey({ from: -1e300, to: 0 })).toBe("62167219200000ms");
    for (const none of [undefined, null, "1h", 5]) expect(spans.heldKey(none)).toBeUndefined();
  });

  it("below zero from records only, and less than any other", () => {
    const isLess = milliseconds.intervalTest(intervalOf("<", "0ms"));
    expect([-1, -0, 0, 1].map(isLess)).toEqual([true, false, false, false]);
    const isLonger = milliseconds.intervalTest(intervalOf(">", "−2ms"));
    expect([-3, -2, -1.5, 0].map(isLonger)).toEqual([false, false, true, true]);
  });

  it("only if the unit of the records is known", () => {
    const refusal = (define: () => unknown) => {
      try {
        return define();
      } catch (error) {
        return isQuerybarError(error) ? error.message : error;
      }
    };
    expect(refusal(() => duration("x"))).toBe("The unit of duration must be “s” or “ms”.");
    expect(refusal(() => duration("x", { unit: "h" as "s" }))).toBe("The unit of duration must be “s” or “ms”.");
  });

  it("with a unit that completion offers", () => {
    expect(milliseconds.presets("30").map(({ text }) => text)).toEqual(["30m", "30s", "30h", "30d", "30ms"]);
    expect(milliseconds.presets("30")[0]?.description).toBe("30 minutes");
    expect(milliseconds.presets("").map(({ text }) => text)).toEqual(["<1m", ">10m", ">1h"]);
    for (const typed of ["x", "1x", "x1", "1".repeat(10)]) expect(milliseconds.presets(typed)).toEqual([]);
  });
});

describe("a size is read", () => {
  it.each([
    ["5MB", "5000000B"],
    ["5mb", "5000000B"],
    ["1.5GiB", "1610612736B"],
    ["1KiB", "1024B"],
    ["1kb", "1000B"],
    ["0.5B", "0.5B"],
    ["1PiB", "1125899906842624B"],
    ["3PB", "3000000000000000B"],
    ["2TiB", "2199023255552B"],
    ["−1B", "−1B"],
    ["-1B", undefined],
    ["5", undefined],
    ["5M", undefined],
    ["1MB5kB", undefined],
    ["MB", undefined],
    ["5 MB", undefined],
    ["5EB", undefined],
    ["-5MB", undefined],
  ])("%j as %j", (text, value) => {
    expect(sizes.read(text)).toBe(value);
  });

  it.each([
    ["5M", ["5MB"]],
    ["5 mib", ["5MiB"]],
    ["5,5g", ["5.5GB"]],
    ["5", ["5B", "5kB", "5MB", "5GB", "5TB", "5PB", "5KiB", "5MiB", "5GiB", "5TiB", "5PiB"]],
    ["5.5 gb", ["5.5GB"]],
    ["-5", []],
    ["-5MB", []],
    ["x5MB", []],
    ["5MB5", []],
    ["big", []],
    [`${"1".repeat(38)} M`, [`${"1".repeat(38)}MB`]],
    [`${"1".repeat(39)} M`, []],
  ])("%j may mean %j", (text, meant) => {
    expect(sizes.nearest(text)).toEqual(meant);
  });

  it("from bytes in a record", () => {
    expect(sizes.held(1024)).toBe("1024B");
    expect(sizes.held(10n ** 20n)).toBe("100000000000000000000B");
    expect(sizes.held(-1)).toBe("−1B");
    for (const text of ["5000000", "5MB"]) expect(sizes.held(text)).toBeUndefined();
  });

  it("in a unit that completion offers", () => {
    expect(sizes.presets("5").map(({ text }) => text)).toEqual(["5kB", "5MB", "5GB", "5TB", "5B"]);
    expect(sizes.presets("x")).toEqual([]);
  });
});

describe("yes or no is read", () => {
  it.each([
    ["true", true],
    ["YES", true],
    ["False", false],
    ["no", false],
    ["on", undefined],
    ["1", undefined],
    ["truee", undefined],
  ])("%j as %j", (text, value) => {
    expect(truths.read(text)).toBe(value);
    expect(truths.held(text)).toBe(value);
  });

  it.each([
    ["ture", ["true"]],
    ["on", ["true"]],
    ["0", ["false"]],
    ["flase", ["false"]],
    ["Y", ["true"]],
    ["t", ["true"]],
    ["1", ["true"]],
    ["off", ["false"]],
    ["n", ["false"]],
    ["F", ["false"]],
    ["maybe", []],
  ])("%j may mean %j", (text, meant) => {
    expect(truths.nearest(text)).toEqual(meant);
  });
});

describe("a text of any length takes linear time", () => {
  const length = 200_000;
  const texts = ["9", "0", "-", "1.", "1h", ".", "1", "m", " ", "1h30m", "e"].flatMap((piece) => [
    piece.repeat(length),
    `1${piece.repeat(length)}`,
    `${piece.repeat(length)}h`,
    `${piece.repeat(length)}GiB`,
  ]);

  it.each([
    ["number", decimals],
    ["wholeNumber", kindOf(wholeNumber("x"))],
    ["duration", milliseconds],
    ["bytes", sizes],
    ["boolean", truths],
  ])("as a %s", (_, kind) => {
    for (const text of texts) {
      const value = kind.read(text);
      if (value !== undefined) expect(kind.read(kind.print(value))).toEqual(value);
      kind.nearest(text);
      kind.presets(text);
    }
  });
});
