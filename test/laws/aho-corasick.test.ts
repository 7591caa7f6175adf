import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ahoCorasick } from "../../src/language/text/aho-corasick.ts";
import { tries } from "../tries.ts";

const few = (most: number) => fc.string({ unit: fc.constantFrom("a", "b", "\uffff"), maxLength: most });

describe("the automaton", () => {
  test("finds a needle exactly where one occurs, and it is one that does", () => {
    fc.assert(
      fc.property(
        fc.array(few(5), { maxLength: 12 }),
        fc.array(few(12), { minLength: 1, maxLength: 4 }),
        (needles, texts) => {
          const find = ahoCorasick(needles);
          for (const text of texts) {
            const found = find(text);
            const occurs = needles.some((needle) => needle !== "" && text.includes(needle));
            expect(found >= 0).toBe(occurs);
            if (occurs) expect(text).toContain(needles[found]);
          }
        },
      ),
      tries(700),
    );
  });

  test("never finds an empty needle", () => {
    const find = ahoCorasick(["", "b"]);
    expect([find(""), find("a"), find("ab")]).toEqual([-1, -1, 1]);
    expect(ahoCorasick([])("a")).toBe(-1);
  });

  test("finds a needle in the midst of a longer one that begins otherwise, and only there", () => {
    const find = ahoCorasick(["qbcr", "bcd", "xyz", "bc"]);
    expect(["xy", "qb", "qbqb"].map(find)).toEqual([-1, -1, -1]);
    for (const text of ["qbc", "qbcd", "xyzbc", "qbqbcr"]) expect(find(text), text).toBeGreaterThanOrEqual(0);
  });
});
