import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { diagnosticReference } from "../src/assist/index.ts";
import { type DiagnosticCode, parse } from "../src/index.ts";
import { rules } from "../src/syntax/checks/index.ts";
import { applied } from "./trees.ts";

const page = readFileSync(new URL("../grammar/README.md", import.meta.url), "utf8");
const documented = page.split("## The extended dialect")[0] ?? "";
const sections = [...documented.matchAll(/^### ([a-z-]+)\n\n(\w+)[.,][^]*?\nWrong: `(.+)`\nRight: `(.+)`$/gm)];

test("the reference has a section for each diagnostic, in the order of the rules, with its severity", () => {
  const inReference = sections.map(([, code, severity]) => [code, severity?.toLowerCase()]);
  expect(inReference).toEqual(rules.map(({ code, severity }) => [code, severity]));
});

// The type checker sees to it that no code is forgotten here, and none made up.
const everyCode: Readonly<Record<DiagnosticCode, true>> = {
  "unclosed-quote": true,
  "missing-value": true,
  "invalid-value": true,
  "unknown-field": true,
  "lonely-minus": true,
  "empty-phrase": true,
  "never-matches": true,
  "duplicate-term": true,
  "invisible-character": true,
  "dash-for-minus": true,
  "foreign-quote": true,
};

test("each code leads to its section, and each section belongs to a code", () => {
  const root = new URL("../", import.meta.url);
  const places = (Object.keys(everyCode) as DiagnosticCode[]).map((code) => new URL(diagnosticReference(code), root));
  expect(new Set(places.map(({ pathname }) => readFileSync(pathname, "utf8")))).toEqual(new Set([page]));
  const titles = [...(page.split("## Diagnostics\n")[1]?.split(/^## /m)[0] ?? "").matchAll(/^### (.+)$/gm)];
  expect(places.map(({ hash }) => hash.slice(1))).toEqual(titles.map(([, title]) => title));
});

test.each(sections.map(([, code = "", , wrong = "", right = ""]) => ({ code, wrong, right })))(
  "$code: the wrong example has it, a fix leads to the right one, which is clean",
  ({ code, wrong, right }) => {
    const found = parse(wrong).diagnostics.filter((diagnostic) => diagnostic.code === code);
    expect(found).toHaveLength(1);
    expect(parse(right).diagnostics).toEqual([]);
    const fixed = (found[0]?.fixes ?? []).map((fix) => applied(fix, wrong));
    if (code !== "never-matches") expect(fixed).toContain(right);
  },
);
