import { describe, expect, test, vi } from "vitest";
import { parse, toPredicate } from "../../src/index.ts";

// They take seconds; a busy machine may take many times as long.
vi.setConfig({ testTimeout: 60_000 });

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

  test("there are thousands of letters with a case", () => {
    expect(letters.length).toBeGreaterThan(2500);
  });

  // Of a word alone, and of one among so many excluded ones that they are looked for together.
  test.each([
    ["a word", (letter: string) => toPredicate(parse(letter))],
    [
      "a word that hundreds of records are asked for",
      (letter: string) => {
        const predicate = toPredicate(parse(letter));
        for (let time = 0; time < 300; time++) predicate({ commit_title: "0" });
        return predicate;
      },
    ],
    [
      "one of many words",
      (letter: string) => {
        const others = Array.from({ length: 20 }, (_, number) => `-${number}none`);
        const noneOf = toPredicate(parse(`${others.join(" ")} -${letter}`));
        return (record: { commit_title: string }) => !noneOf(record);
      },
    ],
  ])("for every letter: %s", (_, finds) => {
    const wrong: string[] = [];
    for (const [letter, { alike, others }] of partitions) {
      const predicate = finds(letter);
      const findsAll = [...alike].every((other) => predicate({ commit_title: other }));
      if (!findsAll || predicate({ commit_title: others })) wrong.push(letter);
    }
    expect(wrong).toEqual([]);
  });
});
