import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import builds from "../grammar/conformance/languages/builds.json" with { type: "json" };
import orders from "../grammar/conformance/languages/orders.json" with { type: "json" };
import { diagnosticReference } from "../src/assist/index.ts";
import { type AnyLanguage, type DiagnosticCode, layer, parse } from "../src/index.ts";
import { languageFromData } from "../src/language-data/index.ts";
import { readerOf } from "../src/syntax/grammar.ts";
import { applied } from "./trees.ts";

const page = readFileSync(new URL("../grammar/README.md", import.meta.url), "utf8");
const extended = languageFromData(builds);

/** The sections of the diagnostics under a title: code, severity, and examples if a fix leads from one to the other. */
function sectionsUnder(title: string) {
  const part = page.split(`## ${title}\n`)[1]?.split(/^## /m)[0] ?? "";
  return [...part.matchAll(/^### ([a-z-]+)\n\n(\w+)[.,]([^]*?)(?=^### |(?![^]))/gm)].map(([, code, severity, rest]) => {
    const [, wrong, right] = /\nWrong: `(.+)`\nRight: `(.+)`$/m.exec(rest ?? "") ?? [];
    return { code, severity: severity?.toLowerCase(), wrong, right };
  });
}

const documentedSections = sectionsUnder("Diagnostics");
const extendedSections = sectionsUnder("Diagnostics of the extended dialect");

test("the reference has a section for each diagnostic, in the order of the rules, with its severity", () => {
  const inReference = (sections: typeof documentedSections) => sections.map(({ code, severity }) => [code, severity]);
  const documented = readerOf(layer).parsing.rules.map(({ code, severity }) => [code, severity]);
  const all = readerOf(extended).parsing.rules.map(({ code, severity }) => [code, severity]);
  expect(inReference(documentedSections)).toEqual(documented);
  const documentedCodes = new Set(documented.map(([code]) => code));
  expect(inReference(extendedSections)).toEqual(all.filter(([code]) => !documentedCodes.has(code)));
});

test("each code leads to its section", () => {
  const root = new URL("../", import.meta.url);
  const sections = [...documentedSections, ...extendedSections];
  const places = sections.map(({ code }) => new URL(diagnosticReference(code as DiagnosticCode), root));
  expect(new Set(places.map(({ pathname }) => readFileSync(pathname, "utf8")))).toEqual(new Set([page]));
  expect(places.map(({ hash }) => hash.slice(1))).toEqual(sections.map(({ code }) => code));
});

const withoutFix = ["never-matches", "always-matches"];

test.each([
  ...examples(documentedSections, layer),
  ...examples(extendedSections, extended).filter(({ code }) => code !== "ambiguous-comma"),
  ...examples(extendedSections, languageFromData(orders)).filter(({ code }) => code === "ambiguous-comma"),
])(
  "$code: the wrong example has it, a fix leads to the right one, which is clean",
  ({ code, wrong, right, language }) => {
    const found = parse(wrong, { language }).diagnostics.filter((diagnostic) => diagnostic.code === code);
    expect(found).toHaveLength(1);
    expect(parse(right, { language }).diagnostics).toEqual([]);
    const fixed = (found[0]?.fixes ?? []).map((fix) => applied(fix, wrong));
    if (!withoutFix.includes(code)) expect(fixed).toContain(right);
  },
);

function examples(sections: typeof documentedSections, language: AnyLanguage) {
  return sections.flatMap(({ code = "", wrong, right }) =>
    wrong === undefined || right === undefined ? [] : [{ code, wrong, right, language }],
  );
}
