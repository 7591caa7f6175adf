import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  applyEdits,
  type Catalogue,
  diagnosticsAwayFrom,
  english,
  explain,
  explainEmpty,
  hover,
  removeTerm,
  translateDiagnostics,
} from "../../src/assist/index.ts";
import { githubRuns } from "../../src/github-runs.ts";
import { builder, defineLanguage, exactText, layer, oneOf, parse, toPredicate, wholeNumber } from "../../src/index.ts";
import { fixLabels, readFixLabel } from "../../src/syntax/fix-labels.ts";
import { sameness } from "../../src/syntax/sameness.ts";
import { anyText, crowdedQueryText, queryText, run } from "../arbitraries.ts";

describe("the sentence", () => {
  it.each([
    ["", "All Layer CI runs."],
    ["repo: - ", "All Layer CI runs."],
    ["fix", "Layer CI runs mentioning “fix”."],
    ["fix typo now", "Layer CI runs mentioning “fix”, “typo” and “now”."],
    ["fix fix", "Layer CI runs mentioning “fix”."],
    ["-wip", "Layer CI runs not mentioning “wip”."],
    ['fix "a b" -wip -"x y"', "Layer CI runs mentioning “fix” and exactly “a b” but not “wip” or exactly “x y”."],
    ["branch:main", "Layer CI runs where the branch is “main”."],
    ["-id:010 failed", "Layer CI runs where the run's id is not “10” and the run has suffered a failure or error."],
    ["-running", "Layer CI runs where it is not true that the run is running."],
    ["fix repo:api", "Layer CI runs mentioning “fix”, where the repository's name is “api”."],
    ["id:ten", "Layer CI runs where the run's id is “ten”, which it can never be."],
    ["{field}", "Layer CI runs mentioning “{field}”."],
    ["a\u202eb", "Layer CI runs mentioning “aU+202Eb”."],
  ])("%s", (text, expected) => {
    expect(explain(parse(text)).sentence).toBe(expected);
  });

  it("reads well in another language", () => {
    expect(explain(parse("fix event:push failed -conclusion:success", githubRuns)).sentence).toBe(
      "GitHub Actions runs mentioning “fix”, where the event that started the run is “push”, the run has ended in a failure and the run's conclusion is not “success”.",
    );
  });

  it("reads well where a definition describes nothing", () => {
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
    const said = (text: string) => explain(parse(text, bare)).sentence;
    expect(said("tag:a -state:open")).toBe("Notes where tag is “a” and state is not “OPEN”.");
    expect(said("open")).toBe("Notes where state is “OPEN” or “LATER”.");
    expect(said("-plain")).toBe("Notes where it is not true that state is “OPEN” and tag is not “x”.");
    expect(said("odd any")).toBe("Notes where “odd” and “any”.");
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
    expect(explain(parse("state:a tag:b owner:c old", described)).sentence).toBe(
      "Notes where state is “a”, the tag is “b”, owner is “c” and it is of v1.2.",
    );
  });

  it("is of built trees too", () => {
    const { and, keyword, text } = builder(layer);
    expect(explain(and(text("fix"), keyword("done"))).sentence).toBe(
      "Layer CI runs mentioning “fix”, where the run is not running.",
    );
    expect(explain(builder(githubRuns).text("fix"), { language: githubRuns }).sentence).toBe(
      "GitHub Actions runs mentioning “fix”.",
    );
  });
});

describe("the parts", () => {
  it("stand at their terms", () => {
    expect(explain(parse('fix -branch:main repo: "" - -done')).parts).toEqual([
      { text: "mentioning “fix”", from: 0, to: 3 },
      { text: "the branch is not “main”", from: 4, to: 16 },
      { text: "the repository's name is yet to be filled in, so this does not filter", from: 17, to: 22 },
      { text: "an empty phrase, which does not filter", from: 23, to: 25 },
      { text: "a minus with nothing to exclude, which does not filter", from: 26, to: 27 },
      { text: "it is not true that the run is not running", from: 28, to: 33 },
    ]);
  });

  it("say what is not wanted", () => {
    expect(explain(parse('-wip -"a b" -failed -id:ten -repo:x')).parts.map(({ text }) => text)).toEqual([
      "not mentioning “wip”",
      "not mentioning exactly “a b”",
      "it is not true that the run has suffered a failure or error",
      "the run's id is not “ten”, which it can never be",
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
      { numRuns: 1000 },
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
    ["id:9 branch:main branch:main", "Nothing matches: without “id:9” there would be 2.", ["id:9 2"]],
    ["id:9 repo:x", "Nothing matches, and leaving out any one term would not change that.", []],
    ["branch:main repo:", "There are matches: 2.", []],
    ["id:ten", "Nothing matches: without “id:ten” there would be 3.", ["id:ten 3"]],
    [
      "branch:main id:3",
      "Nothing matches: without “id:3” there would be 2 and without “branch:main” there would be 1.",
      ["id:3 2", "branch:main 1"],
    ],
    [
      "id:3 branch:main",
      "Nothing matches: without “id:3” there would be 2 and without “branch:main” there would be 1.",
      ["id:3 2", "branch:main 1"],
    ],
  ])("%s", (text, sentence, expected) => {
    const empty = explainEmpty(parse(text), jobs);
    expect(empty.sentence).toBe(sentence);
    expect(empty.obstacles.map((one) => `${one.text} ${one.count}`)).toEqual(expected);
  });

  it("says so where there is nothing to search in", () => {
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
          const first = query.root.terms.find((other) => sameness(other) === sameness(term));
          expect(obstacles.find(({ from }) => from === first?.from)?.count ?? 0).toBe(count);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("other words", () => {
  const german: Catalogue = {
    "list-and": "{some} und {last}",
    "sentence-text-where": "{records} mit {mentioned}, bei denen {conditions}.",
    "text-mentioned": "{text}",
    "field-is": "{field} {value} ist",
    "diagnostic.invalid-value": "{text} ist kein möglicher Wert.",
  };

  it("come from a catalogue, English where it lacks them", () => {
    const said = (text: string) => explain(parse(text), { catalogue: german }).sentence;
    expect(said("fix typo branch:main")).toBe("Layer CI runs mit “fix” und “typo”, bei denen the branch “main” ist.");
    expect(said("-wip")).toBe("Layer CI runs not mentioning “wip”.");
    expect(hover("branch:main", 0, layer, { catalogue: german })?.text).toBe("the branch “main” ist");
  });

  it("are there for diagnostics by their code", () => {
    const query = parse('id:ten ""');
    expect(translateDiagnostics(query, german).map(({ message }) => message)).toEqual([
      "“ten” ist kein möglicher Wert.",
      query.diagnostics[1]?.message,
    ]);
  });

  it("can name a field of theirs, and its values", () => {
    const catalogue: Catalogue = {
      "list-or": "{some} oder {last}",
      "diagnostic.invalid-value": "{field}: {text}? {values}",
      "diagnostic.missing-value": "{field}?",
      "diagnostic.lonely-minus": "{text} {field}",
    };
    const small = defineLanguage<{ state: string; number: number }>()({
      name: "notes",
      text: [],
      fields: { state: oneOf("state", ["OPEN", "LATER"]), number: wholeNumber("number") },
    });
    const said = (text: string) => translateDiagnostics(parse(text, small), catalogue).map(({ message }) => message);
    expect(said("fix -state:x -")).toEqual(["“state”: “x”? OPEN oder LATER", "“-” {field}"]);
    expect(said("number:x -state: x")).toEqual(["“number”: “x”? {values}", "“state”?"]);
  });

  it("are there for the labels of fixes by their kind", () => {
    const text = 'status:failed id: 10 brnach:main - wip "" x x a\u200bb c\u200bd\u200be "open';
    const labels = (catalogue: Catalogue) =>
      translateDiagnostics(parse(text), catalogue).flatMap(({ fixes = [] }) => fixes.map(({ label }) => label));
    const kinds = Object.keys(fixLabels) as (keyof typeof fixLabels)[];
    const shouted = Object.fromEntries(kinds.map((kind) => [`fix.${kind}`, `${kind}! {text}`]));
    expect(new Set(labels(shouted))).toEqual(
      new Set([
        "change-to-keyword! “failed”",
        "change! “status:FAILURE”",
        "change! “branch:main”",
        "remove-space! “10”",
        "exclude-next! ",
        "remove-minus! ",
        "remove-phrase! ",
        "remove-repetition! ",
        "remove-character! ",
        "remove-characters! ",
        "close-quote! ",
      ]),
    );
    expect(labels({ "fix.change": "x" })).toContain("Close the quote");
    expect(labels({})).toEqual(parse(text).diagnostics.flatMap(({ fixes = [] }) => fixes.map(({ label }) => label)));
  });

  it("know the kind of every label, whatever it names", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, queryText), (text) => {
        for (const { fixes = [] } of parse(text).diagnostics) {
          for (const { label } of fixes) expect(readFixLabel(label).kind).toBeDefined();
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("may lack a gap, or have one that nothing fills", () => {
    const catalogue = { "sentence-all": "Everything {of} {constructor}.", "sentence-text": "{mentioned}, {mentioned}" };
    const said = (text: string) => explain(parse(text), { catalogue }).sentence;
    expect(said("")).toBe("Everything {of} {constructor}.");
    expect(said('"{records}"')).toBe("Mentioning exactly “{records}”, mentioning exactly “{records}”");
  });

  it("fill every gap that English has", () => {
    for (const [key, sentence] of Object.entries(english))
      expect([key, sentence]).toEqual([key, expect.stringMatching(/^[^{}]*(\{[a-z]+\}[^{}]*)*$/)]);
  });
});

describe("diagnosticsAwayFrom", () => {
  it.each([
    ["id:|ten", []],
    ["id:ten|", []],
    ["id:ten |", ["invalid-value"]],
    ["i|d:ten repo:", ["invalid-value", "missing-value"]],
    ['fix "op|en', []],
  ])("%s", (marked, expected) => {
    const { diagnostics } = parse(marked.replace("|", ""));
    expect(diagnosticsAwayFrom(diagnostics, marked.indexOf("|")).map(({ code }) => code)).toEqual(expected);
  });
});
