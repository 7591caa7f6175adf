import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicallyOrdered } from "../../src/language/text/canonical-ordering.ts";
import { tries } from "../tries.ts";

const codePoints = Array.from({ length: 0x110000 }, (_, codePoint) => codePoint).filter(
  (codePoint) => codePoint < 0xd800 || codePoint > 0xdfff,
);
const marks = codePoints.map((codePoint) => String.fromCodePoint(codePoint)).filter((text) => /\p{M}/u.test(text));
const texts = fc
  .tuple(
    fc.constantFrom("", "e", "\u00e9", "\u1eaf", "\u1112\u1161", "a".repeat(999)),
    fc.array(fc.oneof(fc.constantFrom(...marks), fc.constantFrom("\u0301", "\u0323", "\u0345", "\u034f", "\u0344")), {
      minLength: 1000,
      maxLength: 1200,
      size: "max",
    }),
    fc.constantFrom("", "x", "\u0301x"),
  )
  .map(([before, between, after]) => before + between.join("") + after);

test("a text with its marks in order is the same text to Unicode", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const ordered = canonicallyOrdered(text);
      expect(ordered.normalize("NFC")).toBe(text.normalize("NFC"));
      expect(ordered.normalize("NFD")).toBe(text.normalize("NFD"));
    }),
    tries(30),
  );
});

test("only marks change places, so only runs of them are long to sort", () => {
  const movable = codePoints
    .map((codePoint) => String.fromCodePoint(codePoint))
    .filter((text) => text === "\u0345" || !`\u0345${text}`.normalize("NFD").startsWith("\u0345"));
  expect(movable.filter((text) => !/^\p{M}$/u.test(text))).toEqual([]);
});

test("a long run of marks comes out in order", () => {
  const marks = (count: number) => "\u0301\u0323".repeat(count / 2);
  for (const [before, count] of [
    ["x".repeat(900), 100],
    ["x".repeat(901), 100],
    ["", 2000],
  ] as const) {
    const text = before + marks(count);
    expect(canonicallyOrdered(text)).toBe(`${before}${"\u0323".repeat(count / 2)}${"\u0301".repeat(count / 2)}`);
  }
});

test("marks that no other may pass keep their place, with the order on either side", () => {
  const [low, high, still] = ["\u0334", "\u0345", "\u034f"];
  const stretch = `${high}${low}`.repeat(300);
  const ordered = low.repeat(300) + high.repeat(300);
  expect(canonicallyOrdered(`x${stretch}${still}${stretch}`)).toBe(`x${ordered}${still}${ordered}`);
});
