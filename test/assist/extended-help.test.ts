import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  applyEdits,
  complete,
  explain,
  explainEmpty,
  highlight,
  hover,
  settled,
  tokens,
} from "../../src/assist/index.ts";

import { parse, print } from "../../src/index.ts";
import { tries } from "../tries.ts";
import { orders, orderText } from "./orders.ts";

const language = { language: orders };
const often = tries(300);

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
    ["id:10..", [...name("id"), "10/number", "../range"]],
    ["id:*..5", [...name("id"), "*/wildcard", "../range", "5/number"]],
    ["-status:new,bad,", ["-/operator", ...name("status"), "new/atom", ",/comma", "bad/invalid", ",/comma"]],
    ["branch:a*b\\*", [...name("branch"), "a/string", "*/wildcard", "b\\*/string"]],
    ["branch:*", [...name("branch"), "*/wildcard"]],
    ['label:"a,b",c', [...name("label"), '"a,b"/string', ",/comma", "c/string"]],
    ['label:""', [...name("label"), '""/string']],
    ['id:""', [...name("id"), '""/string']],
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
    ["label:a label:a", "the label is “a”"],
    ["label:c OR (label:a label:b)", "either the label is “c” or the label is both “a” and “b”"],
    ["-(label:a label:b)", "either the label is not “a”, or there is none or the label is not “b”, or there is none"],
    ["label:a label:b label:c", "the label is all of “a”, “b”, and “c”"],
    ["label:a,b label:c", "the label is “a” or “b” and the label is “c”"],
    ["a OR status:new", "either “a” is mentioned or the status is “new”"],
    ["a OR b status:new", "either “a” is mentioned or both “b” is mentioned and the status is “new”"],
    [
      "a OR (b (c OR status:new))",
      "either “a” is mentioned or both “b” is mentioned and (“c” is mentioned or the status is “new”)",
    ],
    [
      "a OR (b (c OR (d status:new)))",
      "either “a” is mentioned or both “b” is mentioned and (“c” is mentioned or (“d” is mentioned and the status is “new”))",
    ],
    [
      "(a OR id:1) (b OR id:2)",
      "either “a” is mentioned or the number is “1” and either “b” is mentioned or the number is “2”",
    ],
    ["-(a status:new)", "either “a” is not mentioned or the status is not “new”, or there is none"],
    ["id:>10", "the number is above “10”"],
    ["-id:<10", "the number is not below “10”, or there is none"],
    ["id:1..5,9", "the number is from “1” to “5” or “9”"],
    ["id:1..*", "the number is at least “1”"],
    ["id:*..5", "the number is at most “5”"],
    ["id:ten", "the number is “ten”, which is never so"],
    ["id:>ten", "the number is “>ten”, which is never so"],
    ["id:1..ten", "the number is “1..ten”, which is never so"],
    ["id:*..ten", "the number is “*..ten”, which is never so"],
    ["id:ten..*", "the number is “ten..*”, which is never so"],
    ["took:>20m", "the time it took is above “20m”"],
    ["branch:a*", "the branch is like “a*”"],
    ["branch:*", "the branch has a value"],
    ["label:a,*", "the label has a value"],
    ["label:* OR label:a,*", "the label has a value"],
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
    ["a OR (status: -)", "mentioning “a”"],
    ["title:a title:b", "the title contains “a” and the title contains “b”"],
    [
      "a OR (b c status:new)",
      "either “a” is mentioned or (“b” is mentioned, “c” is mentioned, and the status is “new”)",
    ],
    ["a (", "mentioning “a”"],
  ])("%s", (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it("says that a field which the language does not have matches nothing", () => {
    const root = { ...{ type: "present", field: "gone", valueFrom: 0, valueTo: 0 }, from: 0, to: 0 } as never;
    const not = { type: "not", term: root, from: 0, to: 0 } as never;
    expect(explain({ ...language, root }).sentence).toBe("Orders where nothing matches.");
    expect(explain({ ...language, root: not }).sentence).toBe("All orders.");
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

/** A text with a `|` where the cursor is. */
const at = (marked: string) => [marked.replace("|", ""), marked.indexOf("|")] as const;

describe("complete", () => {
  it("offers the days of records in the zone, the latest first", () => {
    const records = ["2026-11-22T20:00:00Z", "2026-11-23T22:00:00Z", "2026-11-23T23:30:00Z"].map((created) => ({
      created,
    }));
    const days = (timeZone?: string) =>
      complete("created:2026", 12, { ...language, records, ...(timeZone !== undefined && { timeZone }) }).items.map(
        ({ label }) => label,
      );
    expect(days()).toEqual(["2026-11-23", "2026-11-22"]);
    expect(days("Europe/Berlin")).toEqual(["2026-11-24", "2026-11-23", "2026-11-22"]);
  });

  const labels = (marked: string) => {
    const [text, cursor] = at(marked);
    return complete(text, cursor, { ...language, values: { label: ["bug", "docs"], author: ["ada"] } }).items.map(
      ({ label }) => label,
    );
  };
  const chosen = (marked: string, wanted: string) => {
    const [text, cursor] = at(marked);
    const { from, to, items } = complete(text, cursor, { ...language, values: { label: ["bug", "a,b", "docs"] } });
    const item = items.find(({ label }) => label === wanted);
    const after = applyEdits(text, [{ from, to, insert: item?.insert ?? "?" }]);
    return `${after.slice(0, item?.cursor)}|${after.slice(item?.cursor)}`;
  };

  it.each([
    ["a |", ["OR", "NOT", "("]],
    ["|", ["NOT", "("]],
    ["a (|", ["NOT", "("]],
    ["| a", ["NOT", "("]],
    ["| (a)", ["NOT", "("]],
    ["a | (b", ["OR", "NOT", "("]],
    ["(a OR b |", ["OR", "NOT", "(", ")"]],
    ["(a) |", ["OR", "NOT", "("]],
    ["() |", ["OR", "NOT", "("]],
    ["a - |", ["NOT", "("]],
    ["status: |", ["OR", "NOT", "("]],
    ["a N|OT b", ["NOT"]],
    ["a N|", ["NOT"]],
    ["(a |", ["OR", "NOT", "(", ")"]],
    ["(a | b)", ["OR", "NOT", "("]],
    ["((a | b)", ["OR", "NOT", "(", ")"]],
    ["(|", ["NOT", "("]],
    ["(a) OR |", ["NOT", "("]],
  ])("offers at %s the operators %j", (marked, expected) => {
    const [text, cursor] = at(marked);
    const operators = complete(text, cursor, language).items.filter(({ kind }) => kind === "operator");
    expect(operators.map(({ label }) => label)).toEqual(expected);
  });

  it.each([
    ["a o|", "OR"],
    ["paid:|", "true"],
    ["author:|", "@me"],
    ["created:|", "@today"],
    ["created:<|", "<1d"],
    ["took:90|", "90s"],
    ["took:>90|", ">90m"],
    ["size:1..5|", "1..5MB"],
    ["status:new,|", "sent"],
    ["(status:s|", "sent"],
    ["branch:|", "*"],
    ["id:|", "Below…"],
    ["created:7|", "<7d"],
  ])("offers at %s %s, and nothing twice", (marked, expected) => {
    expect(labels(marked)).toContain(expected);
    expect(new Set(labels(marked)).size).toBe(labels(marked).length);
  });

  it("offers nothing before a key, whose field has no other name", () => {
    expect(labels("me|ta.a:b")).toEqual([]);
  });

  it.each([
    ["created:|", "Before…", "created:<|"],
    ["created:|", "After…", "created:>|"],
    ["created:|", "Between…", "created:|.."],
    ["id:|", "Below…", "id:<|"],
    ["id:| x", "Between…", "id:|.. x"],
    ["(took:|)", "Above…", "(took:>|)"],
    ["(took:|)", "Between…", "(took:|..)"],
  ])("at %s, “%s” begins a comparison: %s", (marked, label, expected) => {
    expect(chosen(marked, label)).toBe(expected);
  });

  it("shows how a comparison begins", () => {
    const shown = complete("meta.a:", 7, language).items.concat(complete("created:", 8, language).items);
    expect(shown.filter(({ label }) => label === "Before…")).toEqual([
      { kind: "operator", label: "Before…", insert: "<", cursor: 9, help: "created:<", example: "created:<" },
    ]);
  });

  it("offers no date after an age, since the two do not make a range", () => {
    expect(labels("created:2d..|")).toEqual([]);
    expect(labels("created:2026..|")).toContain("2026..@today");
    expect(labels("created:*..|")).toContain("*..@today");
  });

  it("offers comparisons only of fields that have an order, and only where no value is there yet", () => {
    for (const marked of ["status:|", "author:|", "paid:|", "label:|", "created:|2026", "created:2|", "id:1,|"])
      expect(labels(marked).filter((label) => label.endsWith("…"))).toEqual([]);
  });

  it("offers @me first, any value last, and no value that the list has", () => {
    expect(labels("author:|")).toEqual(["@me", "ada", "*"]);
    expect(labels("label:bug,|")).toEqual(["docs"]);
  });

  it.each([
    ["label:bug,d|", "docs", "label:bug,docs |"],
    ["label:d|,bug", "docs", "label:docs|,bug"],
    ["(label:d|)", "docs", "(label:docs|)"],
    ["(a) label:d|", "docs", "(a) label:docs |"],
    ["author:|", "@me", "author:@me |"],
    ["branch:|", "*", "branch:* |"],
    ["took:>90|", ">90m", "took:>90m |"],
    ["label:a|", "a,b", 'label:"a,b" |'],
    ["a o| b", "OR", "a OR | b"],
    ["(a |", ")", "(a ) |"],
    ["a |", "(", "a (|"],
    ["-(st|", "status", "-(status:|"],
    ["a OR st|:new", "status", "a OR status:|new"],
  ])("%s: %s makes %s", (marked, label, expected) => {
    expect(chosen(marked, label)).toBe(expected.replace("OR | b", "OR |b"));
  });

  it("is total", () => {
    fc.assert(
      fc.property(orderText, fc.nat(), (text, place) => {
        const cursor = place % (text.length + 1);
        const { from, to, items } = complete(text, cursor, language);
        expect(from <= cursor && cursor <= to).toBe(true);
        expect(new Set(items.map(({ kind, label }) => `${kind} ${label}`)).size).toBe(items.length);
        for (const { insert } of items) applyEdits(text, [{ from, to, insert }]);
        settled(text, cursor, language);
      }),
      often,
    );
  });
});

describe("settled", () => {
  it.each([
    ["a OR branch:ma|", "a"],
    ["a OR status:new|", "a OR status:new"],
    ["(a OR branch:b|) c", "a c"],
    ["-(a OR b|)", "-a"],
    ["NOT b|", ""],
    ["a b|", "a"],
    ["a x|", "a x"],
    ["id:>1|", ""],
    ["id:>1| a", "a"],
    ["author:@me|", "author:@me"],
    ["id:1..5|", ""],
    ["branch:a*|", "branch:a*"],
    ["branch:*|", "branch:*"],
    ["title:a|", "title:a"],
    ["-title:a|", ""],
    ["-tit|le:a", "-title:a"],
    ["NOT (a -title:b|)", "-(a -title:b)"],
    ["status:new,sen|", ""],
    ["status:new,sent|", "status:new,sent"],
    ["sta|tus:new,sen", "status:new,sen"],
    ["label:bug,d|", ""],
    ["label:bug,docs*|", "label:bug,docs*"],
    ["meta.region:e|", ""],
  ])("%s is %j", (marked, expected) => {
    const [text, cursor] = at(marked);
    expect(print(settled(text, cursor, { ...language, values: { label: ["bug", "docs"] } }))).toBe(expected);
  });

  it("is the same query where nothing is left out", () => {
    const query = parse("-(a OR status:new) -(b id:1)", language);
    for (const cursor of [0, 7, 15, 17, 28]) expect(settled(query, cursor)).toBe(query);
  });
});

describe("hover", () => {
  it.each([
    ["a OR (|b c)", "mentioning “b”"],
    ["a |OR b", "“a” or “b” is mentioned"],
    ["-|(a OR b)", "“a” is not mentioned and “b” is not mentioned"],
    ["a | b", undefined],
    ["(|)", "this group is empty, so it does not filter"],
    ["|(status: -)", "anything matches"],
  ])("%s", (marked, expected) => {
    const [text, offset] = at(marked);
    expect(hover(text, offset, language)?.text).toBe(expected);
  });
});

it("highlights what is looked for, each in its own text", () => {
  const record = { title: "fix it", branch: "fix wip" };
  const marked = (text: string) => highlight(parse(text, language), record);
  expect(marked("title:fix")).toEqual({ title: [{ from: 0, to: 3 }] });
  expect(marked("it title:fix")).toEqual({
    title: [
      { from: 0, to: 3 },
      { from: 4, to: 6 },
    ],
  });
  expect(marked("wip OR it")).toEqual({ title: [{ from: 4, to: 6 }], branch: [{ from: 4, to: 7 }] });
  expect(marked("NOT wip author:@me created:<1d")).toEqual({});
});

it("explains why nothing is found, group by group", () => {
  const records = [{ title: "a" }, { title: "b" }];
  const { obstacles } = explainEmpty("(a OR b) (c OR status:) author:@me", records, { ...language, me: "ada" });
  expect(obstacles).toEqual([]);
  expect(
    explainEmpty("(a OR b) (c OR status:)", records, language).obstacles.map(({ text, count }) => [text, count]),
  ).toEqual([["(c OR status:)", 2]]);
  // The second term is not mistaken for the group, which begins at 0.
  expect(explainEmpty("(a OR status:) 0", records, language).obstacles.map(({ text, count }) => [text, count])).toEqual(
    [["0", 1]],
  );
});
