/// <reference types="vite/types/importMeta.d.ts" />
import { describe, expect, test } from "vitest";
import {
  type Diagnostic,
  type Job,
  type PartialRecord,
  parse,
  print,
  toPredicate,
  toQueryString,
} from "../src/index.ts";
import { applied } from "./trees.ts";

interface Case {
  readonly name: string;
  readonly input: string;
  readonly tree: readonly unknown[];
  readonly diagnostics: readonly unknown[];
  readonly print: string;
  readonly queryString: string;
  readonly matches: readonly string[];
}

interface LabelledRun {
  readonly label: string;
  readonly run: PartialRecord<Job>;
}

// Found without the file system, since they run in a browser too.
const runs = Object.values(
  import.meta.glob<readonly LabelledRun[]>("../grammar/conformance/records.json", { eager: true, import: "default" }),
).flat();
const files = import.meta.glob<{ readonly about: string; readonly cases: readonly Case[] }>(
  ["../grammar/conformance/*.json", "!../grammar/conformance/{records,schema,set}.json"],
  { eager: true, import: "default" },
);
const topics = Object.entries(files).map(([path, topic]) => ({ name: path.split("/").at(-1) ?? path, ...topic }));
const cases = topics.flatMap((topic) => topic.cases);

/** What a tree is to other programming languages: its JSON. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function expected({ code, severity, from, to, fixes = [] }: Diagnostic, text: string) {
  return { code, severity, from, to, fixed: fixes.map((fix) => applied(fix, text)) };
}

describe.each(topics.map((topic) => [topic.name, topic] as const))("%s", (_, { cases }) => {
  test.each(cases.map((one) => [one.name, one] as const))("%s", (_, expectation) => {
    const query = parse(expectation.input);
    const matches = toPredicate(query);
    expect({
      name: expectation.name,
      input: query.text,
      tree: asJson(query.root.terms),
      diagnostics: query.diagnostics.map((diagnostic) => expected(diagnostic, query.text)),
      print: print(query),
      queryString: toQueryString(query),
      matches: runs.filter(({ run }) => matches(run)).map(({ label }) => label),
    }).toEqual(expectation);
  });
});

describe("the cases", () => {
  test.each(["name", "input"] as const)("have a %s of their own", (key) => {
    expect(repeated(cases.map((one) => one[key]))).toEqual([]);
  });

  test("have runs with labels of their own", () => {
    expect(repeated(runs.map(({ label }) => label))).toEqual([]);
  });
});

function repeated(values: readonly string[]): string[] {
  return values.filter((value, place) => values.indexOf(value) !== place);
}
