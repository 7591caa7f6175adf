/// <reference types="vite/types/importMeta.d.ts" />
import { describe, expect, test } from "vitest";
import { parse, print, type Severity, toPredicate } from "../src/index.ts";
import { languageFromData } from "../src/language-data/index.ts";
import { holdsExtended } from "./naive-extended/evaluate.ts";
import type { NaiveContext, NaiveLanguage } from "./naive-extended/language.ts";
import { type Meaning, meaningOf } from "./naive-extended/meaning.ts";
import type { NaiveNode } from "./naive-extended/nodes.ts";
import { readExtended } from "./naive-extended/read.ts";
import { applied } from "./trees.ts";

interface Case {
  readonly name: string;
  readonly input: Text;
  readonly context?: Partial<NaiveContext>;
  readonly meaning?: Meaning;
  readonly print?: Text;
  readonly diagnostics?: readonly {
    readonly code: string;
    readonly severity: Severity;
    readonly from?: number;
    readonly to?: number;
  }[];
  readonly tree?: readonly object[];
  readonly marks?: readonly object[];
  readonly matches: readonly string[];
}

/** A text, or pieces of one and how often each is repeated. */
type Text = string | { readonly repeat: readonly (readonly [string, number])[] };

interface Topic {
  readonly language: string;
  readonly cases: readonly Case[];
}

interface Labelled {
  readonly label: string;
  readonly record: object;
}

// Found without the file system, since they run in a browser too.
const folder = "../grammar/conformance";
const files = import.meta.glob<Topic>("../grammar/conformance/extended/*.json", { eager: true, import: "default" });
const languages = import.meta.glob<NaiveLanguage>("../grammar/conformance/languages/*.json", {
  eager: true,
  import: "default",
});
const records = import.meta.glob<readonly Labelled[]>("../grammar/conformance/extended/records/*.json", {
  eager: true,
  import: "default",
});
const topics = Object.entries(files).map(([path, { language, cases }]) => {
  const naive = languages[`${folder}/languages/${language}.json`] as NaiveLanguage;
  return {
    name: path.split("/").at(-1) ?? path,
    cases: cases.map((one) => [one.name, one] as const),
    naive,
    library: languageFromData(naive),
    labelled: records[`${folder}/extended/records/${language}.json`] ?? [],
  };
});

const fixes = import.meta.glob<{ readonly language: string; readonly cases: readonly Advice[] }>(
  "../grammar/conformance/extended/fixes/*.json",
  { eager: true, import: "default" },
);

interface Advice {
  readonly input: string;
  readonly code: string;
  readonly fixed: readonly string[];
}

/** For what does not depend on it. */
const anyClock = "2000-01-01T00:00:00Z";

describe.each(topics)("$name", ({ cases, naive, library, labelled }) => {
  test.each(cases)("%s", (_, expectation) => {
    const { input, context = {}, meaning, print: printed, diagnostics, tree, marks, matches } = expectation;
    const query = parse(textOf(input), { language: library });
    const predicate = toPredicate(query, optionsOf(context));
    expect(labelled.filter(({ record }) => predicate(record as never)).map(({ label }) => label)).toEqual(matches);
    if (meaning !== undefined)
      expect(meaningOf(query.root as unknown as NaiveNode, naive, { now: anyClock, ...context })).toEqual(meaning);
    if (printed !== undefined) expect(print(query)).toBe(textOf(printed));
    if (diagnostics !== undefined) expectSame(query.diagnostics, diagnostics);
    if (tree !== undefined) expect(query.root.terms).toMatchObject(tree);
    if (marks !== undefined) expect(query.marks).toEqual(marks);
  });
});

describe.each(Object.values(fixes))("the fixes for $language", ({ language: name, cases }) => {
  const language = languageFromData(languages[`${folder}/languages/${name}.json`]);

  test.each(cases.map((one) => [one.code, one.input, one] as const))("%s: %s", (code, input, { fixed }) => {
    const diagnostics = parse(input, { language }).diagnostics.filter((one) => one.code === code);
    const offered = diagnostics.flatMap(({ fixes = [] }) => fixes.map((fix) => applied(fix, input)));
    expect(offered).toEqual(expect.arrayContaining([...fixed]));
  });
});

describe.each(topics)("a second implementation, written from the reference alone: $name", (topic) => {
  test.each(topic.cases)("%s", (_, { input, context, meaning, print, matches }) => {
    const { naive, labelled } = topic;
    const read = (text: string) => meaningOf(readExtended(text, naive).root, naive, { now: anyClock, ...context });
    const found = read(textOf(input));
    if (meaning !== undefined) expect(found).toEqual(meaning);
    expect(labelled.filter(({ record }) => holdsExtended(found, record, naive)).map(({ label }) => label)).toEqual(
      matches,
    );
    if (print !== undefined) expect(read(textOf(print))).toEqual(found);
  });
});

function textOf(text: Text): string {
  return typeof text === "string" ? text : text.repeat.map(([piece, count]) => piece.repeat(count)).join("");
}

function optionsOf({ now = anyClock, zone, weekStart, me }: Partial<NaiveContext>) {
  return {
    now: new Date(now),
    ...(zone === undefined ? {} : { timeZone: zone }),
    ...(weekStart === undefined ? {} : { weekStart }),
    ...(me === undefined ? {} : { me }),
  };
}

/** The order does not count, and a range only where the case has one. */
function expectSame(
  found: readonly { code: string; severity: Severity; from: number; to: number }[],
  expected: readonly { code: string; severity: Severity; from?: number; to?: number }[],
): void {
  const place = (from: number | undefined, to: number | undefined) => (from === undefined ? "" : ` at ${from}–${to}`);
  const withRange = new Set(expected.filter(({ from }) => from !== undefined).map(({ code }) => code));
  const foundTexts = found.map(
    ({ code, severity, from, to }) => `${severity} ${code}${withRange.has(code) ? place(from, to) : ""}`,
  );
  expect(foundTexts.sort()).toEqual(
    expected.map(({ code, severity, from, to }) => `${severity} ${code}${place(from, to)}`).sort(),
  );
}
