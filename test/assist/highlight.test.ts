import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { highlight } from "../../src/assist/index.ts";
import { builder, defineLanguage, exactText, layer, parse, toPredicate } from "../../src/index.ts";
import { tries } from "../tries.ts";

/** A title with «guillemets» around what the query marks in it. */
function marked(query: string, title: string): string {
  const ranges = highlight(parse(query), { commit_title: title })["commit_title"] ?? [];
  let shown = "";
  let done = 0;
  for (const { from, to } of ranges) {
    shown += `${title.slice(done, from)}«${title.slice(from, to)}»`;
    done = to;
  }
  return shown + title.slice(done);
}

describe("what is marked", () => {
  it.each([
    ["words, ignoring case", "fix", "Fix the prefix", "«Fix» the pre«fix»"],
    ["phrases, case included", '"Fix"', "Fix the Fixture, fix it", "«Fix» the «Fix»ture, fix it"],
    ["every term", 'fix "login page"', "Fix the login page", "«Fix» the «login page»"],
    ["nothing excluded", '-fix -"the" page', "Fix the page", "Fix the «page»"],
    ["no fields and keywords", "branch:main failed id:1", "failed on main 1", "failed on main 1"],
    ["nothing unfinished", '- "" repo: fix', 'fix - ""', '«fix» - ""'],
    ["overlapping places as one", "login ogin-pa page", "login-page", "«login-page»"],
    ["touching places as one", "aa", "aaaa", "«aaaa»"],
    ["places in the order of the text", "page fix", "Fix the page", "«Fix» the «page»"],
    ["a word that begins in two ways", "aab", "Aaab", "A«aab»"],
    ["overlapping places of one word", "aa", "aaa b aaaaa", "«aaa» b «aaaaa»"],
    ["a place inside another", "log login", "login", "«login»"],
    ["the same word twice, once", "fix FIX", "a fix", "a «fix»"],
    ["folded letters of other scripts", "σισυφοσ", "ΣΙΣΥΦΟΣ und Σίσυφος", "«ΣΙΣΥΦΟΣ» und Σίσυφος"],
    ["the Kelvin sign as a k", "kelvin", "273 \u212aelvin", "273 «\u212aelvin»"],
    ["ß as nothing but ß", "strasse", "Straße", "Straße"],
    ["characters beyond the first plane", "\u{10428}", "a \u{10400} b", "a «\u{10400}» b"],
    ["what a regular expression would obey", "a.c* (x)", "abc a.c* (x)", "abc «a.c*» «(x)»"],
  ])("marks %s", (_what, query, title, expected) => {
    expect(marked(query, title)).toBe(expected);
  });
});

/** Vowels of Kirat Rai, which Unicode has since version 16: they are no marks, and yet two of them become one. */
const [first, second, both] = ["\u{16d63}", "\u{16d67}", "\u{16d69}"] as const;
const isKnown = (first + second).normalize("NFC") === both;
const ofKiratRai: readonly [string, string, string, string][] = [
  ["vowels that become one", both, `e\u0301 ${first}${second} x`, `e\u0301 «${first}${second}» x`],
  ["no half of two vowels", first, `e\u0301 ${first}${second}`, `e\u0301 ${first}${second}`],
  ["the text after them", "x", `${first}${second}x`, `${first}${second}«x»`],
];

describe("texts that are not in NFC keep their own offsets", () => {
  it.each<[string, string, string, string]>([
    ["a composed query, a decomposed text", "café", "le cafe\u0301 noir", "le «cafe\u0301» noir"],
    ["a decomposed query, a composed text", "cafe\u0301", "le café noir", "le «café» noir"],
    ["after a decomposed letter", "noir", "cafe\u0301 noir", "cafe\u0301 «noir»"],
    ["a phrase", '"é n"', "cafe\u0301 noir", "caf«e\u0301 n»oir"],
    ["no half of what is composed", "cafe", "cafe\u0301", "cafe\u0301"],
    ["the letter under a mark that composes with nothing", "x", "e\u0301 x\u0302", "e\u0301 «x»\u0302"],
    [
      "Hangul in its letters",
      "한글",
      "은 \u1112\u1161\u11ab\u1100\u1173\u11af 은",
      "은 «\u1112\u1161\u11ab\u1100\u1173\u11af» 은",
    ],
    ["a syllable and its final consonant", "각", "x 가\u11a8 y", "x «가\u11a8» y"],
    ["a mark that composes with nothing", "\u0302", "e\u0301 x\u0302", "e\u0301 x«\u0302»"],
    ["marks in another order", "a\u0323\u0307", "b a\u0307\u0323 c", "b «a\u0307\u0323» c"],
    ...(isKnown ? ofKiratRai : []),
    ["what normalizing lengthens", "\u0915\u093c", "\u0958 e\u0301", "«\u0958» e\u0301"],
  ])("%s", (_what, query, title, expected) => {
    expect(marked(query, title)).toBe(expected);
  });

  it("takes long runs of marks in stride", () => {
    const marks = "\u0301".repeat(200_000);
    expect(highlight(parse("b"), { commit_title: `e${marks} b` })).toEqual({
      commit_title: [{ from: 200_002, to: 200_003 }],
    });
  });
});

describe("the answer", () => {
  it("has the searched keys with matches, and no others", () => {
    const record = {
      author: "Fix Ler",
      commit_title: "no",
      commit_body: "a\nfix",
      branch: "fix",
      repository_name: "fix",
    };
    expect(highlight(parse("fix"), record)).toEqual({
      author: [{ from: 0, to: 3 }],
      commit_body: [{ from: 2, to: 5 }],
    });
  });

  it("is the same each time", () => {
    const query = parse("fixing ix g");
    const record = { author: "gigi", commit_title: "fixing" };
    const marks = { author: [0, 2].map((from) => ({ from, to: from + 1 })), commit_title: [{ from: 0, to: 6 }] };
    expect([highlight(query, record), highlight(query, record)]).toEqual([marks, marks]);
  });

  it("has no prototype, whatever the keys are called", () => {
    const odd = defineLanguage<{ constructor: string; toString: string }>()({
      name: "odd",
      text: ["constructor", "toString"],
      fields: {},
    });
    expect(Object.getPrototypeOf(highlight(parse("fix", { language: odd }), {}))).toBeNull();
    expect("toString" in highlight(parse("fix", { language: odd }), {})).toBe(false);
  });

  it("takes missing texts for empty ones", () => {
    expect(highlight(parse("null undefined"), { author: null })).toEqual({});
  });

  it("is by paths, and by index in an array", () => {
    interface Post {
      readonly author: { readonly name: string };
      readonly comments: readonly { readonly body: string; readonly "a.b": string }[];
      readonly labels: readonly string[];
    }
    const language = defineLanguage<Post>()({
      name: "posts",
      text: ["author.name", "comments.body", ["comments", "a.b"], "labels"],
      fields: {},
    });
    const mark = [{ from: 0, to: 3 }];
    const record = {
      author: { name: "Fix" },
      comments: [{ body: "no" }, { body: "fix", "a.b": "fix" }],
      labels: ["fix"],
    };
    expect(highlight(parse("fix", { language }), record)).toEqual({
      "author.name": mark,
      "comments.1.body": mark,
      'comments.1.["a.b"]': mark,
      "labels.0": mark,
    });
  });

  it("is of own texts only", () => {
    const inherited = Object.create({ commit_title: "fix" });
    expect(highlight(parse("fix"), inherited)).toEqual({});
  });

  it("is empty if a query can match nothing", () => {
    expect(highlight(parse("fix id:ten"), { commit_title: "fix" })).toEqual({});
  });

  it("follows another language", () => {
    const notes = defineLanguage<{ note: string; tag: string }>()({
      name: "notes",
      text: ["note"],
      fields: { tag: exactText("tag") },
    });
    expect(highlight(parse("a tag:b", { language: notes }), { note: "a b", tag: "b" })).toEqual({
      note: [{ from: 0, to: 1 }],
    });
  });

  it("takes built trees, in which a double negation is marked", () => {
    const { and, not, text } = builder(layer);
    const tree = and(text("fix"), not(not(text("page")) as never));
    expect(highlight(tree, { commit_title: "fix page" })).toEqual({
      commit_title: [
        { from: 0, to: 3 },
        { from: 4, to: 8 },
      ],
    });
  });
});

describe("laws", () => {
  // Few letters, so that things are found: two cases, composed and decomposed é, a Greek letter of three cases, a wide one, an astral one.
  const letters = [
    "a",
    "A",
    "b",
    "é",
    "e\u0301",
    "E",
    "σ",
    "ς",
    "Σ",
    "한",
    "\u1112\u1161\u11ab",
    "\u{10400}",
    "\u{10428}",
    " ",
    "\u0323",
    "\u212b",
  ];
  const text = fc.string({ unit: fc.constantFrom(...letters), maxLength: 12 });
  const word = text.map((letters) => letters.replaceAll(" ", "")).filter((letters) => letters !== "");
  const term = fc.oneof(
    word,
    text.filter((letters) => letters !== "").map((letters) => `"${letters}"`),
  );

  it("marks a text exactly where the predicate finds one term in it", () => {
    fc.assert(
      fc.property(term, text, (typed, title) => {
        const query = parse(typed);
        const record = { commit_title: title };
        expect(highlight(query, record)["commit_title"] !== undefined).toBe(toPredicate(query)(record));
      }),
      tries(500),
    );
  });

  it("marks what the predicate finds again: each place alone matches, and what lies between does not", () => {
    fc.assert(
      fc.property(term, text, (typed, title) => {
        const query = parse(typed);
        const matches = toPredicate(query);
        const ranges = highlight(query, { commit_title: title })["commit_title"] ?? [];
        let end = 0;
        for (const { from, to } of ranges) {
          expect(matches({ commit_title: title.slice(from, to) })).toBe(true);
          expect(matches({ commit_title: title.slice(end, from) })).toBe(false);
          end = to;
        }
      }),
      tries(500),
    );
  });

  it("gives ordered places, apart from each other, inside the text", () => {
    fc.assert(
      fc.property(fc.array(term, { minLength: 1, maxLength: 4 }), text, (terms, title) => {
        const ranges = highlight(parse(terms.join(" ")), { commit_title: title })["commit_title"] ?? [];
        let end = -1;
        for (const { from, to } of ranges) {
          expect(from).toBeGreaterThan(end);
          expect(to).toBeGreaterThan(from);
          end = to;
        }
        expect(end).toBeLessThanOrEqual(title.length);
      }),
    );
  });

  it("marks for several terms all that each marks", () => {
    fc.assert(
      fc.property(fc.array(term, { minLength: 1, maxLength: 4 }), text, (terms, title) => {
        const covered = (query: string) =>
          new Set(
            (highlight(parse(query), { commit_title: title })["commit_title"] ?? []).flatMap(({ from, to }) =>
              Array.from({ length: to - from }, (_, place) => from + place),
            ),
          );
        const each = new Set(terms.flatMap((one) => [...covered(one)]));
        expect([...covered(terms.join(" "))].sort()).toEqual([...each].sort());
      }),
    );
  });

  it("never throws, whatever the text and the query are", () => {
    const units = fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
      .map((codes) => String.fromCharCode(...codes));
    fc.assert(
      fc.property(units, units, (typed, title) => {
        highlight(parse(typed), { commit_title: title });
      }),
      tries(500),
    );
  });
});
