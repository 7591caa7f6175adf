import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { highlight, hover, settled, tokens } from "../../src/assist/index.ts";
import { parse, print } from "../../src/index.ts";
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
