import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "../src/index.ts";
import { rules } from "../src/syntax/checks/index.ts";
import { applied } from "./trees.ts";

const page = readFileSync(new URL("../grammar/README.md", import.meta.url), "utf8");
const sections = [...page.matchAll(/^### ([a-z-]+)\n\n(\w+)\.[^]*?\nWrong: `(.+)`\nRight: `(.+)`$/gm)];

test("the reference has a section for each diagnostic, in the order of the rules, with its severity", () => {
  const inReference = sections.map(([, code, severity]) => [code, severity?.toLowerCase()]);
  expect(inReference).toEqual(rules.map(({ code, severity }) => [code, severity]));
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
