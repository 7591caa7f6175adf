// What the comparison says of the search bar is shown by tests, and these exist.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { rootFolder } from "../scripts/entries.mjs";
import { titlesOf } from "./titles.ts";

const page = readFileSync(`${rootFolder}docs/search-bar-comparison.md`, "utf8");
const [points = "", sources = "", shown = ""] = page.split(/^## .*$/m);
const rows = (text: string) =>
  [...text.matchAll(/^\| (.*) \|$/gm)].slice(2).map(([, row = ""]) => row.split(" | ").map((cell) => cell.trim()));

test.each(rows(shown))("%s", (_, file = "", title = "") => {
  expect([...titlesOf(file.replaceAll("`", ""))]).toContain(title.replace(/^“|”$/g, ""));
});

test("every claim about another bar has a source", () => {
  const numbers = new Set([...sources.matchAll(/^(\d+)\. /gm)].map(([, number]) => number));
  expect(rows(points).length).toBeGreaterThan(15);
  for (const [point, , ...others] of rows(points))
    for (const claim of others.filter((cell) => cell !== "?")) {
      const [, number] = /\[(\d+)\]$/.exec(claim) ?? [];
      expect(numbers, `${point}: ${claim}`).toContain(number);
    }
});
