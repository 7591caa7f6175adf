import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explain, hover, tokens } from "../../src/assist/index.ts";

import { tries } from "../laws/tries.ts";
import { orders, orderText } from "./orders.ts";

const language = { language: orders };
const often = tries(1000);

describe("tokens", () => {
  /** Every token but white space, as `text/tag`. */
  const tagged = (text: string) =>
    tokens(text, language)
      .filter(({ tag }) => tag !== "separator")
      .map(({ from, to, tag }) => `${text.slice(from, to)}/${tag}`);
  const name = (field: string) => [`${field}/propertyName`, ":/punctuation"];

  it.each([
    ["a OR b", ["a/content", "OR/operatorKeyword", "b/content"]],
    ["NOT(a)", ["NOT/operatorKeyword", "(/paren", "a/content", ")/paren"]],
    ["-(a b", ["-/operator", "(/paren", "a/content", "b/content"]],
    ["()", ["(/paren", ")/paren"]],
    ["(AND)", ["(/paren", "AND/operatorKeyword", ")/paren"]],
    ["id:>=10", [...name("id"), ">=/compareOperator", "10/number"]],
    ["id:>ten", [...name("id"), ">/compareOperator", "ten/invalid"]],
    ["id:>", [...name("id"), ">/compareOperator"]],
    ["id:1..*", [...name("id"), "1/number", "../range", "*/wildcard"]],
    ["id:1..", [...name("id"), "1/number", "../range"]],
    ["-status:new,bad,", ["-/operator", ...name("status"), "new/atom", ",/comma", "bad/invalid", ",/comma"]],
    ["branch:a*b\\*", [...name("branch"), "a/string", "*/wildcard", "b\\*/string"]],
    ["branch:*", [...name("branch"), "*/wildcard"]],
    ['label:"a,b",c', [...name("label"), '"a,b"/string', ",/comma", "c/string"]],
    ['label:""', [...name("label"), '""/string']],
    ['meta."a b":c', [...name('meta."a b"'), "c/string"]],
    ["created:<7d", [...name("created"), "</compareOperator", "7d/number"]],
    ["author:@me", [...name("author"), "@me/string"]],
    ["NOT status:", ["NOT/operatorKeyword", ...name("status")]],
    ["title:a open", [...name("title"), "a/string", "open/keyword"]],
    ["- a)", ["-/operator", "a)/content"]],
  ])("%s", (text, expected) => {
    expect(tagged(text)).toEqual(expected);
  });

  it("tile the text, and only white space is between terms", () => {
    fc.assert(
      fc.property(orderText, (text) => {
        let end = 0;
        for (const { from, to, tag } of tokens(text, language)) {
          expect(from).toBe(end);
          expect(to).toBeGreaterThan(from);
          if (tag === "separator") expect(text.slice(from, to).trim()).toBe("");
          end = to;
        }
        expect(end).toBe(text.length);
      }),
      often,
    );
  });
});

describe("explain", () => {
  const now = new Date("2026-11-26T12:00:00Z");
  const said = (text: string) =>
    explain(text, { ...language, now })
      .sentence.replace(/^Orders (?:where )?/, "")
      .replace(/\.$/, "");

  it.each([
    ["a OR b", "“a” or “b” is mentioned"],
    ["a -b c", "mentioning “a” and “c” but not “b”"],
    ["status:new,sent", "the status is “new” or “sent”"],
    ["status:new OR status:sent,lost", "the status is “new”, “sent”, or “lost”"],
    ["-status:new -status:sent", "the status is not “new” or “sent”, or there is none"],
    ["label:a label:b", "the label is both “a” and “b”"],
    ["label:a label:b label:c", "the label is all of “a”, “b”, and “c”"],
    ["label:a,b label:c", "the label is “a” or “b” and the label is “c”"],
    ["a OR status:new", "either “a” is mentioned or the status is “new”"],
    ["a OR b status:new", "either “a” is mentioned or both “b” is mentioned and the status is “new”"],
    [
      "a OR (b (c OR status:new))",
      "either “a” is mentioned or both “b” is mentioned and (“c” is mentioned or the status is “new”)",
    ],
    ["-(a status:new)", "either “a” is not mentioned or the status is not “new”, or there is none"],
    ["id:>10", "the number is above “10”"],
    ["-id:<10", "the number is not below “10”, or there is none"],
    ["id:1..5,9", "the number is from “1” to “5” or “9”"],
    ["id:1..*", "the number is at least “1”"],
    ["id:*..5", "the number is at most “5”"],
    ["id:ten", "the number is “ten”, which is never so"],
    ["id:>ten", "the number is “>ten”, which is never so"],
    ["branch:a*", "the branch is like “a*”"],
    ["branch:*", "the branch has a value"],
    ["-branch:*", "the branch has no value"],
    ["title:fix", "the title contains “fix”"],
    ['-title:"Fix it"', "the title does not contain exactly “Fix it”, or there is none"],
    ["created:<7d", "the day of creation is less than “7d” (2026-11-19 12:00 UTC) ago"],
    ["created:2d..7d", "the day of creation is from “2d” (2026-11-24 12:00 UTC) to “7d” (2026-11-19 12:00 UTC) ago"],
    ["created:>=2026-11", "the day of creation is at or after “2026-11”"],
    ["created:@month-1mo", "the day of creation is “@month-1mo” (2026-10)"],
    ["author:@me", "the author is @me"],
    ["meta.region:eu", "meta “region” is “eu”"],
    ["open", "the order is open"],
    ["-open", "the status is not “new” or “sent”, or there is none"],
    ["stale", "the status is “new” and the day of creation is more than “30d” (2026-10-27 12:00 UTC) ago"],
    ["a OR (status:)", "mentioning “a”"],
    ["a (", "mentioning “a”"],
  ])("%s", (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it("says who @me is, and the time in a zone", () => {
    expect(explain("author:@me", { ...language, me: "ada" }).sentence).toBe("Orders where the author is “ada”.");
    expect(explain("created:>1h", { ...language, now, timeZone: "Asia/Tokyo" }).sentence).toBe(
      "Orders where the day of creation is more than “1h” (2026-11-26 20:00 Asia/Tokyo) ago.",
    );
  });

  it("is total", () => {
    fc.assert(
      fc.property(orderText, fc.nat(), (text, at) => {
        const { sentence, parts } = explain(text, language);
        for (const one of [sentence, ...parts.map((part) => part.text)]) expect(one).not.toMatch(/undefined|\{/);
        hover(text, at % (text.length + 1), language);
      }),
      often,
    );
  });
});
