import { describe, expect, test } from "vitest";
import { type Layer, layer } from "../../src/index.ts";
import { createSearchIndex, type SearchIndex } from "../../src/search-index/index.ts";
import { type Commit, commits } from "./commits.ts";
import { expectSame } from "./same-as-predicate.ts";

// Enough records for several chunks, some of them small.
const records = commits(10_000);
const index = createSearchIndex(records);

/** The text in the search bar after each keystroke. */
function keys(text: string): string[] {
  return Array.from({ length: text.length }, (_, place) => text.slice(0, place + 1));
}

const typed = [
  "fix flaky test",
  "the build -wip",
  "-revert -merge docs",
  '"Fix the build"',
  '"the  build" fix',
  '"build\\n" a',
  '-"in the" cache',
  "branch:main failed",
  "status:failure -branch:main retry",
  "id:7500 -id:3",
  "id:9007199254740993",
  "#12",
  "v1.2",
  "src/cache.ts",
  "José déjà",
  "ошибку СБОРКИ",
  "σισυφος",
  "修复构建",
  "ビルド",
  "🚀 ✨",
  "s",
  '"S',
  "zzzzz",
];

describe("while a person types", () => {
  test.each(typed)("%s", (text) => {
    for (const query of keys(text)) expectSame(index, records, query, layer);
    // Back, and on with something else.
    for (const query of keys(text).reverse()) expectSame(index, records, `${query} the`, layer);
  });

  test("a refined query finds what the same query finds in a new index", () => {
    const fresh = createSearchIndex(records);
    for (const text of ["fix", "fix the", "fix the b", "fix the build", "fix the build -wip"]) index.search(text);
    const text = 'fix the build -wip "build"';
    expect(index.search(text)).toEqual(fresh.search(text));
    expect(index.search(text).length).toBeGreaterThan(10);
  });
});

describe("records come, change and go", () => {
  const kept = commits(3000);
  const living = createSearchIndex(kept);

  test("added one by one, until they are read into chunks", () => {
    for (const commit of commits(2500, 7)) {
      living.add(commit);
      kept.push(commit);
      if (kept.length % 500 === 0) checkAll(living, kept);
    }
  });

  test("added many at a time", () => {
    const many = commits(5000, 8);
    living.add(...many);
    kept.push(...many);
    checkAll(living, kept);
  });

  test("changed, until their chunks are rebuilt", () => {
    const changed = commits(3000, 9);
    changed.forEach((commit, place) => {
      const at = (place * 7) % 3500;
      const old = kept[at];
      if (old === undefined) throw new Error("There are fewer records than changes.");
      expect(living.update(old, commit)).toBe(true);
      kept[at] = commit;
      if (place % 300 === 0) checkAll(living, kept);
    });
    checkAll(living, kept);
  });

  test("taken out, until none are left", () => {
    while (kept.length > 0) {
      const [old] = kept.splice((kept.length * 5) % 8 === 0 ? 0 : Math.floor(kept.length / 3), 1);
      if (old !== undefined) expect(living.remove(old)).toBe(true);
      if (kept.length % 1000 === 0) checkAll(living, kept);
    }
    expect(living.size).toBe(0);
    expect(living.search("")).toEqual([]);
  });
});

function checkAll(checked: SearchIndex<Layer, Commit>, expected: readonly Commit[]): void {
  expect(checked.size).toBe(expected.length);
  for (const query of ["", "fix", "the b", "-e", '"the build"', "branch:main -fix", "修复", "id:17", "failed"]) {
    expectSame(checked, expected, query, layer);
  }
}
