import { describe, expect, test } from "vitest";
import { builder, layer, type Node, parse, print, toFilter, toPredicate, toQueryString, walk } from "../src/index.ts";
import { rooted } from "./trees.ts";

const noRange = { from: 0, to: 0 } as const;
const word: Node = { type: "word", text: "fix", ...noRange };
const another: Node = { type: "phrase", text: "Fix", ...noRange };

const shapes: Readonly<Record<string, (inner: Node) => Node>> = {
  "alternatives in alternatives": (inner) => ({ type: "or", terms: [inner, another], ...noRange }),
  "groups in groups": (inner) => ({ type: "and", terms: [another, inner], ...noRange }),
  "complements of groups": (inner) => ({
    type: "not",
    term: { type: "and", terms: [inner, another], ...noRange },
    ...noRange,
  }),
  "complements of complements": (inner) => ({ type: "not", term: inner, ...noRange }),
};

/** A word inside this many levels. */
function nested(levels: number, around: (inner: Node) => Node): Node {
  let tree = word;
  for (let level = 0; level < levels; level++) tree = around(tree);
  return tree;
}

const functions: Readonly<Record<string, (query: ReturnType<typeof rooted>) => unknown>> = {
  walk: (query) => walk(query, () => undefined),
  print,
  toPredicate,
  toFilter,
  toQueryString,
};

const tooDeep = expect.objectContaining({
  name: "QuerybarError",
  code: "too-deep",
  message: "This tree is nested more than 64 levels deep, which is the limit.",
});

describe.each(Object.entries(shapes))("%s", (_, around) => {
  test.each(Object.entries(functions))("are refused by %s from 20,000 levels on", (_, act) => {
    expect(() => act(rooted(nested(20_000, around)))).toThrow(tooDeep);
    expect(() => act(rooted(nested(200_000, around)))).toThrow(tooDeep);
  });

  test.each(Object.entries(functions))("are refused by %s with 66 levels", (_, act) => {
    expect(() => act(rooted(nested(66, around)))).toThrow(tooDeep);
  });

  test("work with 64 levels", () => {
    const query = rooted(nested(64, around));
    let deepest = 0;
    walk(query, (_, ancestors) => {
      deepest = Math.max(deepest, ancestors.length);
    });
    expect(deepest).toBeGreaterThanOrEqual(64);
    expect(typeof toPredicate(query)({ commit_title: "fix" })).toBe("boolean");
    expect(toFilter(query)).toHaveProperty("type");
  });
});

test.each([
  ["alternatives", shapes["alternatives in alternatives"]],
  ["complements of groups", shapes["complements of groups"]],
] as const)("the limit is 64 levels of %s", (_, around) => {
  const make = around as (inner: Node) => Node;
  expect(() => toPredicate(rooted(nested(64, make)))).not.toThrow();
  expect(() => toPredicate(rooted(nested(65, make)))).toThrow(tooDeep);
});

test("a wide tree is not deep", () => {
  const terms = Array.from({ length: 100_000 }, () => word);
  expect(toPredicate(rooted({ type: "and", terms, ...noRange }))({ commit_title: "fix" })).toBe(true);
  expect(parse(print(rooted({ type: "and", terms, ...noRange }))).root.terms).toHaveLength(100_000);
});

describe("the builder", () => {
  const { and, not } = builder(layer);

  test("opens groups, however deep, or refuses them", () => {
    for (const act of [and, not]) {
      expect(() => act(nested(20_000, shapes["groups in groups"] as never))).toThrow(tooDeep);
      expect(() => act(nested(20_000, shapes["alternatives in alternatives"] as never))).toThrow(tooDeep);
    }
  });

  test("gives trees that do not grow deeper with every step", () => {
    let tree: Node = word;
    for (let step = 0; step < 1000; step++) tree = and(tree, another);
    expect((tree as Extract<Node, { type: "and" }>).terms).toHaveLength(1001);
    let negated: Node = word;
    for (let step = 0; step < 1001; step++) negated = not(negated);
    expect(negated).toMatchObject({ type: "not", term: { type: "word" } });
  });
});
