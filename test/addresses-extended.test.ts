import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  type AnyLanguage,
  type AnyNode,
  containsText,
  date,
  defineLanguage,
  exactText,
  keyed,
  layerExtended,
  number,
  parse,
  print,
  type QueryOrNode,
  toPredicate,
  toSearchUrl,
  toSearchUrls,
  wholeNumber,
} from "../src/index.ts";
import { textWith } from "./arbitraries-extended.ts";
import { rooted } from "./trees.ts";
import { tries } from "./tries.ts";

const repository = "api";
const search = (url: string) => new URL(url).searchParams.get("search") ?? "";

/** The searches that a query becomes. */
function searches(text: string, limit = 8): readonly string[] {
  return toSearchUrls(parse(text, { language: layerExtended }), { repository, limit }).map(search);
}

describe("a query of the extended dialect, for a service that reads the documented one", () => {
  it.each([
    ["fix -wip", ["fix -wip"]],
    ["", [""]],
    ["repo: OR -", [""]],
    ["a OR b", ["a", "b"]],
    ["(a OR b) c", ["a c", "b c"]],
    ["-(a OR b)", ["-a -b"]],
    ["-(a b)", ["-a", "-b"]],
    ["-(-a)", ["a"]],
    ["status:failure,succeeded", ["status:failure", "status:succeeded"]],
    ["-status:failure,succeeded", ["-status:failure -status:succeeded"]],
    ["id:1..3", ["id:1", "id:2", "id:3"]],
    ["-id:1..2", ["-id:1 -id:2"]],
    ["id:3..1", []],
    ["-(id:3..1) a", ["a"]],
    ["id:9..10,2", ["id:9", "id:10", "id:2"]],
    ["running done", []],
    ["a OR (running done)", ["a"]],
    ["fix -FIX", []],
    ["(fix OR 42) -fix", ["42 -fix"]],
    ['"fix it" -fix OR a', ["a"]],
    ['fix -"fix"', ['fix -"fix"']],
    ["a OR a", ["a"]],
    ["a OR b OR A", ["a", "b"]],
    ["a OR a b", ["a"]],
    ["(a OR b) (a OR c)", ["a", "b c"]],
    ["\\(draft", ["(draft"]],
    ['-OR "AND" foo()', ['-OR "AND" foo()']],
    ["failed OR branch:main", ["failed", "branch:main"]],
  ])("%s is asked as %j", (text, expected) => {
    expect(searches(text)).toEqual(expected);
  });

  it.each([
    ["fix id:>10", 4, 10],
    ["id:10..*", 0, 8],
    ["a branch:release/*", 2, 18],
    ["branch:*", 0, 8],
    ["a OR changed:2026", 5, 17],
    ["(a OR b) (c OR d) (e OR f) (g OR h)", 0, 8],
    ["x id:1..100", 2, 11],
    ["x id:10..ten", 2, 12],
    ["x id:ten..10", 2, 12],
    ["x id:*..10", 2, 10],
    ["(a OR b) x (c OR d OR e OR f OR g)", 11, 34],
    ["(a OR b OR c OR d OR e) x (f OR g)", 0, 23],
    ["(a OR b) (c -(d OR e) (f OR g OR h) OR i) (j OR k)", 9, 41],
    ["x id:1,2,3,4,5,6,7,8,9", 2, 22],
  ])("%s is refused, with the place: %d–%d", (text, from, to) => {
    expect(() => searches(text)).toThrowError(
      expect.objectContaining({ name: "QuerybarError", code: "not-expressible", range: { from, to } }),
    );
  });

  it("has a limit, from 1 to 64", () => {
    expect(searches("a OR b", 2)).toHaveLength(2);
    expect(searches("id:1..64", 64)).toHaveLength(64);
    expect(searches("a", 1)).toEqual(["a"]);
    expect(() => searches("a OR b", 1)).toThrowError(expect.objectContaining({ code: "not-expressible" }));
    for (const limit of [0, 65, 1.5]) {
      expect(() => searches("a", limit)).toThrowError(
        expect.objectContaining({ code: "invalid-argument", message: "The limit is a whole number from 1 to 64." }),
      );
    }
  });

  it("takes no time for alternatives that are too many to count", () => {
    expect(() => searches("(a OR b) ".repeat(3000))).toThrowError(expect.objectContaining({ code: "not-expressible" }));
  });

  it("is one address if one is enough", () => {
    const url = (text: string) => toSearchUrl(parse(text, { language: layerExtended }), { repository });
    expect(url("(a OR a) b")).toBe("https://layerci.com/api/v1/run/api/search?search=a%20b");
    expect(url("running done")).toBe("https://layerci.com/api/v1/run/api/search?search=running%20done");
    expect(url("-(id:3..1)")).toBe("https://layerci.com/api/v1/run/api/search?search=");
    expect(() => url("a OR b")).toThrowError(
      expect.objectContaining({
        code: "not-expressible",
        message: "These alternatives need more than one search.",
        range: { from: 0, to: 6 },
      }),
    );
  });

  it("is not the address of every run if it selects none", () => {
    const url = (text: string) => toSearchUrl(parse(text, { language: layerExtended }), { repository });
    for (const text of ["id:3..1", "fix id:3..1"])
      expect(() => url(text)).toThrowError(
        expect.objectContaining({ code: "not-expressible", range: { from: 0, to: text.length } }),
      );
  });

  const notes = defineLanguage<Record<string, unknown>>()({
    name: "notes",
    dialect: "extended",
    text: [],
    fields: {
      author: exactText("author", { me: true }),
      label: exactText("labels", { many: true }),
      page: wholeNumber("pages", { many: true }),
      total: number("total"),
      written: date("written"),
      title: containsText("title"),
      meta: keyed("meta", (key) => exactText(key)),
      level: keyed("levels", (key) => wholeNumber(key)),
    },
  });

  it.each([
    "author:@me",
    "label:a",
    "page:1..2",
    "total:1",
    "total:1..2",
    "written:2026",
    "title:a",
    "meta.a:b",
    "level.a:1..2",
  ])("refuses %s, which the documented dialect does not have", (text) => {
    expect(() => toSearchUrls(parse(text, { language: notes }), { repository })).toThrowError(
      expect.objectContaining({
        code: "not-expressible",
        message: `The service cannot read the term “${text}”.`,
        range: { from: 0, to: text.length },
      }),
    );
    expect(toSearchUrls(parse("author:ada", { language: notes }), { repository }).map(search)).toEqual(["author:ada"]);
  });

  it("refuses a field that the language does not have, and asks nothing for no alternatives", () => {
    const place = { from: 0, to: 0, valueFrom: 0, valueTo: 0 };
    const tree = (root: object): QueryOrNode<AnyLanguage> => ({ language: notes, root: root as AnyNode });
    for (const term of [
      { type: "field", field: "nope", text: "a", value: "a", ...place },
      { type: "between", field: "nope", low: { text: "1", value: "1" }, high: { text: "2", value: "2" }, ...place },
    ])
      expect(() => toSearchUrls(tree(term), { repository })).toThrowError(
        expect.objectContaining({ code: "not-expressible" }),
      );
    expect(toSearchUrls(tree({ type: "or", terms: [], from: 0, to: 0 }), { repository })).toEqual([]);
  });
});

describe("the searches of a query", () => {
  const field = fc.constantFrom(
    ...["id:1", "-id:2", "id:02", "id:1..3", "id:2..1", "id:1,3", "-id:1..2,5", "id:ten", "id:*", "id:>1"],
    ...[
      "branch:main",
      "branch:dev,main",
      'branch:"a b",dev',
      "-branch:main",
      "repo:",
      "status:failure,new",
      "-status:new",
    ],
    ...["running", "done", "failed", "-failed", "(a OR b)", "-(a OR b)", "-(a b)", '-"a"'],
  );
  const record = fc.record({
    id: fc.constantFrom(1, 2, 3, undefined),
    branch: fc.constantFrom("main", "dev", "a b", undefined),
    calculated_status: fc.constantFrom("NEW", "RUNNING", "FAILURE", undefined),
    commit_title: fc.constantFrom("", "a", "b", "A", "ab", "a b OR log*", "fix(a) x) :)"),
  });
  const asked = fc
    .oneof(
      textWith(field),
      fc.array(fc.tuple(field, fc.constantFrom(" ", " OR ")), { maxLength: 6 }).map((pieces) => pieces.flat().join("")),
    )
    .chain((text) => {
      const query = parse(text, { language: layerExtended });
      try {
        return fc.constant({ query, texts: toSearchUrls(query, { repository, limit: 64 }).map(search) });
      } catch (error) {
        expect(error).toMatchObject({ name: "QuerybarError", code: "not-expressible" });
        return fc.constant(undefined);
      }
    })
    .filter((one) => one !== undefined);

  test("together find what the query selects", () => {
    fc.assert(
      fc.property(asked, fc.array(record, { minLength: 1, maxLength: 4 }), ({ query, texts }, records) => {
        const matches = toPredicate(query);
        const found = texts.map((text) => toPredicate(parse(text)));
        for (const one of records) expect(found.some((finds) => finds(one))).toBe(matches(one));
      }),
      tries(300),
    );
  });

  test("can each find something that the others cannot, and repeat no term", () => {
    fc.assert(
      fc.property(asked, ({ texts }) => {
        const lists = texts.map((text) => parse(text).root.terms.map((term) => print(rooted(term)).toLowerCase()));
        for (const terms of lists) {
          expect(new Set(terms).size).toBe(terms.length);
          expect(lists.filter((others) => others.every((term) => terms.includes(term)))).toHaveLength(1);
        }
        for (const text of texts)
          expect(parse(text).diagnostics.filter(({ code }) => code === "never-matches")).toEqual([]);
      }),
      tries(300),
    );
  });
});
