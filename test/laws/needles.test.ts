import fc from "fast-check";
import { expect, test } from "vitest";
import { needleFinder } from "../../src/language/needles.ts";

const few = (most: number) => fc.string({ unit: fc.constantFrom("a", "b", "\uffff"), maxLength: most });

test("a needle is found exactly where one occurs, and it is one that does", () => {
  fc.assert(
    fc.property(
      fc.array(few(5), { maxLength: 12 }),
      fc.array(few(12), { minLength: 1, maxLength: 4 }),
      (needles, texts) => {
        const find = needleFinder(needles);
        for (const text of texts) {
          const found = find(text);
          const occurs = needles.some((needle) => needle !== "" && text.includes(needle));
          expect(found >= 0).toBe(occurs);
          if (occurs) expect(text).toContain(needles[found]);
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test("an empty needle never occurs", () => {
  const find = needleFinder(["", "b"]);
  expect([find(""), find("a"), find("ab")]).toEqual([-1, -1, 1]);
  expect(needleFinder([])("a")).toBe(-1);
});

test("a needle is found in the midst of a longer one that begins otherwise, and only there", () => {
  const find = needleFinder(["qbcr", "bcd", "xyz", "bc"]);
  expect(["qbc", "xy", "qb", "qbcd", "xyzbc", "qbqbcr"].map(find)).toEqual([3, -1, -1, 3, 2, 3]);
});
