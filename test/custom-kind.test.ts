// A kind of field that the library does not know: everything that can be done with a field can be done with this one.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits, complete, explain, setField, tokens } from "../src/assist/index.ts";
import { checkFilter, matching, notMatching, query, queryAndRecord } from "../src/fast-check/index.ts";
import { builder, defineKind, defineLanguage, parse, print, toFilter, toPredicate } from "../src/index.ts";
import { createSearchIndex } from "../src/search-index/index.ts";

interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

function versionIn(text: string): Version | undefined {
  const [, major, minor, patch] = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/.exec(text) ?? [];
  return patch === undefined ? undefined : { major: Number(major), minor: Number(minor), patch: Number(patch) };
}

const written = ({ major, minor, patch }: Version) => `${major}.${minor}.${patch}`;

const semanticVersion = defineKind({
  name: "semanticVersion",
  read: versionIn,
  // Records hold it as text, with or without a “v”, or in its parts.
  held: (held: string | Version) => (typeof held === "string" ? versionIn(held.replace(/^v/, "")) : held),
  print: written,
  compare: (one, other) => one.major - other.major || one.minor - other.minor || one.patch - other.patch,
  expects: "a version, such as 1.2.3",
  example: "1.2.3",
  nearest: (text) => {
    const digits = text.replace(/^v/i, "");
    return [digits, `${digits}.0`, `${digits}.0.0`].filter((candidate) => versionIn(candidate) !== undefined);
  },
  generate: {
    usual: ["1.0.0", "1.2.3", "1.10.0", "2.0.0"],
    near: (value) => [written(value), written({ ...value, patch: value.patch + 1 })],
    held: (value) => [written(value), `v${written(value)}`, value],
  },
});

interface Release {
  readonly name: string;
  readonly version: string | Version;
}

const releases = defineLanguage<Release>()({
  name: "releases",
  text: ["name"],
  fields: { version: semanticVersion("version", { aliases: ["v"], description: "the version" }) },
  keywords: { first: { where: { version: "1.0.0" } }, later: { except: { version: ["0.1.0", "1.0.0"] } } },
});

const records: readonly Release[] = [
  { name: "Falcon", version: "1.10.0" },
  { name: "Merlin", version: "v1.2.0" },
  { name: "Falcon again", version: { major: 1, minor: 2, patch: 0 } },
  { name: "Kestrel", version: "unknown" },
  { name: "Kite", version: "1.0.0" },
];
const named = (found: readonly Release[]) => found.map(({ name }) => name);
const read = (text: string) => parse(text, { language: releases });
const selected = (text: string) => named(records.filter(toPredicate(read(text))));

describe("a kind of one's own", () => {
  it("is read into its value, by the field's name and alias, and printed as written", () => {
    const [term] = read("V:01.2.0").root.terms;
    expect(term).toMatchObject({
      type: "field",
      field: "version",
      text: "01.2.0",
      value: { major: 1, minor: 2, patch: 0 },
    });
    expect(print(read("  v:01.2.0 falcon"))).toBe("version:01.2.0 falcon");
    const { field, and, text } = builder(releases);
    expect(print(and(field("version", "1.2.0"), text("falcon")))).toBe("version:1.2.0 falcon");
    expect(print(field("version", { major: 3, minor: 0, patch: 1 }))).toBe("version:3.0.1");
    expect(() => field("version", "soon")).toThrow(expect.objectContaining({ code: "invalid-term" }));
  });

  it("is completed, explained, coloured and edited", () => {
    const { items } = complete(read("version:1."), 10, { records });
    expect(items.map(({ label }) => label)).toEqual(["1.2.0", "1.10.0", "1.0.0"]);
    expect(complete(read("ver"), 3).items[0]).toMatchObject({ label: "version", example: "version:1.2.3" });
    expect(explain(read("-v:01.2.0")).sentence).toBe("Releases where the version is not “1.2.0”.");
    expect(tokens(read("v:1.2.0")).map(({ tag }) => tag)).toEqual(["propertyName", "punctuation", "string"]);
    const typed = read("falcon v:1.0.0");
    expect(applyEdits(typed, setField(typed, "version", "1.2.0"))).toBe("falcon version:1.2.0");
  });

  it("has diagnostics that say what to write, and fixes that make them go away", () => {
    const asked = read("version:v2");
    expect(asked.diagnostics).toMatchObject([
      {
        code: "invalid-value",
        severity: "error",
        from: 8,
        to: 10,
        message: expect.stringContaining("a version, such as 1.2.3"),
        fixes: [{ label: expect.stringContaining("2.0.0"), edits: [{ from: 8, to: 10, insert: "2.0.0" }] }],
      },
    ]);
    expect(read("version:2.0.0").diagnostics).toEqual([]);
    expect(read("version:soon").diagnostics[0]?.fixes ?? []).toEqual([]);
    expect(read("version:1.0.0 v:2.0.0").diagnostics).toMatchObject([{ code: "never-matches" }]);
    expect(read("version:1.2.0 version:01.2.0").diagnostics).toMatchObject([{ code: "duplicate-term" }]);
  });

  it("selects records by value, however they hold it", () => {
    expect(selected("version:1.2.0")).toEqual(["Merlin", "Falcon again"]);
    expect(selected("-version:1.2.0 falcon")).toEqual(["Falcon"]);
    expect(selected("version:soon")).toEqual([]);
    expect(selected("first")).toEqual(["Kite"]);
    expect(selected("later -version:1.2.0")).toEqual(["Falcon", "Kestrel"]);
    const filter = toFilter(read("-version:1.2.0 -v:1.10.0"));
    expect(filter.type === "field" && [[...filter.values], filter.wanted]).toEqual([["1.2.0", "1.10.0"], false]);
  });

  it.each([
    ["version:>1.0.0", ["Falcon", "Merlin", "Falcon again"]],
    ["version:>=1.2.0", ["Falcon", "Merlin", "Falcon again"]],
    ["version:<1.2.0", ["Kite"]],
    ["version:<=1.2.0", ["Merlin", "Falcon again", "Kite"]],
    ["version:1.0.0..1.9.9", ["Merlin", "Falcon again", "Kite"]],
    ["version:1.0.0..1.9.9,1.10.0", ["Falcon", "Merlin", "Falcon again", "Kite"]],
    ["version:>1.0.0 -version:>1.2.0", ["Merlin", "Falcon again"]],
    ["-version:>1.0.0", ["Kestrel", "Kite"]],
    ["version:>1.0.0 version:<=1.0.0", []],
    ["version:*", ["Falcon", "Merlin", "Falcon again", "Kite"]],
    ["version:2.0.0..1.0.0", []],
  ])("is compared in its own order, in the extended dialect: %s", (text, names) => {
    const { name, text: texts, fields } = releases;
    const extended = defineLanguage<Release>()({ name, text: texts, fields, dialect: "extended" });
    const asked = parse(text, { language: extended });
    expect(named(records.filter(toPredicate(asked)))).toEqual(names);
    expect(named(createSearchIndex(records, { language: extended }).search(text))).toEqual(names);
    expect(asked.diagnostics.some(({ code }) => code === "never-matches" || code === "empty-range")).toBe(
      names.length === 0,
    );
  });

  it("is indexed, and counted in its own order", () => {
    const index = createSearchIndex(records, { language: releases });
    for (const text of ["", "version:1.2.0", "-version:1.2.0 falcon", "version:soon", "first", "later", "-later"])
      expect(named(index.search(text))).toEqual(selected(text));
    const counts: Map<string, number> = index.facets("", "version");
    expect([...counts]).toEqual([
      ["1.2.0", 2],
      ["1.0.0", 1],
      ["1.10.0", 1],
    ]);
  });

  it("has records that match and records that do not", () => {
    fc.assert(
      fc.property(query({ language: releases }), (tree) => {
        const matches = toPredicate(tree);
        for (const [records, wanted] of [
          [() => matching(tree, { heldAs: ["string", "object"] }), true],
          [() => notMatching(tree), false],
        ] as const) {
          try {
            for (const record of fc.sample(records(), { numRuns: 4, seed: 6 })) expect(matches(record)).toBe(wanted);
          } catch (error) {
            expect(error).toMatchObject({ code: "unsatisfiable" });
          }
        }
      }),
      { numRuns: 500 },
    );
    const held = fc.sample(matching(read("version:1.2.0"), { heldAs: ["string", "object"] }), {
      numRuns: 200,
      seed: 6,
    });
    expect(new Set(held.map(({ version }) => JSON.stringify(version)))).toEqual(
      new Set(['"1.2.0"', '"v1.2.0"', '{"major":1,"minor":2,"patch":0}']),
    );
    const texts = fc
      .sample(queryAndRecord({ language: releases }), { numRuns: 300, seed: 6 })
      .map(([{ text }]) => text);
    expect(texts.some((text) => text.includes("version:"))).toBe(true);
  });

  it("is checked in a filter of one's own", async () => {
    await checkFilter({ language: releases, filter: (asked, record) => toPredicate(asked)(record), seed: 6 });
    // It compares versions as texts.
    const wrong = checkFilter({
      language: releases,
      heldAs: ["string"],
      seed: 6,
      filter: (asked, record) =>
        asked.root.terms.every((term) =>
          term.type === "field"
            ? record.version === term.text
            : toPredicate({ language: releases, root: term })(record),
        ),
    });
    await expect(wrong).rejects.toMatchObject({
      code: "filter-differs",
      query: expect.stringMatching(/^version:\d+\.\d+\.\d+$/),
      expected: true,
    });
  });
});

describe("a kind that says no more than it must", () => {
  const grade = defineKind({
    name: "grade",
    read: (text) => (/^[a-f]$/i.test(text) ? text.toUpperCase() : undefined),
    held: (held: string) => held,
  });
  const exams = defineLanguage<{ mark: string }>()({
    name: "exams",
    dialect: "extended",
    text: [],
    fields: { mark: grade("mark") },
  });

  it("selects by its values", () => {
    const matches = toPredicate(parse("mark:b", { language: exams }));
    expect([{ mark: "B" }, { mark: "b" }, { mark: "A" }, { mark: "" }].map(matches)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it("has no order, and there is nothing to offer", () => {
    for (const text of ["mark:z", "mark:a..b", "mark:@today", "mark:>@today", "mark:5"]) {
      const { diagnostics } = parse(text, { language: exams });
      expect(diagnostics.map(({ code, fixes = [] }) => [code, fixes.length])).toEqual([["invalid-value", 0]]);
    }
    expect(complete("mark:", 5, { language: exams }).items.map(({ label }) => label)).toEqual(["*"]);
    expect(tokens("mark:b", { language: exams }).map(({ tag }) => tag)).toEqual([
      "propertyName",
      "punctuation",
      "string",
    ]);
  });
});
