import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { elasticsearchMapping, elasticsearchTarget, toDocument } from "../../../src/elasticsearch/index.ts";
import { defineLanguage, exactText, toPredicate } from "../../../src/index.ts";
import { describeOwnFields } from "../../elasticsearch/own-fields.ts";
import { describeSelection } from "../../elasticsearch/selection.ts";
import { casePairs } from "../case-pairs.ts";
import { missingForOpensearch, type OpenSearch, startOpensearch } from "../opensearch/node.ts";

const texts = defineLanguage<{ text: string; name: string }>()({
  name: "texts",
  dialect: "extended",
  text: ["text"],
  fields: { name: exactText("name", { wildcards: true }) },
});
type Tree = Parameters<ReturnType<typeof toElasticsearch>>[0];
const toElasticsearch = () => elasticsearchTarget({ language: texts });

const missing = missingForOpensearch();
if (missing !== undefined) test.skip(`skipped: ${missing} is not installed`);

describe.skipIf(missing !== undefined)("OpenSearch", () => {
  let node: OpenSearch;
  beforeAll(async () => {
    node = await startOpensearch();
  });
  afterAll(() => node?.stop());

  describeSelection(() => node, { pairs: 1000 });
  describeOwnFields(() => node, { pairs: 1000 });

  /** What a tree of one term selects. */
  async function searchable(records: readonly object[]) {
    const documents = records.map((record) => toDocument(record, { language: texts }));
    const search = await node.index(elasticsearchMapping({ language: texts }), documents);
    return async (tree: Tree) => {
      const result = toElasticsearch()(tree);
      return result.ok ? search(result.query) : undefined;
    };
  }

  function treeOf(term: object): Tree {
    return {
      language: texts,
      root: { type: "and", terms: [{ from: 0, to: 0, ...term }], from: 0, to: 0 },
    } as unknown as Tree;
  }

  test("ignores case as the language does, for all letters", async () => {
    const pairs = casePairs();
    const held = [...new Set(pairs.map(({ text }) => text))];
    const words = [...new Set(pairs.map(({ word }) => word))].filter((word) => word !== "");
    const positions = new Map(held.map((text, index) => [text, index]));
    const find = await searchable(held.map((text) => ({ text })));
    const textsOf = new Map(words.map((word) => [word, [] as string[]]));
    for (const { text, word } of pairs) textsOf.get(word)?.push(text);
    const wrong: object[] = [];
    for (const word of words) {
      const tree = treeOf({ type: "word", text: word });
      const matches = toPredicate(tree);
      const found = new Set(await find(tree));
      for (const text of textsOf.get(word) ?? [])
        if (found.has(positions.get(text) ?? -1) !== matches({ text })) wrong.push({ text, word });
    }
    expect(wrong).toEqual([]);
    expect(pairs.length).toBeGreaterThan(20_000);
  });

  test("finds what is anywhere in long and hostile texts", async () => {
    const long = Array.from({ length: 60_000 }, (_, index) => String.fromCodePoint(0x4e00 + (index % 20_000))).join("");
    const held = [
      long,
      `${"x".repeat(99_990)}The End`,
      "a\0b",
      "100%_*?\\",
      "e\u0301",
      "\ud83d\ude00 \ud83d",
      "",
      "\n\t",
      '"quoted"',
    ];
    const find = await searchable(held.map((text) => ({ text, name: text.slice(0, 300) })));
    const parts = held.flatMap((text) => [
      text.slice(0, 250),
      text.slice(-250),
      text.slice(9_900, 10_150),
      text.slice(1, 2),
    ]);
    for (const text of [...new Set(parts)].filter((part) => part !== "" && part.isWellFormed())) {
      for (const term of [
        { type: "phrase", text },
        { type: "word", text: text.toUpperCase() },
        {
          type: "pattern",
          field: "name",
          parts: ["", text.slice(0, 100).toWellFormed(), ""],
          valueFrom: 0,
          valueTo: 0,
        },
        { type: "field", field: "name", text, value: text, valueFrom: 0, valueTo: 0 },
      ]) {
        const tree = treeOf(term);
        const matches = toPredicate(tree);
        const records = held.map((one) => ({ text: one.toWellFormed(), name: one.slice(0, 300).toWellFormed() }));
        const expected = records.flatMap((record, index) => (matches(record) ? [index] : []));
        expect([term, await find(tree)]).toEqual([term, expected]);
      }
    }
  });

  test("takes what is at the limits of a target, whatever the letters", async () => {
    const find = await searchable([{ text: "a", name: "b" }]);
    const wide = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ type: "word", text: `w${index}`, from: 0, to: 0 }));
    const nested = (depth: number): object =>
      depth === 0
        ? { type: "word", text: "a" }
        : { type: depth % 2 === 0 ? "and" : "or", terms: [nested(depth - 1), ...wide(1)] };
    const letters = [
      () => "a",
      (index: number) => String.fromCodePoint(0x4e00 + index * 7),
      (index: number) => String.fromCodePoint(0x20000 + index * 5),
    ];
    const most = (make: (size: number) => object, from: number) => {
      for (let size = from; ; size--) if (toElasticsearch()(treeOf(make(size))).ok) return make(size);
    };
    const terms = [
      most((size) => ({ type: "and", terms: wide(size) }), 2_000),
      most((size) => ({ type: "not", term: { type: "or", terms: wide(size) } }), 2_000),
      most((size) => nested(size), 60),
      most(
        (size) => ({
          type: "list",
          field: "name",
          terms: Array.from({ length: size }, (_, index) => ({
            type: "field",
            field: "name",
            text: `v${index}`,
            value: `v${index}`,
          })),
        }),
        65_540,
      ),
      ...letters.flatMap((letter) => [
        most(
          (size) => ({ type: "phrase", text: Array.from({ length: size }, (_, index) => letter(index)).join("") }),
          600,
        ),
        most(
          (size) => ({
            type: "pattern",
            field: "name",
            parts: ["", ...Array.from({ length: size }, (_, index) => letter(index)), ""],
          }),
          600,
        ),
        most(
          (size) => ({
            type: "pattern",
            field: "name",
            parts: ["", ...Array.from({ length: size }, (_, index) => letter(index).repeat(9)), ""],
          }),
          600,
        ),
        most((size) => ({ type: "pattern", field: "name", parts: [letter(0).repeat(size), ""] }), 1_200),
      ]),
    ];
    for (const term of terms) expect(await find(treeOf(term))).toBeInstanceOf(Array);
  });
});
