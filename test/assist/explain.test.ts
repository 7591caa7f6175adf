import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { applyEdits, explain, explainEmpty, hover, removeTerm } from "../../src/assist/index.ts";
import { githubRuns } from "../../src/github-runs.ts";
import { builder, defineKind, defineLanguage, exactText, layer, oneOf, parse, toPredicate } from "../../src/index.ts";
import { canonicalKey } from "../../src/syntax/canonical-key.ts";
import { anyText, crowdedQueryText, queryText, run } from "../arbitraries.ts";
import { tries } from "../tries.ts";

describe("the sentence", () => {
  it.each([
    ["", "All Layer CI runs."],
    ["repo: - ", "All Layer CI runs."],
    ["fix", "Layer CI runs mentioning “fix”."],
    ["fix typo now", "Layer CI runs mentioning “fix”, “typo”, and “now”."],
    ["fix fix", "Layer CI runs mentioning “fix”."],
    ["-wip", "Layer CI runs not mentioning “wip”."],
    ['fix "a b" -wip -"x y"', "Layer CI runs mentioning “fix” and exactly “a b” but not “wip” or exactly “x y”."],
    ["branch:main", "Layer CI runs where the branch is “main”."],
    ["-id:010 failed", "Layer CI runs where the run's id is not “10” and the run has suffered a failure or error."],
    ["-running", "Layer CI runs where the calculated status is not “RUNNING”."],
    ["-done", "Layer CI runs where the calculated status is “RUNNING”."],
    ["-id:ten", "Layer CI runs where the run's id is not “ten”, which is always so."],
    ["fix repo:api", "Layer CI runs mentioning “fix”, where the repository's name is “api”."],
    ["id:ten", "Layer CI runs where the run's id is “ten”, which is never so."],
    ["{field}", "Layer CI runs mentioning “{field}”."],
    ["a\u202eb", "Layer CI runs mentioning “aU+202Eb”."],
  ])("%s", (text, expected) => {
    expect(explain(parse(text)).sentence).toBe(expected);
  });

  it("reads well in another language", () => {
    expect(explain("fix event:push failed -conclusion:success", { language: githubRuns }).sentence).toBe(
      "GitHub Actions runs mentioning “fix”, where the event that started the run is “push”, the run has failed, and the run's conclusion is not “success”, or there is none.",
    );
  });

  it("reads well without descriptions in the definition", () => {
    const bare = defineLanguage<{ state: string; tag: string }>()({
      name: "notes",
      text: ["tag"],
      fields: { state: oneOf("state", ["OPEN", "LATER"]), tag: exactText("tag") },
      keywords: {
        open: { where: { state: ["OPEN", "LATER"] } },
        plain: { except: { tag: "x" }, where: { state: "OPEN" } },
        odd: { except: { tag: "x", state: "OPEN" } },
        any: { where: {} },
      },
    });
    const said = (text: string) => explain(text, { language: bare }).sentence;
    expect(said("tag:a -state:open")).toBe("Notes where tag is “a” and state is not “OPEN”.");
    expect(said("open")).toBe("Notes where state is “OPEN” or “LATER”.");
    expect(said("plain")).toBe("Notes where state is “OPEN” and tag is not “x”.");
    expect(said("-plain")).toBe("Notes where either state is not “OPEN” or tag is “x”.");
    expect(said("odd any")).toBe("Notes where either tag is not “x” or state is not “OPEN”.");
    expect(said("-any")).toBe("Notes where nothing matches.");
    expect(explain("any", { language: bare }).parts[0]?.text).toBe("anything matches");
  });

  it("takes of a description what can stand in it", () => {
    const described = defineLanguage<{ state: string; tag: string; owner: string }>()({
      name: "notes",
      text: [],
      fields: {
        state: exactText("state", { description: "(internal) state" }),
        tag: exactText("tag", { description: "the tag , if any" }),
        owner: exactText("owner", { description: "" }),
      },
      keywords: { old: { where: { tag: "x" }, description: "it is of v1.2." } },
    });
    expect(explain("state:a tag:b owner:c old", { language: described }).sentence).toBe(
      "Notes where state is “a”, the tag is “b”, owner is “c”, and it is of v1.2.",
    );
  });

  it("is of built trees too", () => {
    const { and, keyword, text } = builder(layer);
    expect(explain(and(text("fix"), keyword("done"))).sentence).toBe(
      "Layer CI runs mentioning “fix”, where the run is not running.",
    );
    expect(explain(builder(githubRuns).text("fix")).sentence).toBe("GitHub Actions runs mentioning “fix”.");
  });
});

describe("complements", () => {
  const orders = defineLanguage<{ state: string; total: string }>()({
    name: "Orders",
    text: ["state"],
    fields: {
      state: oneOf("state", ["shipped", "packed", "lost"], { description: "the order's state" }),
      total: exactText("total", { description: "the total" }),
    },
    keywords: {
      pending: { except: { state: "shipped" }, description: "the order is not shipped yet" },
      open: { where: { state: ["packed", "lost"] } },
    },
  });
  const { and, not, keyword, field, text } = builder(orders);
  const said = (tree: Parameters<typeof explain<typeof orders>>[0]) => explain(tree, { language: orders }).sentence;

  it("are merged with what they are of, so no sentence negates twice", () => {
    expect(said("-pending")).toBe("Orders where the order's state is “shipped”.");
    expect(said("-open")).toBe("Orders where the order's state is not “packed” or “lost”.");
    expect(said(and(not(not(field("total", "1")))))).toBe("Orders where the total is “1”.");
    expect(said(not(not(not(text("fix")))))).toBe("Orders not mentioning “fix”.");
    expect(said(and(not(not(keyword("pending")))))).toBe("Orders where the order is not shipped yet.");
  });

  it("of groups are said of each part", () => {
    const fix = parse("fix", { language: orders }).root.terms[0] ?? text("fix");
    const lost = field("state", "lost");
    const noRange = { from: 0, to: 0 };
    const any = { type: "or", terms: [fix, lost], ...noRange } as const;
    expect(said({ language: orders, root: any })).toBe(
      "Orders where either “fix” is mentioned or the order's state is “lost”.",
    );
    expect(said({ language: orders, root: { type: "not", term: any, ...noRange } })).toBe(
      "Orders not mentioning “fix”, where the order's state is not “lost”.",
    );
    expect(said({ language: orders, root: { type: "or", terms: [], ...noRange } })).toBe(
      "Orders where nothing matches.",
    );
  });

  it("name all of a dozen values", () => {
    const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    const calendar = defineLanguage<{ month: string }>()({
      name: "days",
      text: [],
      fields: { month: oneOf("month", months) },
      keywords: { any: { where: { month: months } } },
    });
    expect(explain("any", { language: calendar }).sentence).toMatch(/^Days where month is “jan”, .*, or “dec”\.$/);
  });

  it("name no more values than one can read", () => {
    const letters = [..."abcdefghijklmnopqrstuvwxyz"];
    const many = defineLanguage<{ letter: string }>()({
      name: "words",
      text: [],
      fields: { letter: oneOf("letter", letters) },
      keywords: { any: { where: { letter: letters } } },
    });
    const named = "“a”, “b”, “c”, “d”, “e”, “f”, “g”, “h”, “i”, “j”, “k”, or “l”";
    expect(explain("any", { language: many }).sentence).toBe(
      `Words where letter is one of 26 values, such as ${named}.`,
    );
    expect(explain("-any", { language: many }).sentence).toBe(
      `Words where letter is none of 26 values, such as ${named}.`,
    );
  });
});

test("a value is said as its kind prints it", () => {
  const grade = defineKind({
    name: "grade",
    read: (text) => (/^[a-f]$/i.test(text) ? { letter: text.toUpperCase() } : undefined),
    held: (value: string) => ({ letter: value }),
    print: ({ letter }) => letter,
  });
  const language = defineLanguage<{ mark: string }>()({ name: "exams", text: [], fields: { grade: grade("mark") } });
  expect(explain("grade:b -grade:z", { language }).sentence).toBe(
    "Exams where grade is “B” and grade is not “z”, which is always so.",
  );
});

describe("the parts", () => {
  it("stand at their terms", () => {
    expect(explain(parse('fix -branch:main repo: "" - -done')).parts).toEqual([
      { text: "mentioning “fix”", from: 0, to: 3 },
      { text: "the branch is not “main”", from: 4, to: 16 },
      { text: "the repository's name has no value yet, so this does not filter", from: 17, to: 22 },
      { text: "this phrase is empty, so it does not filter", from: 23, to: 25 },
      { text: "this minus excludes nothing, so it does not filter", from: 26, to: 27 },
      { text: "the calculated status is “RUNNING”", from: 28, to: 33 },
    ]);
  });

  it("say what is not wanted", () => {
    expect(explain(parse('-wip -"a b" -failed -id:ten -repo:x')).parts.map(({ text }) => text)).toEqual([
      "not mentioning “wip”",
      "not mentioning exactly “a b”",
      "the calculated status is not “FAILURE”, “JOB_ERROR”, “BAD_LAYERFILE”, or “RUNNER_ERROR”",
      "the run's id is not “ten”, which is always so",
      "the repository's name is not “x”",
    ]);
  });

  it("are one for each term, whatever the text", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, queryText), (text) => {
        const query = parse(text);
        const { sentence, parts } = explain(query);
        expect(parts.map(({ from, to }) => [from, to])).toEqual(query.root.terms.map(({ from, to }) => [from, to]));
        for (const said of [sentence, ...parts.map((part) => part.text)])
          expect(said).not.toMatch(/undefined|[\0-\x1f\u202a-\u202e]/);
      }),
      tries(300),
    );
  });
});

describe("hover", () => {
  it.each([
    ["f|ix", "mentioning “fix”"],
    ["fix| x", undefined],
    ["fix -st|atus:new", "the calculated status is not “NEW”"],
    ["|", undefined],
  ])("%s", (marked, expected) => {
    expect(hover(marked.replace("|", ""), marked.indexOf("|"))?.text).toBe(expected);
  });
});

describe("explainEmpty", () => {
  const jobs = [
    { branch: "main", id: 1 },
    { branch: "main", id: 2 },
    { branch: "dev", id: 3 },
  ];

  it.each([
    ["id:9 branch:main branch:main", "Nothing matches: without “id:9” there would be 2 matches.", ["id:9 2"]],
    ["id:9 repo:x", "Nothing matches, and removing any one term would not change that.", []],
    ["branch:main repo:", "There are 2 matches.", []],
    ["id:ten", "Nothing matches: without “id:ten” there would be 3 matches.", ["id:ten 3"]],
    [
      "branch:main id:3",
      "Nothing matches: without “id:3” there would be 2 matches and without “branch:main” there would be 1 match.",
      ["id:3 2", "branch:main 1"],
    ],
    [
      "id:3 branch:main",
      "Nothing matches: without “id:3” there would be 2 matches and without “branch:main” there would be 1 match.",
      ["id:3 2", "branch:main 1"],
    ],
  ])("%s", (text, sentence, expected) => {
    const empty = explainEmpty(text, jobs);
    expect(empty.sentence).toBe(sentence);
    expect(empty.obstacles.map((one) => `${one.text} ${one.count}`)).toEqual(expected);
  });

  it("says so if there are no records", () => {
    expect(explainEmpty(parse("fix"), [])).toEqual({ sentence: "There is nothing to search in.", obstacles: [] });
  });

  it("names the first place of a term that is there twice", () => {
    expect(explainEmpty(parse("id:9 branch:main id:9"), jobs).obstacles.map(({ from }) => from)).toEqual([0]);
  });

  it("counts what would be found without the term", () => {
    fc.assert(
      fc.property(fc.oneof(crowdedQueryText, queryText), fc.array(run, { maxLength: 8 }), (text, runs) => {
        const query = parse(text);
        const { obstacles } = explainEmpty(query, runs);
        const isEmpty = !runs.some(toPredicate(query));
        if (!isEmpty) expect(obstacles).toEqual([]);
        for (const term of isEmpty ? query.root.terms : []) {
          if (term.type === "unfinished") continue;
          const without = applyEdits(text, removeTerm(text, term));
          const count = runs.filter(toPredicate(parse(without))).length;
          // Of a repeated term only the first place is named.
          const first = query.root.terms.find((other) => canonicalKey(other, layer) === canonicalKey(term, layer));
          expect(obstacles.find(({ from }) => from === first?.from)?.count ?? 0).toBe(count);
        }
      }),
      tries(300),
    );
  });
});
