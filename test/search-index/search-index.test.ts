import { describe, expect, test } from "vitest";
import {
  builder,
  defineLanguage,
  exactText,
  type Job,
  type Layer,
  layer,
  layerExtended,
  type PartialRecord,
  parse,
  wholeNumber,
} from "../../src/index.ts";
import { createSearchIndex, type SearchIndex } from "../../src/search-index/index.ts";
import { expectSame } from "./same-as-predicate.ts";

type Run = PartialRecord<Job>;

function titled(...titles: readonly string[]): Run[] {
  return titles.map((commit_title) => ({ commit_title }));
}

/** The positions of the found records among all. */
function positions(records: readonly Run[], query: string, index = createSearchIndex(records)): number[] {
  return index.search(query).map((record) => records.indexOf(record));
}

describe("search", () => {
  const records = titled("Fix the build", "fix docs", "Build the docs", "", "FIX");

  test.each([
    ["", [0, 1, 2, 3, 4]],
    ["fix", [0, 1, 4]],
    ["-fix", [2, 3]],
    ["the docs", [2]],
    ['"Fix"', [0]],
    ['"the "', [0, 2]],
    ['" the"', [0, 2]],
    ['"the docs"', [2]],
    ['"docs the"', []],
    ['"e b"', [0]],
    ['"d t"', [2]],
    ["ix", [0, 1, 4]],
    ["x", [0, 1, 4]],
  ])("%s", (query, expected) => {
    expect(positions(records, query)).toEqual(expected);
  });

  test("is not misled by an earlier one that only looks wider", () => {
    const titles = titled("Fix", "fixing", "Fixing", "building", "wiping");
    const index = createSearchIndex(titles);
    for (const query of [
      '"Fix"',
      "Fixing",
      "-fixing",
      "-fix",
      '-"Fix"',
      "-fixing",
      '-"Fixing"',
      "fix",
      '"fix"',
      "ing",
      "-ing",
    ]) {
      expectSame(index, titles, query, layer);
    }
  });

  test("for a field that the language does not have finds nothing, and its complement everything", () => {
    const term = {
      type: "field",
      field: "author",
      text: "x",
      value: "x",
      valueFrom: 0,
      valueTo: 0,
      from: 0,
      to: 0,
    } as never;
    const index = createSearchIndex(records);
    expectSame(index, records, term, layer);
    expectSame(index, records, { type: "not", term, from: 0, to: 0 }, layer);
    expect(index.count({ language: layer, root: term })).toBe(0);
  });

  test("takes a query, a tree and a tree of the builder as well as text", () => {
    const index = createSearchIndex(records);
    const { and, not, text } = builder(layer);
    expect(index.search(parse("fix -docs"))).toEqual([records[0], records[4]]);
    expect(index.search({ language: layer, root: parse("fix -docs").root })).toEqual([records[0], records[4]]);
    expect(index.search(and(text("fix"), not(text("docs"))))).toEqual([records[0], records[4]]);
  });

  test("finds at most as many as the limit says, the first ones", () => {
    const index = createSearchIndex(records);
    expect(index.search("fix", { limit: 2 })).toEqual([records[0], records[1]]);
    expect(index.search("fix", { limit: 0 })).toEqual([]);
    expect(index.search("fix", { limit: 99 })).toHaveLength(3);
    expect(index.search("fix", { limit: Number.POSITIVE_INFINITY })).toHaveLength(3);
    expect(index.count("fix")).toBe(3);
  });

  test.each([-1, Number.NaN])("refuses the limit %d", (limit) => {
    expect(() => createSearchIndex(records).search("fix", { limit })).toThrow(
      expect.objectContaining({ code: "invalid-argument" }),
    );
  });

  test("finds no part of a record", () => {
    expect(createSearchIndex(records).search("fix", { limit: 1.5 })).toEqual([records[0]]);
  });

  test("with a limit leaves nothing out later", () => {
    const many = titled(...Array.from({ length: 40_000 }, (_, place) => (place % 3 === 0 ? "fix" : "build")));
    const index = createSearchIndex(many);
    expect(index.search("fi", { limit: 10 })).toHaveLength(10);
    expect(index.search("fix", { limit: 10 })).toHaveLength(10);
    expect(index.count("fix")).toBe(13_334);
    expect(index.search("fix")).toEqual(many.filter(({ commit_title }) => commit_title === "fix"));
  });

  test("that was aborted throws", () => {
    const index = createSearchIndex(records);
    const reason = new Error("typed on");
    expect(() => index.search("fix", { signal: AbortSignal.abort(reason) })).toThrow(reason);
    expect(index.search("fix", { signal: new AbortController().signal })).toHaveLength(3);
  });

  test("gives the caller an array of their own", () => {
    const index = createSearchIndex(records);
    index.search("fix").length = 0;
    expect(index.search("fix")).toHaveLength(3);
  });
});

describe("texts", () => {
  test("do not run into each other, nor do records", () => {
    const records: Run[] = [{ author: "a", commit_title: "b c", commit_body: "d" }, { commit_title: "e" }];
    const index = createSearchIndex(records);
    for (const query of ['"a b"', '"c d"', '"d e"', '"a "', '" d"', "ab", "cd", "de"]) {
      expect(index.search(query), query).toEqual([]);
    }
    expect(index.search('"b c"')).toEqual([records[0]]);
  });

  test("with any white space are distinguished in phrases", () => {
    const records = titled("a b", "a  b", "a\nb", " a b ", "a\u00a0b", "a b\n", "b a");
    expect(positions(records, '"a b"')).toEqual([0, 3, 5]);
    expect(positions(records, '"a  b"')).toEqual([1]);
    expect(positions(records, '"a\nb"')).toEqual([2]);
    expect(positions(records, '"a\u00a0b"')).toEqual([4]);
    expect(positions(records, '"a "')).toEqual([0, 1, 3, 5]);
    expect(positions(records, '" b"')).toEqual([0, 1, 3, 5]);
    expect(positions(records, '" a"')).toEqual([3, 6]);
    expect(positions(records, '"b "')).toEqual([3, 6]);
    expect(positions(records, '"b\n"')).toEqual([5]);
    expect(positions(records, '" "')).toEqual([0, 1, 3, 5, 6]);
    const mixed = titled("a \nb", "a\n b");
    expect(positions(mixed, '"a "')).toEqual([0]);
    expect(positions(mixed, '" b"')).toEqual([1]);
    expect(positions(mixed, '"a b"')).toEqual([]);
  });

  test("of many words are distinguished by the last", () => {
    const words = "one two three four five six seven eight nine ten eleven twelve";
    const records = titled(`${words} thirteen`, words, `${words} fourteen`);
    expect(positions(records, `"${words}"`)).toEqual([0, 1, 2]);
    expect(positions(records, `"${words} t"`)).toEqual([0]);
    expect(positions(records, `"${words} fourteen"`)).toEqual([2]);
  });

  test("are compared by simple case folding and in NFC", () => {
    const records = titled("ΣΊΣΥΦΟΣ", "caf\u00e9", "cafe\u0301", "\u017f", "\u{10400}", "\ufb05", "Straße", "\u212a");
    expect(positions(records, "σίσυφοσ")).toEqual([0]);
    expect(positions(records, "CAFE\u0301")).toEqual([1, 2]);
    expect(positions(records, '"cafe\u0301"')).toEqual([1, 2]);
    expect(positions(records, "s")).toEqual([3, 6]);
    expect(positions(records, '"s"')).toEqual([]);
    expect(positions(records, '"\u017f"')).toEqual([3]);
    expect(positions(records, "\u{10428}")).toEqual([4]);
    expect(positions(records, "\u{10429}")).toEqual([]);
    expect(positions(records, "\ufb06")).toEqual([5]);
    expect(positions(records, "strasse")).toEqual([]);
    expect(positions(records, "k")).toEqual([7]);
  });

  test("of any length are found", () => {
    const long = `${"word ".repeat(8000)}needle${"x".repeat(70_000)} end`;
    const records = titled(
      long,
      "needle",
      long.toUpperCase(),
      Array.from({ length: 9000 }, (_, place) => `t${place}`).join(" "),
    );
    const index = createSearchIndex(records);
    for (const query of ["needle", '"word needle"', "NEEDLEx", "-end", "t8999", '"t8998 t8999"', "needle end"]) {
      expectSame(index, records, query, layer);
    }
  });

  test("of all but one word each fill chunks and are found", () => {
    const words = titled(...Array.from({ length: 60 }, (_, place) => `${place}-${"long".repeat(7000)}-${place}`));
    const letters = titled(...Array.from({ length: 90 }, (_, place) => `${"a b ".repeat(7000)}z${place}`));
    for (const records of [words, letters, [...words, ...letters]]) {
      const index = createSearchIndex(records);
      for (const query of ["59-long", "z89", '"a z8"', "g-3", "-a"]) expectSame(index, records, query, layer);
    }
  });

  test("of more different words than a chunk can number are found", () => {
    const records = titled(
      ...Array.from({ length: 40 }, (_, place) =>
        Array.from({ length: 4000 }, (_, word) => `w${place}x${word}`)
          .join(" ")
          .slice(0, 32_000),
      ),
    );
    const index = createSearchIndex(records);
    for (const query of ["w7x12", "w39", "x2", '"w38x1 w38x2"', "-w1"]) expectSame(index, records, query, layer);
  });
});

describe("fields", () => {
  test("hold whole numbers of any size, in any of their spellings", () => {
    const records: Run[] = [
      1,
      "1",
      1n,
      "01",
      -0,
      0,
      2 ** 53,
      2n ** 53n,
      2n ** 53n + 1n,
      "9007199254740993",
      1.5,
      "1e3",
      null,
      -1,
    ].map((id) => ({ id }));
    const index = createSearchIndex(records);
    for (const query of [
      "id:1",
      "id:0",
      "id:01",
      "id:9007199254740992",
      "id:9007199254740993",
      "-id:1",
      "id:1000",
      "-id:1 -id:0 -id:2",
    ]) {
      expectSame(index, records, query, layer);
    }
    expect(index.facets("", "id")).toEqual(
      new Map([
        ["1", 4],
        ["0", 2],
        ["9007199254740992", 2],
        ["9007199254740993", 2],
      ]),
    );
  });

  test("that are missing equal nothing", () => {
    const records: Run[] = [{}, { branch: null }, { branch: "main" }];
    expect(positions(records, "branch:main")).toEqual([2]);
    expect(positions(records, "-branch:main")).toEqual([0, 1]);
    expect(positions(records, "branch:other")).toEqual([]);
    expect(positions(records, "status:bogus")).toEqual([]);
    expect(positions(records, "-status:bogus")).toEqual([0, 1, 2]);
  });

  test("are excluded by the thousand", () => {
    const records: Run[] = Array.from({ length: 2000 }, (_, id) => ({ id }));
    const excluded = Array.from({ length: 1500 }, (_, id) => `-id:${id}`).join(" ");
    expect(createSearchIndex(records).count(excluded)).toBe(500);
  });
});

describe("facets", () => {
  const records: Run[] = ["b", "a", "b", "c", "a", "b", null, "d"].map((branch, place) => ({
    branch,
    id: place % 3,
    commit_title: place < 5 ? "fix" : "build",
  }));
  const index = createSearchIndex(records);

  test("are counts by value, the commonest first, then by value", () => {
    expect([...index.facets("", "branch")]).toEqual([
      ["b", 3],
      ["a", 2],
      ["c", 1],
      ["d", 1],
    ]);
    expect([...index.facets("fix", "branch")]).toEqual([
      ["a", 2],
      ["b", 2],
      ["c", 1],
    ]);
    expect([...index.facets("nothing", "branch")]).toEqual([]);
    expect([...index.facets("", "status")]).toEqual([]);
  });

  test("order whole numbers by size", () => {
    const numbered = createSearchIndex([10, 9, "11", 2n ** 70n, 1].map((id) => ({ id })));
    expect([...numbered.facets("", "id").keys()]).toEqual(["1", "9", "10", "11", String(2n ** 70n)]);
  });

  test("spell and order values as the language does", () => {
    const states = createSearchIndex(
      ["SUCCEEDED", "new", "FAILURE"].map((state) => ({ calculated_status: state as "NEW" })),
    );
    expect([...states.facets("", "status").keys()]).toEqual(["NEW", "FAILURE", "SUCCEEDED"]);
  });

  test("follow every change", () => {
    const [first, second] = [{ branch: "x" }, { branch: "y" }];
    const living = createSearchIndex<Run>([first]);
    living.add(second, { branch: "y" });
    expect([...living.facets("", "branch")]).toEqual([
      ["y", 2],
      ["x", 1],
    ]);
    living.update(first, { branch: "y" });
    living.remove(second);
    expect([...living.facets("", "branch")]).toEqual([["y", 2]]);
  });

  test("of a field that the language does not have are refused", () => {
    expect(() => index.facets("", "brnach" as "branch")).toThrow(
      expect.objectContaining({
        name: "QuerybarError",
        code: "invalid-argument",
        message: expect.stringContaining("brnach"),
      }),
    );
  });
});

describe("changes", () => {
  test("of a record are read when they are reported, at the record's position", () => {
    const records = titled("one", "two", "three");
    const index = createSearchIndex(records);
    const [, two] = records as [Run, Run, Run];
    const changed = { commit_title: "deux" };
    expect(index.update(two, changed)).toBe(true);
    expect(index.search("")).toEqual([records[0], changed, records[2]]);
    expect(index.search("two")).toEqual([]);
    expect(index.search("deux")).toEqual([changed]);
    expect(index.update(two, changed)).toBe(false);
  });

  test("inside a record need it to be updated with itself", () => {
    const record = { commit_title: "one", branch: "first" };
    const index = createSearchIndex([record]);
    record.commit_title = "two";
    record.branch = "second";
    expect(index.update(record, record)).toBe(true);
    expect(index.search("two branch:second")).toEqual([record]);
    expect(index.search("one")).toEqual([]);
    record.branch = "third";
    expect(index.remove(record)).toBe(true);
    expect(index.search("")).toEqual([]);
  });

  test("concern the last of a record that is there twice", () => {
    const [twice, between] = titled("twice", "between") as [Run, Run];
    const index = createSearchIndex([twice, between, twice]);
    expect(index.remove(twice)).toBe(true);
    expect(index.search("")).toEqual([twice, between]);
    expect(index.remove(twice)).toBe(true);
    expect(index.remove(twice)).toBe(false);
    expect(index.size).toBe(1);
  });

  test("do not alter the array that was given", () => {
    const records = titled("one");
    const index = createSearchIndex(records);
    index.add({ commit_title: "two" });
    expect(records).toHaveLength(1);
    records.length = 0;
    expect(index.size).toBe(2);
  });

  test("of a record that was added are distinguished, however many there are", () => {
    const index = createSearchIndex<Run>([]);
    let record: Run = { branch: "0" };
    index.add(record);
    for (let change = 1; change <= 70_000; change++) {
      const changed = { branch: `${change}` };
      index.update(record, changed);
      record = changed;
      // 65,536 is one more than a number of 16 bits can be.
      if (change % 8192 === 0) expect(index.search(`branch:${change}`), `${change}`).toEqual([changed]);
    }
    expect(index.facets("", "branch")).toEqual(new Map([["70000", 1]]));
  });

  test("show at once, also in the previous query", () => {
    const index: SearchIndex<Layer, Run> = createSearchIndex<Run>([]);
    expect(index.search("fix")).toEqual([]);
    const record = { commit_title: "fix" };
    index.add(record);
    expect(index.search("fix")).toEqual([record]);
    expect(index.search("fix", { limit: 1 })).toEqual([record]);
    index.remove(record);
    expect(index.search("fix")).toEqual([]);
    expect(index.count("")).toBe(0);
  });
});

describe("records", () => {
  test("are read by their own properties, getters included", () => {
    const inherited = Object.create({ branch: "main", commit_title: "Fix the build" });
    const own = {
      branch: "main",
      get commit_title() {
        return "Fix the build";
      },
    };
    const index = createSearchIndex<Run>([inherited, own, Object.create(null)]);
    expect(index.search("fix branch:main")).toEqual([own]);
    expect(index.search('"the build"')).toEqual([own]);
    expect(index.size).toBe(3);
  });

  test("throw what their getters throw", () => {
    const record = {
      get commit_title(): string {
        throw new RangeError("not loaded");
      },
    };
    expect(() => createSearchIndex([record])).toThrow(RangeError);
  });

  test("are read in the language that the options name, or in the documented one", () => {
    // @ts-expect-error The language is an option.
    expect(() => createSearchIndex([], layer)).toThrow(expect.objectContaining({ code: "invalid-argument" }));
    expect(createSearchIndex([{ branch: "main" }], { language: layer }).count("branch:main")).toBe(1);
  });

  test("that are no array are refused", () => {
    expect(() => createSearchIndex(new Set() as never)).toThrow(
      expect.objectContaining({ name: "QuerybarError", code: "invalid-argument" }),
    );
  });
});

describe("another language", () => {
  interface Ticket {
    readonly number: number;
    readonly points: number;
    readonly title: string;
    readonly notes: string;
    readonly owner: string | null;
  }
  const tickets = defineLanguage<Ticket>()({
    name: "tickets",
    text: ["title", "notes"],
    fields: {
      number: wholeNumber("number"),
      points: wholeNumber("points"),
      owner: exactText("owner"),
      title: exactText("title"),
    },
    keywords: {
      free: { except: { points: ["1", "2", "3"] } },
      mine: { where: { owner: "me" }, except: { number: "2" } },
    },
  });
  const records: Ticket[] = Array.from({ length: 30 }, (_, place) => ({
    number: place,
    points: place % 5,
    title: place % 2 === 0 ? "A title" : "Another",
    notes: place % 7 === 0 ? "Crash" : "",
    owner: place % 3 === 0 ? "me" : null,
  }));

  test.each([
    "free",
    "mine",
    "-mine",
    "mine free crash",
    "title:Another",
    'title:"A title" points:3',
    "author",
    "-free -title:Another",
    "number:2 mine",
  ])("%s", (query) => {
    expectSame(createSearchIndex(records, { language: tickets }), records, query, tickets);
  });

  test("has facets of its own", () => {
    expect(createSearchIndex(records, { language: tickets }).facets("mine", "points").get("3")).toBe(2);
  });

  test("may lead by paths into records, and search the texts of arrays", () => {
    interface Issue {
      readonly author: { readonly name: string } | null;
      readonly labels: readonly { readonly name: string }[];
      readonly "a.b"?: string;
    }
    const issues = defineLanguage<Issue>()({
      name: "issues",
      text: ["labels.name", "author.name", ["a.b"]],
      fields: { author: exactText("author.name"), dotted: exactText(["a.b"]) },
    });
    const given: Issue[] = [
      { author: { name: "Ada" }, labels: [{ name: "good first" }, { name: "issue" }] },
      { author: null, labels: [{ name: "first issue" }], "a.b": "x" },
      { author: { name: "Bob" }, labels: [], "a.b": "issue" },
    ];
    const index = createSearchIndex(given, { language: issues });
    expect(index.search('"first issue"')).toEqual([given[1]]);
    expect(index.search("issue -author:Ada")).toEqual([given[1], given[2]]);
    expect(index.search("dotted:x")).toEqual([given[1]]);
    expect([...index.facets("issue", "author")]).toEqual([
      ["Ada", 1],
      ["Bob", 1],
    ]);
    for (const query of ["ada", "good issue", '"first"', "author:Bob", "-author:Bob", "-issue", "x"])
      expectSame(index, given, query, issues);
  });

  test("is that of the index, or the query is refused", () => {
    const index = createSearchIndex(records, { language: tickets });
    expect(() => index.search(parse("points:1") as never)).toThrow(
      expect.objectContaining({
        code: "invalid-argument",
        message: "This query is of the language “Layer CI runs” (documented), and the index of “tickets” (documented).",
      }),
    );
    const extended = createSearchIndex([], { language: layerExtended });
    expect(() => extended.search(parse("fix") as never)).toThrow(
      "This query is of the language “Layer CI runs” (documented), and the index of “Layer CI runs” (extended).",
    );
    expect(() => index.search({ type: "word", text: "a", from: 0, to: 0 } as never)).toThrow(
      expect.objectContaining({ code: "missing-language" }),
    );
  });

  test("may search no text, or many", () => {
    const none = defineLanguage<Ticket>()({ name: "none", text: [], fields: { points: wholeNumber("points") } });
    for (const query of ["x", "-x", "points:1", '"a b"'])
      expectSame(createSearchIndex(records, { language: none }), records, query, none);
    const keys = Array.from({ length: 60 }, (_, place) => `text${place}`);
    const many = defineLanguage<Record<string, string>>()({ name: "many", text: keys, fields: {} });
    const texts = Array.from({ length: 50 }, (_, place) =>
      Object.fromEntries(keys.map((key, at) => [key, `w${place * at}`])),
    );
    for (const query of ["w12", "w1 w2", '"w1 w2"', "-w49"])
      expectSame(createSearchIndex(texts, { language: many }), texts, query, many);
  });
});
