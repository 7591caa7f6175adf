import { expect, test } from "vitest";
import { defineLanguage } from "../../src/index.ts";
import { createSearchIndex } from "../../src/search-index/index.ts";

// Among this many different words, some have the same 32-bit hash: about one pair in 65,000.
const wordsOf = (record: number) =>
  Array.from({ length: 1000 }, (_, word) => `${record.toString(36)}.${word.toString(36)}`);
const records = Array.from({ length: 200 }, (_, record) => ({ commit_title: wordsOf(record).join(" ") }));

test("words are distinguished by their characters, not by their hashes", () => {
  // Forty words that follow each other are in one record only, unless one of them was taken for another.
  const index = createSearchIndex(records);
  const wrong: string[] = [];
  records.forEach((record, place) => {
    const words = wordsOf(place);
    for (let from = 0; from < words.length; from += 40) {
      const query = `"${words.slice(from, from + 40).join(" ")}"`;
      const found = index.search(query);
      if (found.length !== 1 || found[0] !== record) wrong.push(query);
    }
  });
  expect(wrong).toEqual([]);
});

test("more different words than can be numbered in 16 bits, in few characters, are distinguished", () => {
  const words = Array.from({ length: 100_000 }, (_, word) => `${word.toString(36)}.`);
  const numbered = Array.from({ length: 200 }, (_, record) => ({
    commit_title: words.slice(500 * record, 500 * (record + 1)).join(" "),
  }));
  const index = createSearchIndex(numbered);
  const wrong: string[] = [];
  for (let word = 0; word < words.length; word += 499) {
    const found = index.search(`" ${words[word]} "`).concat(index.search(`"${words[word]} ${words[word + 1]}"`));
    if (found.some((record) => record !== numbered[Math.floor(word / 500)])) wrong.push(words[word] ?? "");
  }
  expect(wrong).toEqual([]);
  expect(index.count(`"${words.at(-2)} ${words.at(-1)}"`)).toBe(1);
});

test("many empty texts in an array leave the other records' texts alone", () => {
  const tags = defineLanguage<{ tags: string[] }>()({ name: "tags", text: ["tags"], fields: {} });
  const empty = Array.from({ length: 300 }, () => ({ tags: Array.from({ length: 8000 }, () => "") }));
  const named = [{ tags: ["fix", "it"] }, { tags: [] }, { tags: ["fixing"] }];
  const index = createSearchIndex([...empty, ...named], { language: tags });
  expect(index.search("fix")).toEqual([named[0], named[2]]);
  expect(index.search('"fix it"')).toEqual([]);
});
