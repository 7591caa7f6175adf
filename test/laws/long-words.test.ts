import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, print, toPredicate } from "../../src/index.ts";
import { tries } from "../tries.ts";

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

test("a long phrase is read and printed as its letters are", () => {
  const letter = fc.constantFrom(
    { written: "\\\\", meant: "\\" },
    { written: '\\"', meant: '"' },
    ...["a", "é", "\ud83d\ude00"].map((same) => ({ written: same, meant: same })),
  );
  fc.assert(
    fc.property(
      fc.array(letter, { maxLength: 4 }),
      fc.array(letter, { minLength: 1, maxLength: 7 }),
      (start, others) => {
        const spelled = (by: "written" | "meant") =>
          start.map((one) => one[by]).join("") +
          others
            .map((one) => one[by])
            .join("")
            .repeat(20_000);
        const query = parse(`"${spelled("written")}"`);
        expect(query.root.terms.map((term) => term.type === "phrase" && term.text)).toEqual([spelled("meant")]);
        expect(print(query)).toBe(query.text);
      },
    ),
    tries(30),
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
