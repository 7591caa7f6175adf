import fc from "fast-check";
import { describe, expect, test } from "vitest";
import buildsData from "../../grammar/conformance/languages/builds.json" with { type: "json" };
import ordersData from "../../grammar/conformance/languages/orders.json" with { type: "json" };
import {
  type AnyLanguage,
  type Diagnostic,
  type DiagnosticCode,
  defineLanguage,
  type Edit,
  parse,
  searchSchema,
  toPredicate,
  wholeNumber,
} from "../../src/index.ts";
import { languageFromData } from "../../src/language-data/index.ts";
import { applied } from "../trees.ts";
import { tries } from "../tries.ts";

const builds = languageFromData(buildsData);
const orders = languageFromData(ordersData);

const operator = fc.constantFrom(
  "OR",
  "AND",
  "NOT",
  "or",
  "and",
  "not",
  "||",
  "&&",
  "-",
  "!",
  "(",
  ")",
  "-(",
  "NOT(",
  "()",
);
const text = fc.constantFrom(
  "a",
  "b",
  "ab",
  "-a",
  "-b",
  '"a b"',
  '"A"',
  '-"a"',
  '"',
  '""',
  "a)",
  "f(",
  "\\(a",
  "a\\",
  "log*",
);
const marked = fc.constantFrom("–a", "«a»", "（a", "b）", "\u200b", "a\u200bb", "O\u200bR", "brnach:a", "meta:x");
const build = fc.constantFrom(
  "running",
  "done",
  "failed",
  "mine",
  "status:new,running",
  "-status:new",
  "status:bogus",
  "id:1",
  "id:2",
  "-id:1",
  "id:1,2",
  "id:<2",
  "id:>=2",
  "id:1..2",
  "id:2..1",
  "id:>",
  "id:1..",
  "id:1,",
  "id:*",
  "branch:a",
  "-branch:a",
  "branch:a*",
  "branch:*",
  "-branch:*",
  "label:a",
  "label:b",
  "-label:a,b",
  "title:a",
  "-title:a",
  "-title:ab",
  "meta.r:a",
  "-meta.r:a",
  "author:@me",
  "-author:@me",
  "author:a",
  "created:@today",
  "-created:@today",
  "created:2026-11-26",
  "created:2026-11",
  "-created:2026",
  "created:<7d",
  "created:2d..7d",
  "created:7d..2d",
  "created:7d",
  "took:30m1h",
  "branch=a",
  "branch!=a",
  'status="bogus"',
  'id>"1"',
  "id>1",
  "has:label",
  "no:label",
  "id:[1 TO 2]",
  "branch:(a OR b)",
);
const order = fc.constantFrom(
  "total:1,000",
  "total:1,5",
  "price:1",
  "price:2",
  "-price:1,2",
  "size:5",
  "shipped:true",
  "shipped:no",
  "limit.x:1",
  "meta.region:eu",
  "tag:gift",
);

const piecesOf = (field: fc.Arbitrary<string>) =>
  fc
    .array(
      fc.tuple(fc.oneof(operator, text, marked, { arbitrary: field, weight: 2 }), fc.constantFrom(" ", " ", " ", "")),
      {
        maxLength: 8,
      },
    )
    .map((pieces) => pieces.flat().join(""));

const query = fc.oneof(
  piecesOf(build).map((input) => ({ input, language: builds })),
  piecesOf(order).map((input) => ({ input, language: orders })),
);

const some = (...values: readonly unknown[]) => fc.constantFrom(undefined, null, ...values);

const record = fc.record({
  title: some("a", "ab", "A b", "c"),
  body: some("b", "log"),
  author: some("ada", "a", "b"),
  branch: some("a", "b", "ab", ""),
  id: some(0, 1, 2, 3),
  status: some("NEW", "RUNNING", "FAILURE"),
  created: some("2026-11-26T12:00:00Z", "2026-11-22T12:00:00Z", "2025-01-01", "2026-11-30"),
  took: some(5_400_000),
  labels: fc.array(fc.record({ name: some("a", "b", "mine") }), { maxLength: 2 }),
  metadata: some({ r: "a" }, { r: "b" }, {}),
  total: some(1, 5, 1000),
  items: fc.array(fc.record({ price: some(1, 2), name: some("a") }), { maxLength: 2 }),
  shipped: some(true, false),
  region: some("eu", "us"),
  limits: some({ x: 1 }, { x: 2 }),
  tags: fc.array(fc.constantFrom("gift", "b2b"), { maxLength: 2 }),
});

const situation = fc.record({
  now: fc.constantFrom(
    ...["2026-11-26T12:00:00Z", "2026-11-30T23:30:00Z", "2024-03-31T01:30:00Z"].map((at) => new Date(at)),
  ),
  timeZone: fc.constantFrom("UTC", "Asia/Tokyo", "America/New_York"),
  me: fc.constantFrom("ada", "a"),
});

const anyFix = { kind: "change", data: {}, label: "" } as const;

/** The edits of the first fix of each diagnostic of a code, each edit once. */
function firstFixes(diagnostics: readonly Diagnostic[], code: DiagnosticCode): readonly Edit[] {
  const edits = diagnostics.filter((one) => one.code === code).flatMap(({ fixes = [] }) => fixes[0]?.edits ?? []);
  const byRange = new Map(edits.map((edit) => [`${edit.from} ${edit.to}`, edit]));
  return [...byRange.values()].sort((one, other) => one.from - other.from);
}

function areApart(edits: readonly Edit[]): boolean {
  return edits.every(({ from }, index) => index === 0 || from >= (edits[index - 1] as Edit).to);
}

function moved(offset: number, edits: readonly Edit[]): number {
  const before = edits.filter(({ to }) => to <= offset);
  return before.reduce((result, { from, to, insert }) => result + insert.length - (to - from), offset);
}

function errorCounts(diagnostics: readonly Diagnostic[]): ReadonlyMap<DiagnosticCode, number> {
  const counts = new Map<DiagnosticCode, number>();
  for (const { code, severity } of diagnostics) if (severity === "error") counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

const keepMeaning: readonly DiagnosticCode[] = [
  "unclosed-group",
  "missing-operand",
  "empty-group",
  "dead-alternative",
  "mixed-operators",
  "double-negative",
  "duplicate-term",
  "empty-phrase",
];

/** Applies the first fixes of each code: the code must be gone at their places, and no error may be new. */
function expectFixesToHold(input: string, language: AnyLanguage): void {
  const { diagnostics } = parse(input, { language });
  const before = errorCounts(diagnostics);
  for (const code of new Set(diagnostics.map((one) => one.code))) {
    const edits = firstFixes(diagnostics, code);
    if (edits.length === 0 || !areApart(edits)) continue;
    const fixed = applied({ ...anyFix, edits }, input);
    const after = parse(fixed, { language }).diagnostics;
    const ofCode = diagnostics.filter((one) => one.code === code);
    const places = (isFixed: boolean) =>
      ofCode.filter(({ fixes }) => (fixes !== undefined) === isFixed).map(({ from }) => moved(from, edits));
    // What has no fix may have moved to the place of what was removed.
    const fixedPlaces = places(true).filter((place) => !places(false).includes(place));
    const stays = after.filter((one) => one.code === code && fixedPlaces.includes(one.from));
    expect(stays, JSON.stringify({ code, fixed })).toEqual([]);
    for (const [error, count] of errorCounts(after))
      expect(count, JSON.stringify({ code, error, fixed })).toBeLessThanOrEqual(before.get(error) ?? 0);
  }
}

/** Applies the first fix of each diagnostic of what has no effect: the query must mean the same. */
function expectMeaningToHold(input: string, language: AnyLanguage, held: object, options: object): void {
  const matches = matcher(held, options, language);
  for (const { code, fixes = [] } of parse(input, { language }).diagnostics) {
    const [fix] = fixes;
    if (fix === undefined || !keepMeaning.includes(code)) continue;
    // Where a quote is open too, a group cannot be closed yet.
    if (code === "unclosed-group" && fix.kind !== "close-group") continue;
    const fixed = applied(fix, input);
    expect(matches(fixed), JSON.stringify({ code, fixed })).toBe(matches(input));
  }
}

describe("in the extended dialect", () => {
  test("diagnostics are in source order, each at a place of the text", () => {
    fc.assert(
      fc.property(query, ({ input, language }) => {
        const { diagnostics } = parse(input, { language });
        expect(diagnostics.map(({ from }) => from)).toEqual(diagnostics.map(({ from }) => from).sort((a, b) => a - b));
        for (const { from, to } of diagnostics) expect(from >= 0 && from < to && to <= input.length).toBe(true);
      }),
      tries(400),
    );
  });

  test("once the first fixes of a code have been applied, it is gone at their places, and no error is new", () => {
    fc.assert(
      fc.property(query, ({ input, language }) => expectFixesToHold(input, language)),
      tries(600),
    );
  });

  test.each([
    '"""" OR a',
    '"" "" OR a',
    "a OR ()()",
    'NOT( OR "',
    '-(-"a"" b',
    '-(NOT a "',
    "OR() a",
    "(a\\ OR )",
    "a OR OR )",
    "a NOT OR a",
    "NOT OR - OR a",
    "（a OR ) b）",
    "（a )id:> b）",
    "（a f(b）",
    "（a b\\）",
    "（status:bogus a）",
  ])("the same for %j", (input) => expectFixesToHold(input, builds));

  test.each(["NOT -NOT(", "NOT AND () –a", "-a OR OR )", "OR() a"])("the meaning is kept for %j", (input) =>
    expectMeaningToHold(input, builds, { title: "a)" }, {}),
  );

  test("the first fix of what has no effect keeps the meaning", () => {
    fc.assert(
      fc.property(query, record, situation, ({ input, language }, held, options) =>
        expectMeaningToHold(input, language, held, options),
      ),
      tries(800),
    );
  });

  test("no record shows that never-matches or always-matches is wrong", () => {
    fc.assert(
      fc.property(query, record, situation, ({ input, language }, held, options) => {
        const matches = matcher(held, options, language);
        for (const { code, data } of parse(input, { language }).diagnostics) {
          // What has a parenthesis without its other half cannot be put in parentheses.
          const unpaired = `${data["other"]} ${data["text"]}`.replace(/\((?:[^()]|\([^()]*\))*\)/g, "");
          if (data["other"] === undefined || /[()]/.test(unpaired)) continue;
          const both = [data["other"], data["text"]].map((term) => `(${term} )`);
          if (code === "never-matches") expect(matches(both.join(" "))).toBe(false);
          if (code === "always-matches") expect(matches(both.join(" OR "))).toBe(true);
        }
      }),
      tries(800),
    );
  });

  test("a keyword that asks for nothing contradicts its complement in a group", () => {
    const language = defineLanguage<{ id: number }>()({
      name: "runs",
      dialect: "extended",
      text: [],
      fields: { id: wholeNumber("id") },
      keywords: { all: { where: {} } },
    });
    expect(parse("all (-all OR x)", { language }).diagnostics.map(({ code }) => code)).toEqual(["dead-alternative"]);
  });

  test("hundreds of thousands of terms that contradict another are all found", () => {
    const { diagnostics } = parse(`-a ${"ab ".repeat(200_000)}`, { language: builds });
    expect(diagnostics.filter(({ code }) => code === "never-matches")).toHaveLength(200_000);
  });

  test("a search schema has an issue for each error, and only for these", () => {
    fc.assert(
      fc.property(query, ({ input, language }) => {
        const errors = parse(input, { language }).diagnostics.filter(({ severity }) => severity === "error");
        const { issues = [] } = searchSchema({ language })["~standard"].validate(input);
        expect(issues.map(({ message }) => message)).toEqual(errors.map(({ message }) => message));
      }),
      tries(100),
    );
  });
});

function matcher(held: object, options: object, language: AnyLanguage) {
  return (input: string) => toPredicate(parse(input, { language }), options)(held as never);
}
