import { describe, expect, it } from "vitest";
import { defineLanguage, exactText, oneOf, parse } from "../src/index.ts";
import { applied } from "./trees.ts";

describe("the field that was meant", () => {
  it.each([
    ["ac", ["ab"], "none"],
    ["abd", ["abc"], "abc"],
    ["ABD", ["abc"], "abc"],
    ["abde", ["abc"], "none"],
    ["acb", ["abc"], "abc"],
    ["bac", ["abc"], "abc"],
    ["abxc", ["abc"], "abc"],
    ["acd", ["abcd"], "abcd"],
    ["badc", ["abcd"], "none"],
    ["abx", ["abd", "abc"], "abd"],
    ["abcdexy", ["abcdefg"], "none"],
    ["abcdefxy", ["abcdefgh"], "abcdefgh"],
    ["cdefgh", ["abcdefgh"], "abcdefgh"],
    ["abcdexyz", ["abcdefgh"], "none"],
    ["abcdefghxyz", ["abcdefgh"], "none"],
  ])("by %s of %j is %s", (typed, names, meant) => {
    const fields = Object.fromEntries(names.map((name) => [name, exactText("key")]));
    const language = defineLanguage<{ key: string }>()({ name: "records", text: [], fields });
    const message = parse(`${typed}:x`, { language }).diagnostics[0]?.message;
    expect(/Did you mean “(.*):”/.exec(message ?? "")?.[1] ?? "none").toBe(meant);
  });
});

const long = "a".repeat(48);

describe("a value instead of another, in the extended dialect", () => {
  const language = defineLanguage<{ key: string }>()({
    name: "records",
    dialect: "extended",
    text: [],
    fields: { field: oneOf("key", ["help wanted", "one,two", "f(x)", "g)(", "a\\(b)", "release\\,one", "done"]) },
  });

  it.each([
    ["field:help-wanted", 'field:"help wanted"'],
    ["field:onetwo", 'field:"one,two"'],
    ['field:"onetwo"', 'field:"one,two"'],
    ["field:done,onetwo", 'field:done,"one,two"'],
    ["field:f(y)", 'field:"f(x)"'],
    ["field:gg)(", 'field:"g)("'],
    ["field:a(b)", 'field:"a\\\\(b)"'],
    ["field:release\\,ane", 'field:"release\\\\,one"'],
    ["field:dome,done", "field:done,done"],
    ['field:"dome",done', 'field:"done",done'],
  ])("is written so that %s becomes %s", (text, fixed) => {
    const [fix] = parse(text, { language }).diagnostics.find(({ code }) => code === "invalid-value")?.fixes ?? [];
    expect(fix && applied(fix, text)).toBe(fixed);
    expect(parse(fixed, { language }).diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

describe("the values that were meant", () => {
  it.each([
    ["that are near, so none if none is", "x", ["alpha", "beta", "zeta"], []],
    ["three of those that are near", "aa", ["aa1", "aa2", "aa3", "aa4"], ["aa1", "aa2", "aa3"]],
    ["the nearest first", "abcd", ["axyd", "abzd", "abcz"], ["abcz", "abzd", "axyd"]],
    ["that have half of it", "ab", ["ax", "ay", "zz"], ["ax", "ay"]],
    ["that hold three letters of it", "ror", ["qq", "xxxxxxxxror"], ["xxxxxxxxror"]],
    ["that hold three letters of it, and not two", "or", ["qqq", "xxxxxxxxxor"], []],
    ["of about its length", "RUNNER ".repeat(30), ["RUNNER_ERROR", "RUNNING", "NEW"], []],
    ["of about its length, nonsense or not", "x".repeat(200), ["NEW", "xxx"], []],
    ["that it holds", "xxxxxxxxror", ["ror", "yyyyyyxxror"], ["ror"]],
    ["that begin with three letters of it", "abcxxxxx", ["abcyyyyy", "abczzzzz", "abqyyyyy"], ["abcyyyyy", "abczzzzz"]],
    ["whatever their case", "NEW1", ["old1", "new"], ["new"]],
    ["by its beginning, if it is very long", `${long}zzzzzzzz`, [`${long}zzzz`, long], [`${long}zzzz`, long]],
  ])("are those %s", (_, typed, values, meant) => {
    const fields = { field: oneOf("key", values) };
    const language = defineLanguage<{ key: string }>()({ name: "records", text: [], fields });
    const fixes = parse(`field:"${typed}"`, { language }).diagnostics[0]?.fixes ?? [];
    expect(fixes.map(({ edits }) => edits[0]?.insert)).toEqual(meant.map((value) => `"${value}"`));
  });
});
