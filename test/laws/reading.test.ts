import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, print, toPredicate, toQueryString, walk } from "../../src/index.ts";
import { anyText, queryText, run } from "../arbitraries.ts";
import { readNaively } from "../naive.ts";
import { isSame, misplaced } from "../trees.ts";
import { tries } from "../tries.ts";

const text = fc.oneof(anyText, queryText);
const often = tries(400);

describe("every string is a query", () => {
  test("nothing that is done with it throws", () => {
    fc.assert(
      fc.property(text, run, (input, record) => {
        const query = parse(input);
        let nodes = 0;
        walk(query, () => void nodes++);
        expect(nodes).toBeGreaterThan(query.root.terms.length);
        expect(Array.isArray(query.diagnostics)).toBe(true);
        expect(typeof print(query)).toBe("string");
        expect(toQueryString(query)).toMatch(/^search=[\w%!'()*~.-]*$/);
        expect(typeof toPredicate(query)(record)).toBe("boolean");
      }),
      often,
    );
  });

  test("nothing is lost: each character but white space is in exactly one term", () => {
    fc.assert(
      fc.property(text, (input) => {
        expect(misplaced(parse(input))).toEqual([]);
      }),
      often,
    );
  });

  test("the tree is plain data and survives JSON", () => {
    fc.assert(
      fc.property(text, (input) => {
        const { root } = parse(input);
        expect(JSON.parse(JSON.stringify(root))).toEqual(root);
      }),
      often,
    );
  });

  test("the tree is what a naive reader makes of it", () => {
    fc.assert(
      fc.property(text, (input) => {
        expect(parse(input).root.terms).toEqual(readNaively(input));
      }),
      often,
    );
  });
});

test("what was read before makes no difference", () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const before = parse(one);
      const between = parse(other);
      const after = parse(one);
      expect(isSame(after.root, before.root)).toBe(true);
      // The diagnostics of the first query are read only now, after others were parsed.
      expect(between.diagnostics).toEqual(parse(other).diagnostics);
      expect(after.diagnostics).toEqual(before.diagnostics);
    }),
  );
});

test("every unit that is white space separates terms, and no other does", () => {
  const wrong: string[] = [];
  for (let unit = 0; unit <= 0xffff; unit++) {
    const character = String.fromCharCode(unit);
    const terms = parse(`a${character}b`).root.terms.length;
    if (terms !== (/\s/.test(character) ? 2 : 1)) wrong.push(`U+${unit.toString(16)}`);
  }
  expect(wrong).toEqual([]);
});
