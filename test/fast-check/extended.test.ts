import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matching, notMatching, query, queryAndRecord, queryText, record } from "../../src/fast-check/index.ts";
import { isQuerybarError, parse, print, toPredicate } from "../../src/index.ts";
import { evaluation, orders } from "../every-kind.ts";
import { tries } from "../tries.ts";

/** Records made for a query, or none if they were refused in words. */
function made(records: () => fc.Arbitrary<unknown>): readonly unknown[] {
  try {
    return fc.sample(records(), { numRuns: 4, seed: 6 });
  } catch (error) {
    expect(isQuerybarError(error) && error.code).toBe("unsatisfiable");
    return [];
  }
}

describe("records of a language of the extended dialect", () => {
  it("match, or do not, as requested", () => {
    fc.assert(
      fc.property(query({ language: orders }), (tree) => {
        const matches = toPredicate(tree, evaluation);
        for (const each of made(() => matching(tree, evaluation))) expect(matches(each as never)).toBe(true);
        for (const each of made(() => notMatching(tree, evaluation))) expect(matches(each as never)).toBe(false);
      }),
      tries(30),
    );
  });

  it("match a query about half of the time", () => {
    const pairs = fc.sample(queryAndRecord({ language: orders, ...evaluation }), { numRuns: 100, seed: 6 });
    const matched = pairs.filter(([asked, each]) => toPredicate(asked, evaluation)(each)).length;
    expect(matched).toBeGreaterThan(27);
    expect(matched).toBeLessThan(73);
  });

  it.each([
    "id:>10",
    "id:>10 id:<12",
    "id:>=10 id:<=10",
    "-id:5..10 id:4..11",
    "total:>0.1 total:<0.2",
    "-total:>0",
    "created:2026-11-23",
    "created:>@today-7d -created:@today",
    "created:<7d",
    "created:2d..7d",
    "seen:2026-03-08",
    "took:>1h30m",
    "took:1h..2h created:2026-11",
    "-took:>1s created:>2026",
    "wait:>1.5h",
    "size:>5MB size:<6MB",
    "branch:release/*",
    "branch:a* branch:*z -branch:az",
    "branch:* -branch:main* fix",
    "label:a label:b",
    "label:a,b -label:a",
    "-label:* status:new",
    "label:re* label:*x",
    "code:>10 code:<5",
    "title:foo title:bar -title:baz",
    'title:"Foo bar" -"foo"',
    "-title:foo foo",
    "meta.region:eu",
    'meta."my key":a* -meta.region:*',
    "meta.__proto__:x",
    "author:@me OR open",
    "(a OR b) -(c OR id:>3) shipped:true",
    "open -old",
  ])("are found for %s and its complement", (text) => {
    const asked = parse(text, { language: orders });
    const matches = toPredicate(asked, evaluation);
    for (const wanted of [true, false]) {
      const records = (wanted ? matching : notMatching)(asked, evaluation);
      for (const each of fc.sample(records, { numRuns: 10, seed: 6 })) expect(matches(each)).toBe(wanted);
    }
  });

  it.each(["id:>10 id:<11", "branch:* -branch:*", "label:a -label:a"])("are refused for %s", (text) => {
    expect(() => matching(parse(text, { language: orders }), evaluation)).toThrow(
      expect.objectContaining({ code: "unsatisfiable" }),
    );
  });

  it("are near to a query", () => {
    const asked = parse("id:>1000", { language: orders });
    const ids = fc
      .sample(record({ language: orders, near: asked }), { numRuns: 300, seed: 6 })
      .map(({ id }) => String(id));
    for (const near of ["999", "1000", "1001"]) expect(ids).toContain(near);
  });
});

describe("queries of the extended dialect", () => {
  it("print and parse back, and have everything that the dialect adds", () => {
    const types = new Set<string>();
    fc.assert(
      fc.property(query({ language: orders }), (tree) => {
        const text = print(tree);
        expect(print(parse(text, { language: orders }))).toBe(text);
        for (const type of JSON.stringify(tree).matchAll(/"type":"([a-z]+)"/g)) types.add(type[1] as string);
      }),
      { numRuns: 300, seed: 6 },
    );
    expect([...types]).toEqual(
      expect.arrayContaining([
        "or",
        "not",
        "comparison",
        "between",
        "list",
        "pattern",
        "present",
        "contains",
        "keyword",
      ]),
    );
  });

  it("are typed in every way, and lose nothing", () => {
    fc.assert(
      fc.property(queryText({ language: orders, broken: 0.5 }), (text) => {
        expect(parse(text, { language: orders }).text).toBe(text);
      }),
      tries(100),
    );
  });
});
