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
  const matches: (record: RecordType) => boolean = toPredicate(
    typeof query === "string" ? parse(query, language) : query,
    language,
  );
  const expected = records.filter(matches);
  const found = index.search(query);
  const isSame = found.length === expected.length && found.every((record, place) => record === expected[place]);
  if (!isSame) expect(found, `what is found for ${JSON.stringify(query)}`).toStrictEqual(expected);
  expect(isSame, `same records and order for ${JSON.stringify(query)}`).toBe(true);
  expect(index.count(query)).toBe(expected.length);
}
