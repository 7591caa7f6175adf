import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { type CompleteOptions, complete, visibleDiagnostics } from "../../src/assist/index.ts";
import { githubRuns } from "../../src/github-runs.ts";
import {
  type AnyLanguage,
  type Diagnostic,
  defineKind,
  defineLanguage,
  exactText,
  layer,
  oneOf,
  parse,
  wholeNumber,
} from "../../src/index.ts";
import { atomOf, leavesOf } from "../../src/syntax/terms.ts";
import { anyText, queryText } from "../arbitraries.ts";
import { tries } from "../tries.ts";

/** Completes at the `|` of a text. */
function at(marked: string, options: CompleteOptions = {}) {
  const cursor = marked.indexOf("|");
  const text = marked.replace("|", "");
  return { text, ...complete(text, cursor, options) };
}

function labels(marked: string, options: CompleteOptions = {}): string {
  return at(marked, options)
    .items.map(({ label }) => label)
    .join(" ");
}

/** The text after the first item, or the one with a label, with `|` where the cursor lands. */
function taken(marked: string, options: CompleteOptions = {}, label?: string): string | undefined {
  const { text, from, to, items } = at(marked, options);
  const item = items.find((one) => label === undefined || one.label === label);
  if (item === undefined) return undefined;
  const result = text.slice(0, from) + item.insert + text.slice(to);
  return `${result.slice(0, item.cursor)}|${result.slice(item.cursor)}`;
}

const statuses = "NEW JOB_ERROR BAD_LAYERFILE STARTING_RUNNERS FAILURE RUNNER_CANCELLED RUNNER_ERROR RUNNING SUCCEEDED";
const everything = "repo branch id status running done failed";
const values = { repo: ["api", "web app", "-x"], branch: ["main", "my branch"], id: ["7", "x"] };

test("records give values whatever they hold", () => {
  const records = [{ branch: "", id: 7 }, { branch: "main", id: 10n }, { branch: null, id: "07" }, { id: 2 ** 60 }];
  expect(labels("branch:|", { records })).toBe("main");
  expect(labels("id:|", { records })).toBe("7 10 1152921504606846976");
});

test("of very many records the first ten thousand are looked at", () => {
  let given = 0;
  function* records() {
    while (given < 20_000) yield { branch: given++ < 10_000 ? "early" : "late" };
  }
  expect(labels("branch:|", { records: records() })).toBe("early");
  expect(given).toBeLessThan(10_010);
});

describe("what is offered", () => {
  it.each([
    ["|", everything],
    ["fix |", everything],
    ["| fix", everything],
    ["|fix", everything],
    ["-|", everything],
    ["- |", everything],
    ["r|", "repo running"],
    ["fix -R|", "repo running"],
    ["re|po", "repo"],
    ["failed|", "failed"],
    ["ne|", "done"],
    [`${"r".repeat(101)}|`, ""],
    ["x|", ""],
    ["fix|", ""],
    ['"r|"', ""],
    ['"a"|', ""],
    ['"|"', ""],
    ['""|', ""],
    ["--r|", ""],
    ["http:r|", ""],
    ["status:|", statuses],
    ["-STATUS:|bogus", statuses],
    ["status:run|", "RUNNER_CANCELLED RUNNER_ERROR RUNNING STARTING_RUNNERS"],
    ["status:error|", "JOB_ERROR RUNNER_ERROR"],
    ["status:runn|ing x", "RUNNER_CANCELLED RUNNER_ERROR RUNNING STARTING_RUNNERS"],
    ['status:"|', statuses],
    ["id:|", "7"],
    ["repo:|", "api web app -x"],
    ['repo:"web a|', "web app"],
    ["repo:app|", "web app"],
    ["st|:new", "status"],
    ["|status:new", everything],
    ["s|tatus:10", ""],
    ["i|:10", "id"],
    ["r|:10", "repo"],
    ["r|:", "repo"],
    ["stat|us:", "status"],
    ["i|d:", "id"],
    ["fix stat|us:new", "status"],
    ['repo:|"web"', "api web app -x"],
    ['repo:"a| status:bogus', ""],
  ])("%s", (marked, expected) => {
    expect(labels(marked, { values })).toBe(expected);
  });

  it("is what the records hold, the most frequent first", () => {
    const records = ["a", "b", "b", undefined, null].map((branch) => ({ branch, id: 12n }));
    expect(labels("branch:|", { records })).toBe("b a");
    expect(labels("id:1|", { records })).toBe("12");
    expect(labels("branch:|", { records, values: { branch: ["main", "b"] } })).toBe("main b a");
  });

  it("is recent searches first if the text is empty, as long as they are in order", () => {
    const recent = ["fix failed", "id:ten", "", "fix failed"];
    expect(labels(" |", { recent, limit: 2 })).toBe("fix failed repo");
    expect(taken(" |  ", { recent })).toBe("fix failed|");
    expect(labels("f|", { recent })).toBe("failed");
  });

  it("is each value once, in the spelling that its kind prints", () => {
    const given = { status: ["running", "Running", "new"], id: ["007", "7", "x"], branch: ["a", "A"] };
    expect(labels("status:|", { values: given })).toBe(
      "RUNNING NEW JOB_ERROR BAD_LAYERFILE STARTING_RUNNERS FAILURE RUNNER_CANCELLED RUNNER_ERROR SUCCEEDED",
    );
    expect(labels("id:|", { values: given, records: [{ id: 7n }, { id: "08" }] })).toBe("7 8");
    expect(labels("branch:|", { values: given })).toBe("a A");
  });

  it("is looked up by own names only", () => {
    const language = defineLanguage<Record<string, string>>()({
      name: "odd records",
      text: [],
      fields: { constructor: exactText("constructor"), toString: exactText("s"), ["__proto__"]: exactText("proto") },
    });
    for (const text of ["constructor:a", "toString:a", "__proto__:a"])
      expect(complete(text, text.length, { language, values: {}, records: [{}] }).items).toEqual([]);
    expect(complete("", 0, { language, values: {} }).items.map(({ example }) => example)).toEqual([
      "constructor:name",
      "toString:name",
      "__proto__:name",
    ]);
  });

  it("is what a kind of one's own offers", () => {
    const size = defineKind({
      name: "size",
      read: (text) => ["S", "M"].find((one) => one === text.toUpperCase()),
      held: (value: string) => value,
      values: ["S", "M"],
    });
    const language = defineLanguage<{ size: string }>()({ name: "shirts", text: [], fields: { size: size("size") } });
    const { items } = complete(parse("size:m", { language }), 6, { values: { size: ["m"] } });
    expect(items.map(({ label, help }) => [label, help])).toEqual([["M", "size is “M”"]]);
    expect(complete("si", 2, { language }).items[0]?.example).toBe("size:S");
  });

  it("is a long value, too, once its beginning is typed", () => {
    const long = "a".repeat(120);
    // Its words inside are not searched for, only its letters.
    expect(labels(`branch:${long.slice(10)}|`, { values: { branch: [`b-${long}`, long] } })).toBe(`${long} b-${long}`);
  });

  it("is found by its other names, too", () => {
    const language = defineLanguage<{ sha: string; nr: string }>()({
      name: "runs",
      text: [],
      fields: { commit: exactText("sha", { aliases: ["hash", "sha"] }), number: exactText("nr", { aliases: ["nr"] }) },
    });
    const found = (typed: string) => complete(typed, typed.length, { language }).items;
    expect(found("-sh").map(({ label, insert }) => [label, insert])).toEqual([["commit", "commit:"]]);
    expect(found("n").map(({ label }) => label)).toEqual(["number"]);
    expect(found("sha")[0]).not.toHaveProperty("aliases");
  });

  it.each([
    ["main", "mainline main", "main mainline"],
    ["main", "domain mainline", "mainline domain"],
    ["err", "exrxr job_err", "job_err exrxr"],
    ["s", "as a_sx as_ a1s", "a_sx"],
    ["sx", "as a_sx s-x", "a_sx s-x"],
    ["brh", "branch brush bra", "branch brush"],
  ])("of what begins with, or is short for, %s of %s is %s", (typed, all, offered) => {
    expect(labels(`branch:${typed}|`, { values: { branch: all.split(" ") } })).toBe(offered);
  });

  it("is recent searches that find something, as they are", () => {
    const recent = ["fix fix", "  ", "brnach:main"];
    expect(at("|", { recent, limit: 3 }).items.map(({ label, help, example }) => [label, help, example])).toEqual([
      ["fix fix", "", "fix fix"],
      ["brnach:main", "", "brnach:main"],
      ["repo", "the repository's name", "repo:name"],
    ]);
  });

  it("is limited", () => {
    expect(labels("|", { limit: 2 })).toBe("repo branch");
    const many = Array.from({ length: 80 }, (_, place) => `b${place}`);
    expect(at("branch:|", { values: { branch: many } }).items).toHaveLength(50);
  });
});

describe("what taking an item makes of the text", () => {
  it.each([
    ["re|", "repo:|"],
    ["-re|", "-repo:|"],
    ["re| fix", "repo:| fix"],
    ["|fix", "repo:| fix"],
    ["re|:x", "repo:|x"],
    ["runn|", "running |"],
    ["runn| fix", "running |fix"],
    ["-runn|ing fix", "-running |fix"],
    ["-|wip", "-repo:|"],
    ["status:succ|", "status:SUCCEEDED |"],
    ["status:|bogus x", "status:NEW |x"],
    ['status:"su|"', 'status:"SUCCEEDED" |'],
    ['status:"su|"x', 'status:"SUCCEEDED" |x'],
    ["repo:web|", 'repo:"web app" |'],
    ['repo:"web|', 'repo:"web app" |'],
    ['repo:"web| fix', 'repo:"web app" |fix'],
    ["repo:“web|” fix", 'repo:"web app" |fix'],
    ["repo:-|", "repo:-x |"],
    ['repo:"we|b fix', 'repo:"web app" |fix'],
    ['repo:"web| fix fix', 'repo:"web app" |fix fix'],
    ["repo:|", "repo:api |"],
    ["-repo:|", "-repo:api |"],
    ["branch:<|", "branch:< |"],
    ["branch:.|", "branch:.. |"],
    ["branch:(|", "branch:( |"],
  ])("%s", (marked, expected) => {
    expect(taken(marked, { values: { ...values, branch: ["main", "<", "..", "("] } })).toBe(expected);
  });
});

describe("what an item says", () => {
  it("has a line of help and an example", () => {
    expect(at("bra|").items[0]).toMatchObject({
      kind: "field",
      help: "the branch, case included",
      example: "branch:name",
    });
    expect(at("bra|", { values }).items[0]).toMatchObject({ example: "branch:main" });
    expect(at("stat|").items[0]).toMatchObject({ example: "status:NEW" });
    expect(at("i|").items[0]).toMatchObject({ example: "id:10" });
    expect(at("running|").items[0]).toMatchObject({ kind: "keyword", help: "the run is running", example: "-running" });
    expect(at("status:new|").items[0]).toMatchObject({
      kind: "value",
      help: "the calculated status is “NEW”",
      example: "status:NEW",
    });
    expect(at("-status:new|").items[0]?.help).toBe("the calculated status is not “NEW”");
    expect(at("-id:|", { values }).items[0]?.help).toBe("the run's id is not “7”");
    expect(at("id:|", { values }).items[0]?.help).toBe("the run's id is “7”");
  });

  it("reads well without descriptions in the definition", () => {
    const bare = defineLanguage<{ tag: string }>()({
      name: "notes",
      text: [],
      fields: { tag: exactText("tag") },
      keywords: { urgent: { where: { tag: ["now", "soon"] } } },
    });
    expect(complete("", 0, { language: bare }).items.map(({ help }) => help)).toEqual([
      "tag",
      "tag is “now” or “soon”",
    ]);
  });
});

describe("laws", () => {
  const odd = defineLanguage<{ text: string; kind: string; number: number }>()({
    name: "odd records",
    text: ["text"],
    fields: {
      "b-r": exactText("text", { aliases: ["x-", "b"] }),
      kind: oneOf("kind", ["a b", '"', "-", ":", "“x”", "done"]),
      number: wholeNumber("number"),
    },
    keywords: { done: { where: { kind: "done" } }, "re-run": { except: { number: "1" } } },
  });
  const strange = ["a b", '"', "\\", "\u00a0", "x", ":", "-", "“", "\ud83d", ""];
  const options = {
    values: { repo: strange, branch: strange, id: ["7", "x"], "b-r": strange, number: ["1", ""], conclusion: ["x"] },
    recent: ['"', "fix -wip", " - "],
  };
  const languages: readonly AnyLanguage[] = [layer, githubRuns, odd];
  const pieces = [
    "b-r:",
    "-",
    "kind:",
    "done",
    '"',
    " ",
    "x",
    "number:1",
    ":",
    "“",
    "re-",
    "status:",
    "\\",
    "conclusion:f",
  ];
  const someText = fc.oneof(
    anyText,
    queryText,
    fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((all) => all.join("")),
  );
  const placed = fc
    .tuple(someText, fc.nat(), fc.constantFrom(...languages))
    .map(([text, place, language]) => ({ text, cursor: place % (text.length + 1), language }));
  const errors = (text: string, diagnostics: readonly Diagnostic[]) =>
    diagnostics
      .filter(({ severity }) => severity === "error")
      .map(({ code, from, to }) => `${code} ${text.slice(from, to)}`);

  it("the range contains the cursor, and so does the text the new cursor", () => {
    fc.assert(
      fc.property(placed, ({ text, cursor, language }) => {
        const { from, to, items } = complete(text, cursor, { ...options, language });
        expect(0 <= from && from <= cursor && cursor <= to && to <= text.length).toBe(true);
        for (const item of items) expect(item.cursor - from).toBeLessThanOrEqual(item.insert.length + 1);
      }),
      tries(300),
    );
  });

  it("no item, once applied, adds an error", () => {
    fc.assert(
      fc.property(placed, ({ text, cursor, language }) => {
        const { from, to, items } = complete(text, cursor, { ...options, language });
        // An operator needs the term that is typed next.
        for (const item of items.filter(({ kind }) => kind !== "operator")) {
          const applied = text.slice(0, from) + item.insert + text.slice(to);
          const left = [...errors(text, parse(text, { language }).diagnostics)];
          const { diagnostics } = parse(applied, { language });
          // Only a field that has just been chosen may have no value, as long as the cursor is there.
          const shown = item.kind === "field" ? visibleDiagnostics(diagnostics, item.cursor) : diagnostics;
          for (const error of errors(applied, shown)) {
            expect(left, item.label).toContain(error);
            left.splice(left.indexOf(error), 1);
          }
          expect(item.cursor).toBeLessThanOrEqual(applied.length);
        }
      }),
      tries(400),
    );
  });

  it("an item is what is then read at the place: its field, its keyword, its value", () => {
    fc.assert(
      fc.property(placed, ({ text, cursor, language }) => {
        const { from, to, items } = complete(text, cursor, { language, values: options.values });
        for (const { kind, label, insert, cursor: landing } of items) {
          if (kind === "operator" || /^[*@<>]/.test(label)) continue;
          const { terms } = parse(text.slice(0, from) + insert + text.slice(to), { language }).root;
          const made = leavesOf(terms)
            .map(atomOf)
            .find((term) => term.from <= from && from < term.to);
          if (kind === "keyword") expect(made).toMatchObject({ type: "keyword", keyword: label });
          else if (kind === "value") expect(made).toMatchObject({ type: "field", value: label });
          else expect(made).toMatchObject({ field: label });
          expect(landing).toBeGreaterThan(from);
        }
      }),
      tries(400),
    );
  });

  it("inserts a space before what would be read together with an item, but none before the end of a group", () => {
    const queued = (text: string, cursor: number) =>
      complete(text, cursor, { language: githubRuns }).items.find(({ label }) => label === "queued")?.insert;
    expect(queued(")", 0)).toBe("queued ");
    expect(queued("x ,y", 2)).toBe("queued ");
    expect(queued("(que)", 4)).toBe("queued");
  });

  it("takes any cursor", () => {
    const placed = [-1, 99, Number.NaN, 1.5, 3.5].map((cursor) => complete("re  ", cursor));
    expect(placed.map(({ from, to }) => [from, to])).toEqual([
      [0, 0],
      [4, 4],
      [0, 0],
      [0, 2],
      [3, 3],
    ]);
    for (const { items } of placed) expect(items.length).toBeGreaterThan(0);
  });
});
