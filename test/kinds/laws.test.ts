// What holds for every kind of field, tried on the values that the kinds themselves generate.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AnyField,
  boolean,
  bytes,
  containsText,
  date,
  duration,
  exactText,
  number,
  oneOf,
  wholeNumber,
} from "../../src/index.ts";
import { evaluationContext } from "../../src/language/evaluation.ts";
import { intervalOf, type Operator } from "../../src/language/interval.ts";
import { type Kind, kindOf } from "../../src/language/kinds/kind.ts";
import { tries } from "../tries.ts";

const fields: readonly (readonly [name: string, field: AnyField])[] = [
  ["exactText", exactText("x")],
  ["containsText", containsText("x")],
  ["oneOf", oneOf("x", ["OPEN", "CLOSED"])],
  ["wholeNumber", wholeNumber("x")],
  ["number", number("x")],
  ["date", date("x")],
  ["date in seconds", date("x", { unit: "s" })],
  ["duration in seconds", duration("x", { unit: "s" })],
  ["duration in milliseconds", duration("x", { unit: "ms" })],
  ["duration between dates", duration({ from: "x", to: "y" })],
  ["bytes", bytes("x")],
  ["boolean", boolean("x")],
];
const kinds = fields.map(([name, field]) => ({ name, kind: kindOf(field) }));
const orderedKinds = kinds.filter(({ kind }) => kind.compare !== undefined);

/** Values that records usually have, and values near to them. */
function valuesOf({ generate, read }: Kind): readonly unknown[] {
  const isValue = (value: unknown) => value !== undefined;
  const usual = generate.usual.map(read).filter(isValue);
  return [...usual, ...usual.flatMap((value) => generate.near?.(value).map(read) ?? []).filter(isValue)];
}

const heldBy = ({ generate, print }: Kind, value: unknown) => generate.held?.(value) ?? [print(value)];

describe.each(kinds)("a value of $name", ({ name, kind }) => {
  const values = valuesOf(kind);

  it("is there", () => {
    expect(values.length).toBeGreaterThan(1);
    expect(kind.generate.usual.map(kind.read)).not.toContain(undefined);
  });

  it("is printed as it is read", () => {
    for (const value of values) expect(kind.read(kind.print(value))).toEqual(value);
  });

  it("is among those near to it", () => {
    const { near } = kind.generate;
    if (near === undefined) return;
    for (const value of values) expect(near(value).map(kind.read)).toContainEqual(value);
  });

  it("survives JSON", () => {
    for (const value of values) expect(JSON.parse(JSON.stringify(value))).toEqual(value);
  });

  it("has the example", () => {
    if (kind.example !== undefined) expect(kind.read(kind.example)).toBeDefined();
  });

  it("is not read from an empty text, and never from what is not one", () => {
    expect(kind.read("")).toBeUndefined();
    for (const held of [
      null,
      undefined,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      {},
      [],
      [1],
      Symbol.iterator,
      "",
      () => 1,
    ])
      expect(kind.heldKey(held)).toBeUndefined();
  });

  it("is corrected to values", () => {
    const nearest = (text: string) => kind.nearest(text).map((value) => value.replace(/^[<>]/, ""));
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 12 }), (text) => {
        for (const value of nearest(text)) expect(kind.read(value) ?? kind.readRelative(value, "bound")).toBeDefined();
      }),
    );
  });

  it("is held by the records that are made for it", () => {
    for (const value of values) {
      const { interval } = kind;
      const meant = interval?.("=", value, evaluationContext()) ?? intervalOf("=", kind.print(value));
      expect(heldBy(kind, value)).not.toEqual([]);
      for (const held of heldBy(kind, value)) {
        expect(kind.heldKey(held)).toBeDefined();
        if (kind.contains) expect(kind.heldKey(held)).toContain(value);
        else if (kind.compare === undefined) expect(kind.heldKey(held)).toBe(kind.print(value));
        else if (name !== "date in seconds" || typeof held !== "number")
          expect([held, kind.intervalTest(meant)(held)]).toEqual([held, true]);
      }
    }
  });
});

const kindNamed = (name: string) => kinds.find((one) => one.name === name)?.kind as Kind;

it.each<[name: string, text: string, held: readonly unknown[]]>([
  ["containsText", "fix", ["fix", "fix again", "refix"]],
  ["wholeNumber", "10", [10, "10", 10n, "010"]],
  ["wholeNumber", "9007199254740993", ["9007199254740993", 9007199254740993n, "09007199254740993"]],
  ["number", "10", [10, "10", 10n]],
  ["number", "1.5", [1.5, "1.5", "1.50"]],
  ["number", "9007199254740993", ["9007199254740993", 9007199254740993n]],
  ["bytes", "5MB", [5_000_000]],
  ["bytes", "1.5B", [1.5]],
  ["bytes", "9007199254740993B", [9007199254740993n]],
  ["boolean", "yes", [true, "true", "Yes"]],
  ["boolean", "no", [false, "false", "NO"]],
  ["duration in seconds", "1500ms", [1.5]],
  ["duration in milliseconds", "1.5s", [1500]],
  [
    "duration between dates",
    "1500.5ms",
    [
      { from: "2025-11-24T16:00:00.000000000Z", to: "2025-11-24T16:00:01.500500000Z" },
      { from: "2025-11-24 16:00:00.000000000 +0000 UTC", to: "2025-11-24T16:00:01.500500000Z" },
    ],
  ],
  [
    "date",
    "2026-11-23T14:05:09.5000005+01:00",
    ["2026-11-23T13:05:09.500000500Z", new Date("2026-11-23T13:05:09.500Z"), "2026-11-23 13:05:09.500000500 +0000 UTC"],
  ],
  [
    "date in seconds",
    "2026",
    [
      "2026-01-01T00:00:00.000000000Z",
      new Date("2026-01-01T00:00:00Z"),
      "2026-01-01 00:00:00.000000000 +0000 UTC",
      1767225600,
    ],
  ],
])("records that are made for the %s %s", (name, text, held) => {
  const kind = kindNamed(name);
  expect(kind.generate.held?.(kind.read(text))).toEqual(held);
});

it.each<[name: string, text: string, near: readonly string[]]>([
  ["exactText", "Main", ["Main", "MAIN", "main", "Main ", "Mai"]],
  ["containsText", "Fix", ["Fix", "FIX", "fix", "Fi"]],
  ["wholeNumber", "10", ["10", "010", "100", "11"]],
  ["number", "10", ["10", "-10", "10.01", "010"]],
  ["number", "-1.5", ["-1.5", "1.5", "-1.501", "0-1.5"]],
  ["bytes", "5B", ["5B", "5b", "15B", "5kB"]],
  ["boolean", "yes", ["true", "YES", "false"]],
  ["boolean", "no", ["false", "No", "true"]],
  ["duration in seconds", "1s", ["1000ms", "1000s", "11000ms", "1000.5ms"]],
  ["date", "2026-11-23T14:05", ["2026-11-23T14:05", "2026", "2026-11", "2026-11-23"]],
])("what is near to the %s %s", (name, text, near) => {
  const kind = kindNamed(name);
  expect(kind.generate.near?.(kind.read(text))).toEqual(near);
});

describe.each(orderedKinds)("the order of $name", ({ kind }) => {
  const compare = kind.compare ?? (() => 0);
  const held = valuesOf(kind).flatMap((value) => [...heldBy(kind, value)]);
  const keys = held.map((value) => kind.heldKey(value) ?? "");

  it("is total", () => {
    const sorted = [...keys].sort(compare);
    for (const [index, one] of sorted.entries()) {
      for (const other of sorted.slice(index)) {
        expect(compare(one, other)).toBeLessThanOrEqual(0);
        expect(Math.sign(compare(other, one))).toBe(-Math.sign(compare(one, other)) + 0);
        expect(compare(one, other) === 0).toBe(one === other);
      }
    }
  });

  it("decides which records are in an interval", () => {
    const end = fc.constantFrom(...keys, null);
    const interval = fc.record({ low: end, lowIncluded: fc.boolean(), high: end, highIncluded: fc.boolean() });
    const isBelow = (one: string, other: string, included: boolean) =>
      compare(one, other) < 0 || (included && one === other);
    fc.assert(
      fc.property(interval, fc.constantFrom(...held), (between, value) => {
        const key = kind.heldKey(value) ?? "";
        const { low, lowIncluded, high, highIncluded } = between;
        const isFrom = low === null || isBelow(low, key, lowIncluded);
        expect(kind.intervalTest(between)(value)).toBe(isFrom && (high === null || isBelow(key, high, highIncluded)));
      }),
      tries(150),
    );
  });

  it("has empty ranges only where nothing is between", () => {
    const context = evaluationContext({ now: new Date("2026-11-26T12:00Z") });
    const ends = (operator: Operator, value: unknown) =>
      kind.interval?.(operator, value, context) ?? intervalOf(operator, kind.print(value));
    const values = valuesOf(kind);
    fc.assert(
      fc.property(
        fc.constantFrom(...values),
        fc.constantFrom(...values),
        fc.constantFrom(...held),
        (low, high, value) => {
          if (!kind.canBeRange(low, high) || !kind.isEmptyRange(low, high)) return;
          expect([ends(">=", low), ends("<=", high)].every((end) => kind.intervalTest(end)(value))).toBe(false);
        },
      ),
      tries(150),
    );
  });
});
