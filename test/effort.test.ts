import { describe, expect, test } from "vitest";
import { parse, toPredicate } from "../src/index.ts";
import { watch } from "./watch.ts";

// Shortcuts are no use where nobody notices that one is lost. So what the engine's own functions are asked is counted for texts
// that need no more than the shortcut. `operation-counts.test.ts` counts all there is, for texts as people write them.

const watched = {
  units: [String.prototype, "charCodeAt"],
  searches: [String.prototype, "indexOf"],
  contained: [String.prototype, "includes"],
  lowered: [String.prototype, "toLowerCase"],
  normalized: [String.prototype, "normalize"],
  replaced: [String.prototype, "replace"],
  patterns: [RegExp.prototype, "exec"],
  keys: [Set.prototype, "add"],
  lookedUp: [Map.prototype, "get"],
} as const;

type Effort = Record<keyof typeof watched, number>;

/** What is asked of the engine meanwhile. */
function effortOf(run: () => unknown): Effort {
  const names = Object.keys(watched) as (keyof Effort)[];
  const effort = Object.fromEntries(names.map((name) => [name, 0])) as Effort;
  const restore = names.map((name) => {
    const [prototype, method] = watched[name];
    return watch(prototype, method, () => {
      effort[name]++;
    });
  });
  try {
    run();
  } finally {
    for (const again of restore) again();
  }
  return effort;
}

/** The second time, as what the language means is looked up only once. */
function effortOfChecks(text: string): Effort {
  expect(parse(text).diagnostics).toBeDefined();
  const query = parse(text);
  return effortOf(() => query.diagnostics);
}

const many = (count: number, term: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => term(index)).join(" ");

/** Nothing but the one look at whether the text is in Latin-1. */
const hardlyAny = { contained: 0, lowered: 0, normalized: 0, replaced: 0, patterns: 1, keys: 0, lookedUp: 0 };

describe("that nothing is wrong is told without reading the text again", () => {
  test.each([
    ["a word", "fix", { units: 0, searches: 1 }],
    ["a few words", many(20, (index) => `w${index}x`), { units: 70, searches: 1 }],
    ["many words", many(100, (index) => `w${index}x`), { units: 390, searches: 1 }],
    ["words with colons", many(20, (index) => `x:w${index}`), { units: 100, searches: 61 }],
    ["one word with a colon among others", `${many(20, (index) => `w${index}x`)} x:y`, { units: 74, searches: 4 }],
    ["a word that is also a phrase", 'fix "fix" xif "xif"', { units: 12, searches: 1, contained: 1 }],
    ["fields with the same value", "repo:a branch:a id:1 status:new", { units: 6, searches: 5, contained: 1 }],
    ["two keywords", "-done -failed", { units: 8, searches: 1, lookedUp: 4 }],
  ])("%s", (_, text, expected) => {
    expect(effortOfChecks(text)).toMatchObject({ ...hardlyAny, ...expected });
  });

  test("excluded words take a look at each character", () => {
    const text = `${many(100, (index) => `-no${index}x`)} ${many(100, (index) => `yes${index}y`)}`;
    const effort = effortOfChecks(text);
    expect(effort).toMatchObject({ ...hardlyAny, searches: 1 });
    expect(effort.units).toBeLessThan(1.5 * text.length);
  });

  test("words that only seem alike are soon no longer compared", () => {
    const text = many(500, (index) => `a${100 + index}bcd`);
    expect(effortOfChecks(text).units).toBeLessThan(6 * text.length);
  });

  test("excluded words with one end are soon looked for in another way, which finds the same", () => {
    const text = `${many(600, (index) => `-${100 + index}wxyz`)} ${many(600, (index) => `${100 + index}-wxyz`)}`;
    expect(effortOfChecks(text).units).toBeLessThan(25 * text.length);
    expect(parse(text).diagnostics).toEqual([]);
    const others = '"Exact text" -"xact" @@ -"@@" exact -"Xact" -"Act"';
    const places = parse(`${text} ${others}`).diagnostics.map(({ from, to }) => [
      from - text.length - 1,
      to - text.length - 1,
    ]);
    expect(places).toEqual([
      [13, 20],
      [24, 29],
    ]);
  });
});

test("in a sentence about a text of letters nothing is looked for that cannot be printed", () => {
  expect(effortOfChecks('"a ~" "a ~"').replaced).toBe(1);
  expect(effortOfChecks('"é" "é"').replaced).toBe(2);
});

describe("reading a text", () => {
  test.each([
    ["looks up no word that is too short or too long for a keyword", "a supercalifragilistic", { lookedUp: 0 }],
    [
      "copies no word that is in lower case",
      many(30, (index) => `word${index}`),
      { lowered: 0, replaced: 0, patterns: 30 },
    ],
    ["copies what is not, once", "FIXES", { lowered: 1, replaced: 1 }],
  ])("%s", (_, text, expected) => {
    expect(effortOf(() => parse(text))).toMatchObject(expected);
  });
});

describe("a predicate", () => {
  const texts = { commit_title: "some title", commit_body: "the body", author: "me" };
  const records = Array.from({ length: 1000 }, (_, id) => ({ ...texts, id, calculated_status: "NEW" }));
  const wide = records.map((record) => ({ ...record, commit_title: "検索" }));

  function effortOfSearch(query: string, among: readonly object[]): Effort {
    const matches = toPredicate(parse(query)) as (record: object) => boolean;
    return effortOf(() => among.filter(matches));
  }

  test.each([
    ["of a word in lower case copies nothing", "re-run42", { lowered: 0, replaced: 0, normalized: 0 }],
    ["of a word in capitals folds it", "FIX", { lowered: 1, replaced: 0, normalized: 0 }],
    ["of a Latin phrase has no need of NFC", '"caf\u00e9"', { normalized: 0 }],
  ])("%s", (_, query, expected) => {
    const parsed = parse(query);
    expect(effortOf(() => toPredicate(parsed))).toMatchObject(expected);
  });

  test("folds the texts of 149 records, and has a regular expression for the others", () => {
    expect(effortOfSearch("absent", records)).toMatchObject({ lowered: 447, contained: 447, normalized: 0 });
    expect(effortOfSearch("absent", records).patterns).toBeLessThan(3 * 1000 + 10);
  });

  test.each([
    ["a word", "absent", { lowered: 300, contained: 400, normalized: 0 }],
    ["a phrase", '"absent text"', { lowered: 0, contained: 300, normalized: 0 }],
    ["a word without letters", "1234", { lowered: 0, contained: 300, normalized: 0 }],
    ["one of several ids", "-id:7777 -id:8888", { lowered: 0, patterns: 0, lookedUp: 0 }],
    ["a status", "-status:running -status:failure", { lowered: 0, patterns: 0, lookedUp: 100 }],
  ])("looks for %s in wide text without folding it", (_, query, expected) => {
    expect(effortOfSearch(query, wide.slice(0, 100))).toMatchObject(expected);
  });

  test("remembers regular expressions, but not all for ever", () => {
    const few = records.slice(0, 151);
    const made = (word: string) => effortOfSearch(word, few).replaced;
    expect([made("one"), made("two"), made("one"), made("two")]).toEqual([1, 1, 0, 0]);
    for (let count = 0; count < 1000; count++) made(`another${count}`);
    expect(made("one")).toBe(1);
  });
});
