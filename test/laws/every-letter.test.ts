import { describe, expect, test } from "vitest";
import { finders } from "../finders.ts";

describe("ignoring case is what the flags iu compare", () => {
  const cased: string[] = [];
  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint++) {
    if (codePoint >= 0xd800 && codePoint <= 0xdfff) continue;
    const letter = String.fromCodePoint(codePoint);
    if (letter.toLowerCase() !== letter || letter.toUpperCase() !== letter) cased.push(letter);
  }
  const letters = [
    ...new Set(cased.map((letter) => letter.normalize("NFC")).filter((letter) => [...letter].length === 1)),
  ];

  /** For each letter those that are alike, by a regular expression, and all the rest in one text. */
  const partitions = new Map(
    letters.map((letter) => {
      const literal = new RegExp(letter, "iu");
      const alike = new Set(letters.filter((other) => literal.test(other)));
      return [letter, { alike, others: letters.filter((other) => !alike.has(other)).join(" ") }] as const;
    }),
  );

  test.each(finders)("for every letter: %s", (_, finder) => {
    const wrong: string[] = [];
    for (const [letter, { alike, others }] of partitions) {
      const finds = finder(letter);
      const findsAll = [...alike].every(finds);
      if (!findsAll || finds(others)) wrong.push(letter);
    }
    expect(wrong).toEqual([]);
  });
});
