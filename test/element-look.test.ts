import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { styles } from "../src/element/styles.ts";

const page = readFileSync(new URL("../docs/search-bar.md", import.meta.url), "utf8");
const look = page.slice(page.indexOf("## Its look"), page.indexOf("## In CodeMirror"));

test("the page about the search bar names every custom property of the element", () => {
  const properties = new Set(styles.match(/--query-bar-[a-z]+/g));
  expect(properties.size).toBeGreaterThan(10);
  for (const property of properties) expect(look).toContain(`\`${property}\``);
});

test("… and every part", () => {
  const sources = ["element", "search-bar"].flatMap((name) => {
    const folder = new URL(`../src/${name}/`, import.meta.url);
    return readdirSync(folder).map((file) => readFileSync(new URL(file, folder), "utf8"));
  });
  const parts = sources.flatMap((source) => [...source.matchAll(/part: ["`]([a-z-]+)/g)].map(([, part]) => part));
  expect(parts.length).toBeGreaterThan(8);
  for (const part of parts) expect(look).toContain(`\`${part}\``);
});
