import { describe, expect, test } from "vitest";
import { defineLanguage, exactText, parse, toPredicate } from "../src/index.ts";
import { finders } from "./finders.ts";

/** Whether the one is found in the other and the other in the one, wherever it stands in the text. */
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
  test.each([
    ["A", "a"],
    ["Z", "z"],
    ["Az", "aZ"],
    ["É", "é"],
    ["e\u0301", "É"],
    ["xÉ", "XE\u0301"],
    ["K", "\u212a"],
    ["s", "ſ"],
    ["µ", "μ"],
    ["Å", "\u212b"],
    ["Ω", "\u2126"],
    ["Σ", "ς"],
    ["ǆ", "ǅ"],
    ["ß", "ẞ"],
    ["ﬅ", "ﬆ"],
    ["ꭰ", "Ꭰ"],
    ["𐐀", "𐐨"],
    ["ΐ", "\u1fd3"],
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

test.each(finders)("nothing is found %s where there is no text", (_, finder) => {
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

test("names are read whatever the case of their letters from A to Z, and of no others", () => {
  const fields = { abc: exactText("key"), xyz: exactText("key"), é: exactText("key"), "k@[": exactText("key") };
  const language = defineLanguage<{ key: string }>()({
    name: "records",
    text: [],
    fields,
    keywords: { az: { where: { abc: "x" } } },
  });
  const typesOf = (text: string) => parse(text, { language }).root.terms.map(({ type }) => type);
  for (const text of ["Abc:x", "abC:x", "xyZ:x", "XYZ:x", "K@[:x"])
    expect([text, typesOf(text)]).toEqual([text, ["field"]]);
  for (const text of ["É:x", "\u212a@[:x", "K`{:x", "ab:x"]) expect([text, typesOf(text)]).toEqual([text, ["word"]]);
  for (const text of ["Az", "aZ", "AZ"]) expect([text, typesOf(text)]).toEqual([text, ["keyword"]]);
  for (const text of ["A", "Azz", "ax"]) expect([text, typesOf(text)]).toEqual([text, ["word"]]);
});
