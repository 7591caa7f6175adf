import fc from "fast-check";
import { expect, test } from "vitest";
import { distanceFrom } from "../../src/language/text/suggest.ts";

/** The table as textbooks have it (optimal string alignment). */
function distanceByTable(one: string, other: string): number {
  const table = Array.from({ length: one.length + 1 }, (_, row) =>
    Array.from({ length: other.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  const at = (row: number, column: number) => table[row]?.[column] ?? 0;
  for (let row = 1; row <= one.length; row++) {
    for (let column = 1; column <= other.length; column++) {
      const replaced = at(row - 1, column - 1) + (one[row - 1] === other[column - 1] ? 0 : 1);
      const isSwap = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const swapped = isSwap ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY;
      (table[row] ?? [])[column] = Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, replaced, swapped);
    }
  }
  return at(one.length, other.length);
}

test("the distance from one text to another is that of the table, for up to 32 units", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "c", "d"), maxLength: 32 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(distanceFrom(one)(other)).toBe(distanceByTable(one, other));
    }),
    { numRuns: 3000 },
  );
  for (const length of [1, 31, 32]) expect(distanceFrom("a".repeat(length))("b".repeat(length))).toBe(length);
});
