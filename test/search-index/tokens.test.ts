import { expect, test } from "vitest";
import { layer } from "../../src/index.ts";
import { chunksOf } from "../../src/search-index/chunk.ts";
import { createSearchIndex } from "../../src/search-index/index.ts";
import { atOnce } from "../../src/search-index/work.ts";

// Of so many different words some have the same 32-bit hash: about one pair in each chunk that is full of them.
const wordsOf = (record: number) =>
  Array.from({ length: 1000 }, (_, word) => `${record.toString(36)}.${word.toString(36)}`);
const records = Array.from({ length: 200 }, (_, record) => ({ commit_title: wordsOf(record).join(" ") }));

test("words are told apart by their characters, not by their hashes", () => {
  const chunks = atOnce(chunksOf(records, layer));
  expect(chunks.length).toBeGreaterThan(2);
  expect(chunks.reduce((sum, chunk) => sum + chunk.records.length, 0)).toBe(records.length);
  // Seven words that follow each other are in one record only, unless one of them was taken for another.
  const index = createSearchIndex(records);
  const wrong: string[] = [];
  records.forEach((record, place) => {
    const words = wordsOf(place);
    for (let from = 0; from < words.length; from += 7) {
      const query = `"${words.slice(from, from + 7).join(" ")}"`;
      const found = index.search(query);
      if (found.length !== 1 || found[0] !== record) wrong.push(query);
    }
  });
  expect(wrong).toEqual([]);
});
