import picocolors from "picocolors";
import { describe, expect, it } from "vitest";
import { highlight } from "../../src/assist/highlight.ts";
import { layer, parse } from "../../src/index.ts";
import { columnsFor } from "../../src/terminal/table/columns.ts";
import { layOut } from "../../src/terminal/table/layout.ts";
import { tableOf } from "../../src/terminal/table/table.ts";

type Records = readonly Readonly<Record<string, unknown>>[];

/** The lines of a table of records, what is marked between guillemets. `batches` are written one after the other. */
function lines(query: string, batches: readonly Records[], width = Number.POSITIVE_INFINITY): string[] {
  let written = "";
  const parsed = parse(query);
  const colors = {
    ...picocolors.createColors(false),
    isColorSupported: true,
    bold: (text: unknown) => `«${text}»`,
  };
  const table = tableOf({
    columns: columnsFor({}, layer),
    text: layer.text.map(String),
    highlight: (record) => highlight(parsed, record),
    colors,
    width,
    write: (text) => {
      written += text;
    },
  });
  for (const records of batches) {
    for (const record of records) table.add(record);
    table.flush();
  }
  return written.trimEnd().split("\n");
}

const body = (commit_body: string) => [[{ id: 1, commit_title: "Title", commit_body }]];

describe("the lines under a run", () => {
  const under = (query: string, text: string, width?: number) =>
    lines(query, body(text), width)
      .slice(2)
      .map((line) => line.trim());

  it("are the body's lines in which something was found, without their indentation", () => {
    expect(under("fix", "a\n   a fix here\n\n\tfix fix\nb")).toEqual(["body: a «fix» here", "body: «fix» «fix»"]);
  });

  it("are at most three", () => {
    expect(under("fix", "fix 1\nfix 2\nfix 3\nfix 4, fix\nfix 5")).toEqual([
      "body: «fix» 1",
      "body: «fix» 2",
      "body: «fix» 3",
      "body: … and 3 more",
    ]);
  });

  it("go on to the end of what was found over a line's end", () => {
    expect(under('"one\ntwo"', "zero\nline one\ntwo three\nfour")).toEqual(["body: line «one two» three"]);
  });

  it("are cut down to the terminal around what was found, from a word on", () => {
    const text = `${"before ".repeat(30)}fix${" after".repeat(30)}`;
    const [line = ""] = under("fix", text, 60);
    expect(line).toMatch(/^body: …(before )+«fix»( after)+.*…$/);
    expect(line.length - "«»".length).toBeLessThanOrEqual(60);
    expect(under("fix", `${"before ".repeat(30)}fix`, 60)).toEqual([`body: …${"before ".repeat(6)}«fix»`]);
    expect(under("fix", `fix${" after".repeat(30)}`, 60)[0]).toMatch(/^body: «fix» after .*…$/);
  });

  it("are cut between characters, however wide these are", () => {
    const [line = ""] = under("fix", `${"潮位".repeat(40)}fix${"👩‍💻".repeat(40)}`, 60);
    expect(line).toMatch(/^body: …(潮|位)(潮|位)*«fix»(👩‍💻)*…$/u);
  });

  it("are cut between characters that have several parts, wherever the cut would be", () => {
    for (let offset = 0; offset < 11; offset++) {
      const [line = ""] = under("fix", `${"x".repeat(offset)}${"👨‍👩‍👧‍👦".repeat(60)} fix`, 60);
      expect(line).toMatch(/^body: …(?:👨‍👩‍👧‍👦)+ «fix»$/u);
    }
  });

  it("are none if the table's cell shows it already", () => {
    expect(lines("title", body("x"))).toEqual(["ID  TITLE", " 1  «Title»"]);
  });
});

describe("rows in several batches", () => {
  it("keep their columns, which only grow", () => {
    const batches = [
      [{ id: 1, branch: "main", commit_title: "One" }],
      [{ id: 20_000, branch: "a-longer-branch", author: "Ada", commit_title: "Two" }],
      [{ id: 3, branch: "b", commit_title: "Three" }],
    ];
    expect(lines("", batches)).toEqual([
      "ID  BRANCH  TITLE",
      " 1  main    One",
      "20000  a-longer-branch  Two",
      "    3  b                Three",
    ]);
  });

  it("are written as soon as there are two hundred", () => {
    const records = Array.from({ length: 200 }, (_, id) => ({ id }));
    let written = "";
    const table = tableOf({
      columns: columnsFor({}, layer),
      text: [],
      highlight: () => ({}),
      colors: picocolors.createColors(false),
      width: 80,
      write: (text) => {
        written += text;
      },
    });
    for (const record of records.slice(1)) table.add(record);
    expect(written).toBe("");
    table.add({ id: 0 });
    expect(written.split("\n").length).toBe(202);
  });
});

describe("columns in a narrow terminal", () => {
  const columns = [
    { title: "ID", key: "id" },
    { title: "A", key: "a", narrowest: 5 },
    { title: "B", key: "b", narrowest: 5, widest: 20 },
    { title: "T", key: "t" },
  ];

  it.each([
    ["take what they need if there is room", [4, 10, 12, 60], 100, [4, 10, 12, 68]],
    ["take no more than their maximum", [4, 10, 50, 60], 100, [4, 10, 20, 60]],
    ["give way for the last, the widest first", [4, 10, 12, 60], 54, [4, 7, 7, 30]],
    ["give way only as long as they can", [4, 10, 12, 60], 40, [4, 5, 5, 20]],
    ["need not give way for a short last one", [4, 10, 12, 6], 40, [4, 10, 12, 8]],
    ["leave something for the last", [30, 10, 12, 60], 40, [30, 5, 5, 8]],
  ])("%s", (_what, natural, terminal, expected) => {
    expect(layOut(columns, natural, terminal)).toEqual(expected);
  });
});
