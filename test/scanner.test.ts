import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scan } from "../bench/scanner.mjs";
import { parse } from "../src/index.ts";
import { anyText, crowdedQueryText, queryText } from "./arbitraries.ts";
import { isSame } from "./trees.ts";
import { tries } from "./tries.ts";

// The benchmark measures the parser by a hand-written scanner, which is a fair measure only if both make the same tree.

const sameTree = (text: string) => isSame(scan(text), parse(text).root);

describe("the benchmark's scanner makes the parser's tree", () => {
  test.each([
    [
      "of the documentation's example",
      'text "exact text" -layer -ci repo:api branch:main id:10 status:running done failed',
    ],
    ["of what is unfinished", '- -"" "" repo: -REPO: id:"" -- "'],
    ["of quotes of all kinds", '"a"“b„c‟d"e "\\"\\\\" "\\“" “\\"” repo:"x y"z "open\\'],
    ["of what looks like a field", "http://x fix: :x repo::x Id:007 id:-1 status:New status:ſucceeded branch:a:b"],
    ["of white space of all scripts", "a\u00a0b\u3000c\u2028d\ufeffe\u0085f\u180eg\u200ah"],
  ])("%s", (_, text) => {
    expect(scan(text)).toStrictEqual(parse(text).root);
  });

  test.each([
    ["any strings", anyText],
    ["strings like queries", queryText],
    ["queries of few different terms", crowdedQueryText],
  ])("of %s", (_, texts) => {
    fc.assert(fc.property(texts, sameTree), tries(300));
  });

  test("and not the tree of another text", () => {
    expect(isSame(scan("fix -wip"), parse("fix -wi").root)).toBe(false);
  });
});
