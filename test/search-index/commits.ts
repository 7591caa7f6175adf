import { chooser, seeded } from "../../bench/random.mjs";
import type { CalculatedStatus } from "../../src/index.ts";

/** A commit as far as a search looks at it. */
export interface Commit {
  readonly id: number | bigint | string;
  readonly repository_name: string;
  readonly branch: string;
  readonly calculated_status: CalculatedStatus;
  readonly author: string;
  readonly commit_title: string;
  readonly commit_body: string | null;
}

const vocabulary = [
  ..."the a to in of for and is fix Fix build test cache retry merge revert docs wip flaky handler error parser".split(
    " ",
  ),
  ...'src/cache.ts (#12) v1.2.3 José déjà größer re-run WIP: build, "quoted" K s S ſ'.split(" "),
];
const wide = "исправить ошибку сборки Σίσυφος ΣΙΣΥΦΟΣ 修复构建错误 ビルド 修复 🚀 ✨ “build” cafe\u0301".split(" ");
const spaces = [" ", " ", " ", " ", " ", " ", "\n", "  ", "\u00a0"];

/** Commits with few frequent words and many rare ones, a tenth of them with text beyond Latin; the same for the same seed. */
export function commits(count: number, seed = 1): Commit[] {
  const { below } = chooser(seeded(seed));
  // Earlier ones come more often.
  const pick = <Item>(items: readonly Item[]): Item =>
    items[Math.min(below(items.length), below(items.length))] as Item;
  const word = (isWide: boolean) =>
    below(12) === 0 ? `x${below(40_000).toString(36)}` : pick(isWide ? wide : vocabulary);
  const text = (words: number, isWide: boolean) =>
    Array.from({ length: words }, () => word(isWide && below(2) === 0) + pick(spaces)).join("");
  return Array.from({ length: count }, (_, place) => {
    const isWide = below(10) === 0;
    const id = place + 10;
    return {
      id: place % 50 === 0 ? String(id) : place % 51 === 0 ? BigInt(id) + 2n ** 53n : id,
      repository_name: pick(["api", "web", "docs"]),
      branch: pick(["main", "develop", "release/1", `feature/${below(50)}`]),
      calculated_status: pick(["SUCCEEDED", "FAILURE", "RUNNING", "JOB_ERROR", "NEW"]),
      author: pick(["Ann Lee", "Łukasz Żak", "José García", "Wei 陈"]),
      commit_title: text(2 + below(6), isWide),
      commit_body: below(4) === 0 ? null : text(below(30), isWide),
    };
  });
}
