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
