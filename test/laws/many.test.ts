import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { containsText, defineLanguage, keyed, parse, toPredicate } from "../../src/index.ts";
import { longQueryText, shortQueryText, syllabicRun } from "../arbitraries-of-many.ts";
import { matchesNaively, type NaiveTerm, readNaively } from "../naive.ts";
import { tries } from "../tries.ts";

// Many terms may be answered in another way than a few: the answer is the same.

describe("a predicate", () => {
  test("answers for dozens of terms what a naive evaluator answers", () => {
    fc.assert(
      fc.property(longQueryText, fc.array(syllabicRun, { minLength: 10, maxLength: 10 }), (text, records) => {
        const predicate = toPredicate(parse(text));
        const terms = readNaively(text);
        expect(records.map((record) => predicate(record))).toEqual(
          records.map((record) => matchesNaively(terms, record)),
        );
      }),
      tries(200),
    );
  });

  test("answers for dozens of excluded words, and a phrase or two, that leave something to find", () => {
    const word = fc.stringMatching(/^[ab\u00e9\u03c3]{3,6}$/).map((text) => `-${text}`);
    const phrase = fc.stringMatching(/^[abAB]{1,3}$/).map((text) => `-"${text}"`);
    const excluded = fc.tuple(fc.array(word, { minLength: 16, maxLength: 40 }), fc.array(phrase, { maxLength: 2 }));
    const title = fc.stringMatching(/^[abAB\u00e9\u00c9\u03a3\u03c2\u03c3]{0,12}$/);
    fc.assert(
      fc.property(excluded, title, ([words, phrases], commit_title) => {
        const text = [...words, ...phrases].join(" ");
        const record = { commit_title };
        expect(toPredicate(parse(text))(record)).toBe(matchesNaively(readNaively(text), record));
      }),
      tries(700),
    );
  });
});

describe("dozens of words, each in texts of its own", () => {
  const notes = defineLanguage<{ title: string; note: string; tags: Record<string, string> }>()({
    name: "notes",
    dialect: "extended",
    text: ["title", "note"],
    fields: {
      title: containsText("title"),
      note: containsText("note"),
      tag: keyed("tags", () => containsText("value")),
    },
  });
  const matches = (text: string, record: object) => toPredicate(parse(text, { language: notes }))(record as never);
  const place = fc.constantFrom("", "title:", "note:", "tag.a:", "tag.b:");
  const sought = fc.stringMatching(/^[a-d]{3,5}$/);
  const inOnePlace = fc
    .tuple(place, fc.array(sought, { minLength: 14, maxLength: 20 }))
    .map(([where, words]) => words.map((word) => where + word));
  const inAnyPlace = fc.array(
    fc.tuple(place, sought).map((parts) => parts.join("")),
    { maxLength: 20 },
  );
  const words = fc.tuple(inOnePlace, inAnyPlace).map((lists) => lists.flat());
  const text = fc.stringMatching(/^[a-d]{0,9}$/);
  const record = fc.record({ title: text, note: text, tags: fc.record({ a: text, b: text }) });

  test.each([
    ["exclude what each of them excludes", "-", " ", true],
    ["find what one of them finds", "", " OR ", false],
    ["find what each of them finds", "", " ", true],
    ["exclude what all of them exclude", "-", " OR ", false],
  ])("%s", (_, sign, operator, isEach) => {
    fc.assert(
      fc.property(words, record, (written, one) => {
        const terms = written.map((word) => sign + word);
        const alone = terms.map((term) => matches(term, one));
        expect(matches(terms.join(operator), one)).toBe(isEach ? !alone.includes(false) : alone.includes(true));
      }),
      tries(300),
    );
  });
});

/** Whether whatever contains one text contains the other, as far as one record can show. */
function holdsWithin(required: NaiveTerm, excluded: NaiveTerm): boolean {
  if (excluded.type !== "not" || (required.type !== "word" && required.type !== "phrase")) return false;
  // A word is found in any letter case, so the same letters need not hold a phrase.
  const isCertain = excluded.term.type === "word" || (excluded.term.type === "phrase" && required.type === "phrase");
  return isCertain && matchesNaively([excluded.term], { commit_title: required.text });
}

/** Where a query's diagnostics of a code are. */
function places(text: string, code: string): { from: number; to: number }[] {
  const found = parse(text).diagnostics.filter((one) => one.code === code);
  return found.map(({ from, to }) => ({ from, to }));
}

describe("of dozens of terms", () => {
  test("never-matches is reported if a required text contains an excluded one", () => {
    fc.assert(
      fc.property(longQueryText, (text) => {
        const terms = readNaively(text);
        const isImpossible = terms.some((one) => terms.some((other) => holdsWithin(one, other)));
        if (isImpossible) expect(places(text, "never-matches")).not.toEqual([]);
      }),
      tries(200),
    );
  });

  // Letters with a case only: a word of them says nothing of a phrase, since other letter case would do.
  const letters = (minLength: number, maxLength: number) =>
    fc.array(fc.constantFrom("a", "b", "B", "\u00e9"), { minLength, maxLength }).map((units) => units.join(""));

  test.each([
    ["dozens", { count: 30, words: letters(4, 8), phrases: letters(2, 4), required: letters(1, 12), numRuns: 700 }],
    [
      "hundreds",
      { count: 300, words: letters(16, 20), phrases: letters(4, 6), required: letters(300, 400), numRuns: 20 },
    ],
  ])(
    "of %s of exclusions, never-matches is reported if, and only if, the required text contains one",
    (_, { count, words, phrases, required, numRuns }) => {
      const excluded = fc.oneof(
        words,
        phrases.map((text) => `"${text}"`),
      );
      const parts = fc.tuple(
        fc.array(excluded, { minLength: 1, maxLength: count, size: "max" }),
        required.chain((text) =>
          fc.tuple(fc.constantFrom(text, `"${text}"`), fc.constantFrom([], [], [text.slice(1, 20)])),
        ),
      );
      fc.assert(
        fc.property(parts, ([exclusions, [text, more]]) => {
          const query = [...[...exclusions, ...more].filter((one) => one !== "").map((one) => `-${one}`), text].join(
            " ",
          );
          const terms = readNaively(query);
          const isImpossible = terms.some((one) => terms.some((other) => holdsWithin(one, other)));
          expect(places(query, "never-matches").length > 0).toBe(isImpossible);
        }),
        // Making hundreds of exclusions fewer, one by one, would take minutes.
        { ...tries(numRuns), endOnFailure: count > 100 },
      );
    },
  );

  test("never-matches is not reported if the required texts together make a record", () => {
    fc.assert(
      fc.property(longQueryText, (text) => {
        // Without most of the exclusions, so that many of the queries can match.
        const kept = readNaively(text).filter(
          (term, place) => term.type !== "not" || term.to - term.from > 6 || place % 9 === 0,
        );
        const query = kept.map(({ from, to }) => text.slice(from, to)).join(" ");
        const terms = readNaively(query);
        const titles = terms.flatMap((term) => (term.type === "word" || term.type === "phrase" ? [term.text] : []));
        for (const calculated_status of ["FAILURE", "RUNNING"]) {
          const record = { commit_title: titles.join("\n"), calculated_status };
          if (matchesNaively(terms, record)) expect(places(query, "never-matches")).toEqual([]);
        }
      }),
      tries(400),
    );
  });
});

test("never-matches is said of each of hundreds of texts that holds one of hundreds of excluded ones", () => {
  const word = (place: number, length: number) =>
    Array.from({ length }, (_, bit) => "ab"[(place >> (bit % 9)) & 1]).join("");
  const marks = ["", '"'];
  const required = Array.from(
    { length: 200 },
    (_, place) => `${marks[place % 2]}${word(place, 14)}${marks[place % 2]}`,
  );
  const excluded = Array.from({ length: 200 }, (_, place) => {
    const mark = marks[place % 3 === 0 ? 1 : 0];
    return `-${mark}${word(200 + 3 * place, 10)}${mark}`;
  });
  const terms = readNaively([...required, ...excluded].join(" "));
  const impossible = terms.filter((one) => terms.some((other) => holdsWithin(one, other)));
  expect(impossible.length).toBeGreaterThan(0);
  expect(places([...excluded, ...required].join(" "), "never-matches")).toHaveLength(impossible.length);
});

test("duplicate-term is said of one in dozens", () => {
  const words = Array.from({ length: 40 }, (_, place) => `word${place}`);
  expect(places(words.join(" "), "duplicate-term")).toEqual([]);
  expect(places([...words, "WORD7"].join(" "), "duplicate-term")).toHaveLength(1);
});

test.each([
  ["end alike", Array.from({ length: 400 }, (_, place) => `-x${place}end`), "end".repeat(400), `-w${"end".repeat(9)}`],
  [
    "are long and differ at their start",
    Array.from({ length: 90 }, (_, place) => `-${place}${"y".repeat(90)}`),
    "y".repeat(900),
    `-${"y".repeat(80)}`,
  ],
])("never-matches is reported for what a long word contains, if many excluded words %s", (_, excluded, long, held) => {
  const word = `w${long}`;
  expect(places([word, ...excluded].join(" "), "never-matches")).toEqual([]);
  expect(places([word, ...excluded, held].join(" "), "never-matches")).toHaveLength(1);
});

test.each([400, 5000, 60_000])(
  "never-matches is reported if a text of %i letters contains an excluded one",
  (length) => {
    const required = Array.from({ length: length / 2 }, (_, place) =>
      String.fromCharCode(97 + ((place * place) % 7), 98),
    );
    const text = required.join("");
    const others = Array.from({ length: 60 }, (_, place) => `-zz${place}`).join(" ");
    expect(places(`${text} ${others} -${text.slice(-9)}`, "never-matches")).toHaveLength(1);
    expect(places(`${text} ${others} -${text.slice(-8)}z`, "never-matches")).toEqual([]);
  },
);

test.each([
  ["a handful", shortQueryText, 1000],
  ["dozens", longQueryText, 200],
])(
  "of %s of terms, duplicate-term is said of each that means the same as one before it, and of no other",
  (_, texts, numRuns) => {
    fc.assert(
      fc.property(texts, (text) => {
        const terms = readNaively(text);
        const repeated = terms.filter((term, place) =>
          terms.slice(0, place).some((before) => meansTheSame(before, term)),
        );
        expect(places(text, "duplicate-term")).toEqual(repeated.map(({ from, to }) => ({ from, to })));
      }),
      tries(numRuns),
    );
  },
);

function meansTheSame(one: NaiveTerm, other: NaiveTerm): boolean {
  if (one.type === "not") return other.type === "not" && meansTheSame(one.term, other.term);
  if (one.type === "keyword") return other.type === "keyword" && one.keyword === other.keyword;
  if (one.type === "field") return other.type === "field" && one.field === other.field && one.value === other.value;
  if (one.type === "unfinished" || one.type !== other.type) return false;
  const holds = (required: NaiveTerm, text: string) => matchesNaively([required], { commit_title: text });
  return one.text.normalize("NFC").length === other.text.normalize("NFC").length && holds(one, other.text);
}
