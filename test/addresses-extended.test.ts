import { describe, expect, it } from "vitest";
import { defineLanguage, exactText, layerExtended, parse, toSearchUrl, toSearchUrls } from "../src/index.ts";

const repository = "api";

/** The searches that a query becomes. */
function searches(text: string, limit = 8): readonly (string | null)[] {
  return toSearchUrls(parse(text, { language: layerExtended }), { repository, limit }).map((url) =>
    new URL(url).searchParams.get("search"),
  );
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
    ["running done", []],
    ["a OR (running done)", ["a"]],
    ["fix -FIX", []],
    ["(fix OR 42) -fix", ["42 -fix"]],
    ['"fix it" -fix OR a', ["a"]],
    ['fix -"fix"', ['fix -"fix"']],
    ["a OR a", ["a"]],
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
  ])("%s is refused, with the place: %d–%d", (text, from, to) => {
    expect(() => searches(text)).toThrowError(
      expect.objectContaining({ name: "QuerybarError", code: "not-expressible", range: { from, to } }),
    );
  });

  it("has a limit, from 1 to 64", () => {
    expect(searches("a OR b", 2)).toHaveLength(2);
    expect(() => searches("a OR b", 1)).toThrowError(expect.objectContaining({ code: "not-expressible" }));
    for (const limit of [0, 65, 1.5]) {
      expect(() => searches("a", limit)).toThrowError(expect.objectContaining({ code: "invalid-argument" }));
    }
  });

  it("takes no time for alternatives that are too many to count", () => {
    expect(() => searches("(a OR b) ".repeat(3000))).toThrowError(expect.objectContaining({ code: "not-expressible" }));
  });

  it("is one address if one is enough", () => {
    const url = (text: string) => toSearchUrl(parse(text, { language: layerExtended }), { repository });
    expect(url("(a OR a) b")).toBe("https://layerci.com/api/v1/run/api/search?search=a%20b");
    expect(() => url("a OR b")).toThrowError(expect.objectContaining({ code: "not-expressible" }));
  });

  it("refuses @me", () => {
    const language = defineLanguage<{ author: string }>()({
      name: "notes",
      dialect: "extended",
      text: [],
      fields: { author: exactText("author", { me: true }) },
    });
    expect(() => toSearchUrls(parse("author:@me", { language }), { repository })).toThrowError(
      expect.objectContaining({ code: "not-expressible", range: { from: 0, to: 10 } }),
    );
  });
});
