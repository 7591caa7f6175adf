import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Job, layer, type Node, type PartialRecord } from "../../src/index.ts";
import { createSearchIndex } from "../../src/search-index/index.ts";
import { anyText, crowdedQueryText, queryText, run } from "../arbitraries.ts";
import { longQueryText, shortQueryText, syllabicRun } from "../arbitraries-of-many.ts";
import { tries } from "../tries.ts";
import { expectSame } from "./same-as-predicate.ts";

type Run = PartialRecord<Job>;

const query = fc.oneof(queryText, crowdedQueryText, shortQueryText, longQueryText, anyText);
const runs = fc.array(fc.oneof(run, syllabicRun), { maxLength: 60 });

describe("what an index finds is what the predicate selects", () => {
  test("query after query, so that one may refine another", () => {
    fc.assert(
      fc.property(runs, fc.array(query, { minLength: 1, maxLength: 8 }), (records, queries) => {
        const index = createSearchIndex(records);
        for (const text of queries) expectSame(index, records, text, layer);
      }),
      tries(40),
    );
  });

  test("key by key, and back", () => {
    fc.assert(
      fc.property(runs, query, fc.nat(), (records, text, back) => {
        const index = createSearchIndex(records);
        for (let end = 0; end <= text.length; end++) expectSame(index, records, text.slice(0, end), layer);
        expectSame(index, records, text.slice(0, back % (text.length + 1)), layer);
      }),
      tries(20),
    );
  });

  test("for any part of any text, as a word, as a phrase and between quotes", () => {
    const title = fc.oneof(anyText, fc.string({ unit: "grapheme" }));
    fc.assert(
      fc.property(fc.array(title, { minLength: 1, maxLength: 12 }), fc.nat(), fc.nat(), (titles, from, length) => {
        const records = titles.map((text, place) =>
          place % 3 === 0 ? { author: text } : { commit_title: text, commit_body: text },
        );
        const index = createSearchIndex(records);
        for (const text of titles) {
          const start = from % (text.length + 1);
          const part = text.slice(start, start + (length % 12));
          for (const type of ["word", "phrase"] as const)
            expectSame(index, records, { type, text: part, from: 0, to: 0 }, layer);
          expectSame(index, records, `"${part}"`, layer);
        }
      }),
      tries(40),
    );
  });

  test("for trees that no text makes", () => {
    fc.assert(
      fc.property(runs, fc.array(tree, { minLength: 1, maxLength: 4 }), (records, trees) => {
        const index = createSearchIndex(records);
        for (const node of trees) expectSame(index, records, node, layer);
      }),
      tries(50),
    );
  });

  test("after records were added, changed and taken out, in any order", () => {
    fc.assert(
      fc.property(runs, fc.array(step, { maxLength: 40 }), (given, steps) => {
        const records: Run[] = [...given];
        const index = createSearchIndex(records);
        for (const { kind, at, text, record, more } of steps) {
          const old = records[at % Math.max(1, records.length)];
          if (kind === "search") expectSame(index, records, text, layer);
          else if (kind === "add") {
            index.add(record, ...more);
            records.push(record, ...more);
          } else if (old === undefined) {
            expect(index.remove(record)).toBe(false);
            expect(index.update(record, record)).toBe(false);
          } else if (kind === "update") {
            expect(index.update(old, record)).toBe(true);
            records[records.lastIndexOf(old)] = record;
          } else {
            expect(index.remove(old)).toBe(true);
            records.splice(records.lastIndexOf(old), 1);
          }
          expect(index.size).toBe(records.length);
        }
        expectSame(index, records, "", layer);
      }),
      tries(40),
    );
  });
});

const step = fc.record({
  kind: fc.constantFrom("search", "search", "add", "update", "update", "remove"),
  at: fc.nat(),
  text: query,
  record: run,
  more: fc.array(syllabicRun, { maxLength: 5 }),
});

const nowhere = { from: 0, to: 0 };
const text = fc.oneof(
  anyText,
  fc
    .array(fc.constantFrom("fix", "Fix", "it", "a", "42", "\u017f", " ", " ", "  ", "\n", "\u00a0", "\ud800"), {
      maxLength: 6,
    })
    .map((parts) => parts.join("")),
);

const { tree } = fc.letrec<{ tree: Node; terms: Node[] }>((tie) => ({
  terms: fc.array(tie("tree"), { maxLength: 4 }),
  tree: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    text.map((text): Node => ({ type: "word", text, ...nowhere })),
    text.map((text): Node => ({ type: "phrase", text, ...nowhere })),
    fc
      .constantFrom("running" as const, "done" as const, "failed" as const, "stuck" as "done")
      .map((keyword): Node => ({ type: "keyword", keyword, ...nowhere })),
    fc
      .constantFrom("a", "main", "caf\u00e9", "nope")
      .map(
        (value): Node => ({ type: "field", field: "branch", text: value, value, valueFrom: 0, valueTo: 0, ...nowhere }),
      ),
    fc
      .constantFrom("1", "10", "9007199254740993", undefined)
      .map((value): Node => ({ type: "field", field: "id", text: "x", value, valueFrom: 0, valueTo: 0, ...nowhere })),
    fc.constant({
      type: "field",
      field: "nope",
      text: "x",
      value: "x",
      valueFrom: 0,
      valueTo: 0,
      ...nowhere,
    } as unknown as Node),
    fc.constant<Node>({ type: "unfinished", lacks: "text", negated: false, ...nowhere }),
    tie("tree").map((term): Node => ({ type: "not", term, ...nowhere })),
    tie("terms").map((terms): Node => ({ type: "and", terms, ...nowhere })),
    tie("terms").map((terms): Node => ({ type: "or", terms, ...nowhere })),
  ),
}));
