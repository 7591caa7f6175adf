import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  containsText,
  date,
  defineLanguage,
  exactText,
  type FieldFilter,
  type Filter,
  number,
  oneOf,
  parse,
  type Query,
  toFilter,
  toPredicate,
} from "../src/index.ts";
import { tries } from "./tries.ts";

// Whatever a query says of one field, in groups of any depth, its filter says as simply as it can.

const sets = defineLanguage<{
  n?: number;
  s?: string;
  b?: string;
  ns?: number[];
  bs?: string[];
  at?: Date;
  title?: string;
}>()({
  name: "sets",
  dialect: "extended",
  text: [],
  fields: {
    at: date("at"),
    title: containsText("title"),
    n: number("n"),
    s: oneOf("s", ["A", "B", "C"]),
    b: exactText("b", { wildcards: true }),
    ns: number("ns", { many: true }),
    bs: exactText("bs", { many: true, wildcards: true }),
  },
});

/** A part of a query, and what it means for the values that a record holds. */
interface Part {
  readonly text: string;
  readonly holds: (held: readonly string[]) => boolean;
}

const some = (text: string, test: (value: string) => boolean): Part => ({ text, holds: (held) => held.some(test) });

const digit = fc.nat(4);
const anyNumbers = (name: string) =>
  fc.oneof(
    fc
      .uniqueArray(digit, { minLength: 1, maxLength: 3 })
      .map((list) => some(`${name}:${list}`, (value) => list.includes(Number(value)))),
    digit.map((low) => some(`${name}:>${low}`, (value) => Number(value) > low)),
    digit.map((low) => some(`${name}:>=${low}`, (value) => Number(value) >= low)),
    digit.map((high) => some(`${name}:<${high}`, (value) => Number(value) < high)),
    digit.map((high) => some(`${name}:<=${high}`, (value) => Number(value) <= high)),
    fc
      .tuple(digit, digit)
      .map(([low, high]) => some(`${name}:${low}..${high}`, (value) => Number(value) >= low && Number(value) <= high)),
    fc.constant(some(`${name}:*`, () => true)),
  );
const statuses = fc.oneof(
  fc.subarray(["A", "B", "C"], { minLength: 1 }).map((list) => some(`s:${list}`, (value) => list.includes(value))),
  fc.constant(some("s:*", () => true)),
);
const anyTexts = (name: string) =>
  fc.oneof(
    fc
      .subarray(["a", "ab", "ba", "b", "aba"], { minLength: 1 })
      .map((list) => some(`${name}:${list}`, (value) => list.includes(value))),
    fc
      .subarray(["a*", "*a", "*b*", "a*a", "*b", "*"], { minLength: 1, maxLength: 2 })
      .map((list) => some(`${name}:${list}`, (value) => list.some((pattern) => isOfForm(value, pattern.split("*"))))),
  );

function isOfForm(value: string, parts: readonly string[]): boolean {
  return new RegExp(`^${parts.join(".*")}$`).test(value);
}

const groupOf = (atom: fc.Arbitrary<Part>) =>
  fc.letrec<{ part: Part }>((tie) => {
    const parts = fc.array(tie("part"), { minLength: 1, maxLength: 4 });
    return {
      part: fc.oneof(
        { maxDepth: 3, depthSize: "small" },
        atom,
        tie("part").map(({ text, holds }) => ({
          text: `-${text}`.replace(/^--/, "NOT -"),
          holds: (held: readonly string[]) => !holds(held),
        })),
        parts.map((all) => ({
          text: `(${all.map(({ text }) => text).join(" ")})`,
          holds: (held: readonly string[]) => all.every(({ holds }) => holds(held)),
        })),
        parts.map((any) => ({
          text: `(${any.map(({ text }) => text).join(" OR ")})`,
          holds: (held: readonly string[]) => any.some(({ holds }) => holds(held)),
        })),
      ),
    };
  }).part;

/** What a filter of one field selects, read as its documentation says. */
function selects(filter: Filter, held: readonly string[]): boolean {
  switch (filter.type) {
    case "field":
      return held.some((value) => isIn(filter, value)) === filter.wanted;
    case "all":
      return filter.filters.every((part) => selects(part, held));
    case "any":
      return filter.filters.some((part) => selects(part, held));
    case "text":
      return expect.fail("There is no text.");
  }
}

function isIn({ present, values, intervals, patterns }: FieldFilter, value: string): boolean {
  if (present) expect([values.size, intervals, patterns]).toEqual([0, [], []]);
  return (
    present ||
    values.has(value) ||
    intervals.some(
      ({ low, lowIncluded, high, highIncluded }) =>
        (low === null || Number(low) < Number(value) || (lowIncluded && low === value)) &&
        (high === null || Number(value) < Number(high) || (highIncluded && high === value)),
    ) ||
    patterns.some((parts) => isOfForm(value, parts))
  );
}

const numbers = ["-1", "0", "0.5", "1", "1.5", "2", "2.5", "3", "3.5", "4", "5"];
const texts = ["a", "b", "ab", "ba", "aba", "bab", "aa", "bb", "c", "ac", "cb", "cbc"];
const alone = (values: readonly string[]) => [[], ...values.map((value) => [value])];
const several = (values: readonly string[]) =>
  fc.array(fc.subarray([...values], { maxLength: 3 }), { minLength: 10, maxLength: 10 });

const read = (text: string) => parse(text, { language: sets });

describe("a filter of one field", () => {
  it.each([
    ["n", anyNumbers("n"), fc.constant(alone(numbers))],
    ["s", statuses, fc.constant(alone(["A", "B", "C"]))],
    ["b", anyTexts("b"), fc.constant(alone(texts))],
    ["ns", anyNumbers("ns"), several(numbers)],
    ["bs", anyTexts("bs"), several(texts)],
  ] as const)("selects what the query means: %s", (name, atom, records) => {
    fc.assert(
      fc.property(groupOf(atom), records, ({ text, holds }, all) => {
        const filter = toFilter(read(text));
        const matches = toPredicate(read(text));
        for (const held of all) {
          const values = name.startsWith("n") ? held.map(Number) : held;
          expect([text, held, selects(filter, held)]).toEqual([text, held, holds(held)]);
          expect([text, held, matches({ [name]: name.length > 1 ? values : values[0] })]).toEqual([
            text,
            held,
            holds(held),
          ]);
        }
      }),
      tries(300),
    );
  });

  it.each([
    ["n", anyNumbers("n"), alone(numbers)],
    ["s", statuses, alone(["A", "B", "C"])],
  ] as const)("is one node, unless it selects everything or nothing: %s", (_, atom, all) => {
    fc.assert(
      fc.property(groupOf(atom), ({ text, holds }) => {
        const filter = toFilter(read(text));
        const selected = all.filter(holds);
        const expected = selected.length === 0 ? "any" : selected.length === all.length ? "all" : "field";
        expect([text, filter.type]).toEqual([text, expected]);
      }),
      tries(300),
    );
  });

  it.each([
    ["n:<1 OR n:>=1", "n:*"],
    ["n:<=1 OR n:>1", "n:*"],
    ["n:1..2 OR n:2..3", "n:1..3"],
    ["n:1..3 OR n:1..2", "n:1..3"],
    ["n:>=1 OR n:>1", "n:>=1"],
    ["n:>=1 n:<=1", "n:1"],
    ["n:<3 n:<2", "n:<2"],
    ["n:1..3 -n:>2", "n:1..2"],
    ["n:1..3 -n:<2", "n:2..3"],
    ["n:* -n:>2", "n:<=2"],
    ["ns:1..2 OR ns:2..3", "ns:1..3"],
    ["-ns:1 -ns:>1", "-ns:>=1"],
    ["ns:* ns:>1", "ns:>1"],
    ["ns:>1 ns:>1", "ns:>1"],
    ["b:a,ba b:a*", "b:a"],
    ["b:a,ab -b:*b", "b:a"],
    ["b:a b:a* b:*", "b:a"],
    ["b:* b:a*", "b:a*"],
    ["b:a* b:a*", "b:a*"],
    ["b:a* OR b:b*", "b:a*,b*"],
    ["-b:a* -b:b*", "-b:a*,b*"],
    ["bs:a OR bs:b*", "bs:a,b*"],
    ["n:3..1 OR n:2", "n:2"],
    ["n:2 -n:3..1", "n:2"],
    ["n:1,1..2,5..4", "n:1..2"],
    ["n:*..*", "n:*"],
    ["b:**", "b:*"],
  ])("%s is %s", (text, simpler) => {
    expect(toFilter(read(text))).toEqual(toFilter(read(simpler)));
  });

  it.each([
    "ns:1 -ns:1",
    "ns:1 -ns:>0",
    "ns:1,2 -ns:1..2",
    "ns:>2 -ns:>1",
    "ns:2..3 -ns:2..3",
    "ns:<1,>3 -ns:<2,>2",
    "ns:>=1 -ns:1 -ns:>1",
    "ns:>1 -ns:*",
    "ns:* -ns:*",
    "n:1,2 n:3..4",
    "b:a* b:b",
    "b:a -b:a*",
    "b:a,b -b:a,*b",
    "b:a -b:*",
    "b:a* -b:a*",
    "b:* -b:*",
    "bs:a,ab -bs:a*",
    "bs:a* -bs:a*",
    "bs:a*,*b -bs:*b,c,a*",
    "bs:a* bs:b -bs:a*",
    "n:3..1",
    "n:2..1,5..4",
    "ns:3..1",
  ])("%s selects nothing", (text) => {
    expect(toFilter(read(text))).toEqual({ type: "any", filters: [] });
  });

  it.each([
    "ns:1 -ns:2",
    "ns:>1 -ns:>2",
    "ns:>1 -ns:2..3",
    "ns:1..4 -ns:1..3",
    "ns:1..4 -ns:2..4",
    "ns:>=1 -ns:>1",
    "ns:1,5 -ns:1..2",
    "ns:<1,>3 -ns:<2",
    "ns:* -ns:1",
    "bs:a -bs:b*",
    "bs:a,b -bs:a*",
    "bs:a* -bs:ab*",
    "bs:a*,b* -bs:a*",
    "bs:* -bs:a*",
    "b:a* -b:ab*",
    "b:* -b:a",
  ])("%s has both of its conditions", (text) => {
    expect(toFilter(read(text))).toMatchObject({ type: "all", filters: [{ wanted: true }, { wanted: false }] });
  });

  it("keeps the one value that is between two intervals", () => {
    expect(toFilter(read("n:<1 OR n:>1"))).not.toEqual(toFilter(read("n:*")));
  });
});

describe("what only a program can build", () => {
  const term = (type: string, parts: object) => ({
    type,
    field: "b",
    ...parts,
    from: 0,
    to: 0,
    valueFrom: 0,
    valueTo: 0,
  });
  const value = (text: string) => term("field", { text, value: text === "" ? undefined : text });
  const built = (root: object) => ({ language: sets, root }) as unknown as Query<typeof sets>;

  it.each<[string, object, string]>([
    ["a list of nothing", term("list", { terms: [] }), ""],
    ["a list of empty texts", term("list", { terms: [value(""), value("")] }), ""],
    ["a list with an empty text", term("list", { terms: [value(""), value("a")] }), "b:a"],
    ["a field with an empty text", value(""), ""],
    ["an empty text in a field of texts", { ...term("contains", { text: "", exact: false }), field: "title" }, ""],
    ["an empty comparison", { ...term("comparison", { operator: ">", text: "" }), field: "n" }, "n:3..1"],
    ["a comparison without an order", term("comparison", { operator: ">", text: "a", value: "a" }), "n:3..1"],
    ["a pattern of asterisks", term("pattern", { parts: ["", "", ""] }), "b:*"],
  ])("%s", (_, root, meaning) => {
    expect(toFilter(built(root))).toEqual(toFilter(read(meaning)));
  });
});

it("selects nothing on a day that a time zone left out", () => {
  const filter = toFilter(read("at:2011-12-30"), { timeZone: "Pacific/Apia" });
  expect(filter).toEqual({ type: "any", filters: [] });
});

/** What is not known while a query is only checked: the clock, the zone, and who searches. */
const notes = defineLanguage<{ at?: Date; by?: string }>()({
  name: "notes",
  dialect: "extended",
  text: [],
  fields: { at: date("at"), by: exactText("by", { me: true, wildcards: true }) },
});

describe("a contradiction is found, whatever the clock and the person, in", () => {
  it.each([
    ["at:<7d -at:<7d", true],
    ["at:<7d -at:<8d", false],
    ["at:<7d at:>7d", false],
    ["at:@today..@now -at:@today..@now", true],
    ["at:@today..@now -at:@today..*", false],
    ["at:2026-11 at:2026-12", false],
    ["at:2026-11 -at:2026-11", true],
    ["by:@me -by:@me", true],
    ["by:@me -by:ada", false],
    ["by:@me by:ada", false],
    ["by:@me,ada -by:ada", false],
    ["by:@me,ada -by:ada,@me", true],
    ["by:ada -by:ada,@me", true],
    ["by:ada by:@me -by:a*", true],
    ["by:@me -by:*", true],
    ["by:ada by:@me -by:@me", true],
    ["by:ada by:@me -by:bob", false],
    ["at:@today..@now -at:@now..@today", false],
    ["at:*..@now -at:*..@today", false],
  ])("%s: %j", (text, isFound) => {
    const { diagnostics } = parse(text, { language: notes });
    expect(diagnostics.map(({ code }) => code)).toEqual(isFound ? ["never-matches"] : []);
  });
});
