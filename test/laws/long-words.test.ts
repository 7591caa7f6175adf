import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, toPredicate } from "../../src/index.ts";

// A long word is searched for in another way than a short one, which must not make a difference.

const units = [
  "a",
  "A",
  "s",
  "\u017f",
  "k",
  "\u212a",
  "é",
  "e\u0301",
  "Σ",
  "ς",
  "ß",
  "\ud83d\ude00",
  "\ud83d",
  "\ude00",
];

test("a long word is found where a short one with the same letters at its ends is", () => {
  const text = fc.array(fc.constantFrom(...units), { minLength: 1, maxLength: 6 }).map((found) => found.join(""));
  const found = (query: string, title: string) => toPredicate(parse(query))({ commit_title: title });
  fc.assert(
    fc.property(text, text, text, text, (start, end, before, after) => {
      const foundWith = (filler: string) =>
        [before + start, after, start].map((first) =>
          [end, end + after, after].map((last) => found(start + filler + end, first + filler + last)),
        );
      expect(foundWith("x".repeat(1000))).toEqual(foundWith("x"));
    }),
    { numRuns: 500 },
  );
});

const long = "x".repeat(1000);

test.each([
  ["its last letter is half of a pair", `${long}\ud800`, `${long}\u{10000}`, false],
  ["its first letter is half of a pair", `\udc00${long}`, `\u{10000}${long}`, false],
  ["it is there as it is, too", `${long}\ud800`, `${long}\u{10000} ${long}\ud800`, true],
  ["it is there as it is, too, at its end", `\udc00${long}`, `\u{10000}${long} \udc00${long}`, true],
  ["a word of exactly that length", `É${"x".repeat(999)}`, `-e\u0301${"X".repeat(999)}`, true],
])("a long word: %s", (_, word, title, isFound) => {
  expect(toPredicate(parse(word))({ commit_title: title })).toBe(isFound);
});

test.each(["a", "Ä", "\u212a", "\ud83d\ude00", "\ude00"])("a word of %j, 200,000 times, is like any other", (unit) => {
  const word = unit.repeat(200_000);
  const matches = toPredicate(parse(word));
  expect(matches({ commit_title: `x ${word.toLowerCase()}` })).toBe(true);
  expect(matches({ commit_title: word.slice(unit.length) })).toBe(false);
});
