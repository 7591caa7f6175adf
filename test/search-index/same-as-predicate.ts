import { expect } from "vitest";
import { type AnyLanguage, type Node, parse, toPredicate } from "../../src/index.ts";
import type { SearchIndex } from "../../src/search-index/index.ts";

/** The very records that the predicate selects, in their order. */
export function expectSame<L extends AnyLanguage, RecordType extends object>(
  index: SearchIndex<L, RecordType>,
  records: readonly RecordType[],
  query: string | Node<L>,
  language: L,
): void {
  const asked = typeof query === "string" ? query : { language, root: query };
  const matches = toPredicate(typeof asked === "string" ? parse(asked, { language }) : asked) as (
    record: RecordType,
  ) => boolean;
  const expected = records.filter(matches);
  const found = index.search(asked);
  const isSame = found.length === expected.length && found.every((record, position) => record === expected[position]);
  if (!isSame) expect(found, `what is found for ${JSON.stringify(query)}`).toStrictEqual(expected);
  expect(isSame, `same records and order for ${JSON.stringify(query)}`).toBe(true);
  expect(index.count(asked)).toBe(expected.length);
}
