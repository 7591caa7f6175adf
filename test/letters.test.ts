import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matching } from "../src/fast-check/index.ts";
import { defineLanguage, exactText, parse, print, toPredicate } from "../src/index.ts";
import { finders } from "./finders.ts";

/** Whether each is found in the other, wherever it is in the text. */
function expectAlike(finds: (sought: string, held: string) => boolean, one: string, other: string): void {
  for (const [sought, text] of [
    [one, other],
    [other, one],
  ] as const) {
    for (const held of [text, `x${text}`, `${text} \u0301`])
      expect(finds(sought, held), `${sought} in ${held}`).toBe(true);
  }
}

describe.each(finders)("%s", (_, finder) => {
  // That single letters are alike is a law of every letter.
  test.each([
    ["Az", "aZ"],
    ["xÉ", "XE\u0301"],
    ["e\u0301", "É"],
    ["aﬅ", "Aﬆ"],
    [";", "\u037e"],
    ["a;", "A\u037e"],
    ["`", "\u1fef"],
    ["a`b", "A\u1fefB"],
    ["a\\^$.*+?()[]{}|/", "A\\^$.*+?()[]{}|/"],
    ["a\ud800", "A\ud800"],
    ["\udc00a", "\udc00A"],
  ])("%s is %s", (one, other) => {
    expectAlike((word, held) => finder(word)(held), one, other);
  });

  test.each([
    ["@", "`"],
    ["[", "{"],
    ["À", "à\u0323"],
    ["×", "÷"],
    ["ÿ", "y"],
    ["é", "e"],
    ["e", "é"],
    ["e", "e\u0301"],
    ["i", "ı"],
    ["I", "ı"],
    ["i", "İ"],
    ["ß", "ss"],
    ["ŉ", "ʼn"],
    ["ﬁ", "fi"],
    ["\u0345", "x"],
    ["a.c*", "abcc"],
    ["a.c", "ac"],
    ["a\ud800", "a\u{10000}"],
    ["\udc00a", "\u{10000}a"],
  ])("%s is not %s", (word, text) => {
    expect(finder(word)(text)).toBe(false);
    expect(finder(text)(word)).toBe(false);
  });
});

test("a record is made of the letters that are left, if others are excluded", () => {
  const notes = defineLanguage<{ title: string }>()({ name: "notes", text: ["title"], fields: {} });
  const title = (text: string) => fc.sample(matching(parse(text, { language: notes })), 1)[0]?.title;
  expect(title('s -"s" -"S"')).toContain("ſ");
  expect(title('σ -"σ" -"Σ"')).toContain("ς");
  expect(title('\u{10428} -"\u{10428}"')).toContain("\u{10400}");
  expect(title('\u{1e943} -"\u{1e943}"')).toContain("\u{1e921}");
  for (const text of ['k -"k" -"K"', '1 -"1"', 'é -"é" -"É"'])
    expect(() => title(text)).toThrow(expect.objectContaining({ code: "unsatisfiable" }));
});

test.each(finders)("%s: nothing is found in a record without text", (_, finder) => {
  for (const word of ["a", "é", "1"]) {
    const finds = finder(word);
    for (const held of [null, undefined, 1, { toString: () => word }]) expect(finds(held as never)).toBe(false);
  }
});

describe("a phrase", () => {
  const finds = (phrase: string, commit_title: string) => toPredicate(parse(`"${phrase}"`))({ commit_title });

  test.each([
    ["K", "\u212a"],
    ["aK", "a\u212a"],
    [";", "\u037e"],
    ["a; b", "a\u037e b"],
    ["`", "\u1fef"],
    ["é", "e\u0301"],
    ["É x", "E\u0301 x"],
    ["Å", "\u212b"],
  ])("of %s is %s", (one, other) => {
    expectAlike(finds, one, other);
  });

  test.each([
    ["k", "K"],
    ["k", "\u212a"],
    ["e", "e\u0301"],
    ["e", "é"],
    ["É", "é"],
    ["a b", "a  b"],
    ["a b", "a\u00a0b"],
  ])("of %s is not %s", (phrase, text) => {
    expect(finds(phrase, text)).toBe(false);
    expect(finds(text, phrase)).toBe(false);
  });
});

describe("names are read whatever the case of their letters, in every script", () => {
  const language = defineLanguage<{ key: string }>()({
    name: "records",
    text: [],
    fields: {
      abc: exactText("key"),
      xyz: exactText("key"),
      é: exactText("key"),
      "k@[": exactText("key"),
      ветка: exactText("key"),
      ΣΑΣ: exactText("key"),
      "\u{10400}": exactText("key"),
      status: exactText("key"),
    },
    keywords: { az: { where: { abc: "x" } }, готово: { where: { abc: "x" } } },
  });
  const typesOf = (text: string) => parse(text, { language }).root.terms.map(({ type }) => type);

  test.each([
    ["Abc:x", "field"],
    ["abC:x", "field"],
    ["xyZ:x", "field"],
    ["XYZ:x", "field"],
    ["K@[:x", "field"],
    ["É:x", "field"],
    ["é:x", "field"],
    ["Ветка:main", "field"],
    ["ВЕТКА:main", "field"],
    ["σας:x", "field"],
    ["σασ:x", "field"],
    ["\u{10428}:x", "field"],
    ["\u212a@[:x", "word"],
    ["K`{:x", "word"],
    ["ab:x", "word"],
    ["ſtatus:x", "word"],
    ["STATUS:x", "field"],
    ["Az", "keyword"],
    ["aZ", "keyword"],
    ["AZ", "keyword"],
    ["ГОТОВО", "keyword"],
    ["A", "word"],
    ["Azz", "word"],
    ["ax", "word"],
    ["éx", "word"],
    ["готов", "word"],
  ])("%s is a %s", (text, type) => {
    expect(typesOf(text)).toEqual([type]);
    expect(typesOf(`-${text}`)).toEqual(["not"]);
  });

  test("among names that begin with other letters", () => {
    const fields = { abc: exactText("key"), ßa: exactText("key") };
    const mixed = defineLanguage<{ key: string }>()({ name: "records", text: [], fields });
    expect(parse("ßa:x ẞA:x ABC:x", { language: mixed }).root.terms.map(({ type }) => type)).toEqual(
      Array.from({ length: 3 }, () => "field"),
    );
  });

  test("so equal terms are equal in any spelling of the name", () => {
    const codes = (text: string) => parse(text, { language }).diagnostics.map(({ code }) => code);
    expect(codes("ветка:a Ветка:a ВЕТКА:b")).toEqual(["duplicate-term", "never-matches"]);
    expect(codes("Готово -готово")).toEqual(["never-matches"]);
    expect(print(parse("ВЕТКА:a", { language }))).toBe("ветка:a");
    expect(codes("status:a ſtatus:b")).toEqual([]);
  });
});
