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

test.each(["a", "Ä", "\u212a", "\ud83d\ude00", "\ude00"])("a word of %j, 200,000 times, is like any other", (unit) => {
  const word = unit.repeat(200_000);
  const matches = toPredicate(parse(word));
  expect(matches({ commit_title: `x ${word.toLowerCase()}` })).toBe(true);
  expect(matches({ commit_title: word.slice(unit.length) })).toBe(false);
});
