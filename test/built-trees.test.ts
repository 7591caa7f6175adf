import { describe, expect, it, test } from "vitest";
import {
  builder,
  defineLanguage,
  layer,
  type Node,
  oneOf,
  parse,
  print,
  toFilter,
  toPredicate,
  walk,
} from "../src/index.ts";
import { rooted } from "./trees.ts";

const { and, not, text, phrase, field, keyword } = builder(layer);

const noRange = { from: 0, to: 0 } as const;
const word = (sought: string): Node => ({ type: "word", text: sought, ...noRange });
const or = (...terms: readonly Node[]): Node => ({ type: "or", terms, ...noRange });
const all = (...terms: readonly Node[]): Node => ({ type: "and", terms, ...noRange });
const no = (term: Node): Node => ({ type: "not", term, ...noRange });
const typed = (search: string): Node => parse(search).root;

const refused = (code: string, message: string) => expect.objectContaining({ name: "QuerybarError", code, message });

describe("print", () => {
  it.each<[string, Node, string]>([
    ["an alternative of one", or(word("fix")), "fix"],
    ["a group of one, excluded", no(or(all(word("fix")))), "-fix"],
    ["an exclusion, excluded", no(no(word("fix"))), "fix"],
    ["an exclusion in a group, excluded", no(all(no(word("fix")))), "fix"],
    ["an empty group, excluded", no(all()), ""],
    ["a group of one and an empty text, excluded", no(all(word(""), word("fix"))), "-fix"],
    ["empty texts", all(word(""), { type: "phrase", text: "", ...noRange }, word("fix"), no(word(""))), "fix"],
    [
      "an empty value",
      { type: "field", field: "repo", text: "", value: "", valueFrom: 0, valueTo: 0, ...noRange } as Node,
      "",
    ],
    ["what begins with a minus, after one", no(word("-fix")), "--fix"],
    ["what begins with a minus", word("-fix"), '"-fix"'],
    ["what begins with a minus in a group", all(word("-fix"), word("a")), '"-fix" a'],
    ["what begins with a minus, after two", no(no(word("-fix"))), '"-fix"'],
    ["a word that is longer than a field's name", word("repos"), "repos"],
    ["groups", all(all(word("a"), word("b")), or(word("c"))), "a b c"],
  ])("writes %s", (_, tree, printed) => {
    expect(print(rooted(tree))).toBe(printed);
  });

  it.each<[string, Node, string]>([
    ["alternatives", or(word("a"), word("b")), "This language cannot write alternatives: “a b”."],
    ["no alternatives", or(), "This language cannot write alternatives: “”."],
    [
      "the complement of a group",
      all(word("x"), no(all(word("a"), keyword("done")))),
      "This language cannot write the complement of a group: “a done”.",
    ],
    [
      "the complement of alternatives",
      no(or(word("a"), word("b"))),
      "This language cannot write the complement of a group: “a b”.",
    ],
    [
      "a comparison",
      {
        type: "comparison",
        field: "id",
        operator: ">",
        text: "1",
        value: 1,
        valueFrom: 0,
        valueTo: 0,
        ...noRange,
      } as never,
      "This language has no terms of the type “comparison”.",
    ],
  ])("refuses %s", (_, tree, message) => {
    expect(() => print(rooted(tree))).toThrow(refused("not-expressible", message));
  });
});

describe("the builder", () => {
  it("negates exactly one term", () => {
    expect(print(not(text("wip")))).toBe("-wip");
    expect(print(not(not(text("wip"))))).toBe("wip");
    expect(not(not(keyword("done")))).toEqual(keyword("done"));
    expect(not(phrase(""))).toEqual({ type: "and", terms: [], ...noRange });
    expect(() => not(text("two words"))).toThrow(
      refused("not-expressible", "A minus negates one term: negate each of them, or make one phrase of the text."),
    );
  });

  it("opens groups, and leaves out what is unfinished", () => {
    expect(and(and(text("a b"), phrase("")), not(text("c"))).terms.map(({ type }) => type)).toEqual([
      "word",
      "word",
      "not",
    ]);
  });

  it("makes of text without words nothing to filter by", () => {
    expect(text(" \t ")).toEqual({ type: "and", terms: [], ...noRange });
    expect(phrase("")).toStrictEqual({ type: "unfinished", lacks: "text", negated: false, ...noRange });
    expect(field("repo", "")).toEqual({
      type: "unfinished",
      lacks: "value",
      field: "repo",
      negated: false,
      ...noRange,
    });
  });

  it("makes fields of their values", () => {
    const built = { type: "field", field: "id", text: "10", value: "10", valueFrom: 0, valueTo: 0, ...noRange };
    expect([field("id", 10), field("id", 10n), field("id", "10")]).toEqual([built, built, built]);
    expect(field("ID" as "id", "010" as "10")).toEqual({ ...built, text: "010" });
    expect(phrase("a b")).toEqual({ type: "phrase", text: "a b", ...noRange });
    expect(keyword("DONE" as "done")).toEqual({ type: "keyword", keyword: "done", ...noRange });
  });

  it.each([
    ["id", 1.5, "“1.5” is not a value of the field “id”."],
    ["id", -1, "“-1” is not a value of the field “id”."],
    ["id", 2 ** 53, "“9007199254740992” is not a value of the field “id”."],
    ["id", "ten", "“ten” is not a value of the field “id”."],
    ["id", undefined, "“undefined” is not a value of the field “id”."],
    ["id", null, "“null” is not a value of the field “id”."],
    ["branch", 10, "“10” is not a value of the field “branch”."],
    ["status", "bogus", "“bogus” is not a value of the field “status”."],
    ["status", 10, "“10” is not a value of the field “status”."],
    [
      "brnach",
      "main",
      "There is no field named “brnach” in this language: its fields are “repo”, “branch”, “id”, and “status”.",
    ],
  ])("refuses %s with the value %s", (name, value, message) => {
    expect(() => field(name as never, value as never)).toThrow(refused("invalid-term", message));
  });

  it("refuses an undeclared keyword", () => {
    expect(() => keyword("stuck" as never)).toThrow(
      refused(
        "invalid-term",
        "There is no keyword named “stuck” in this language: its keywords are “running”, “done”, and “failed”.",
      ),
    );
  });
});

const tickets = defineLanguage<{ state: string; calculated_status?: string }>()({
  name: "tickets",
  text: [],
  fields: { state: oneOf("state", ["OPEN", "CLOSED"]) },
});

describe("a built tree knows its language", () => {
  const { field: ticketField, and: both } = builder(tickets);

  it("so it is evaluated, printed and walked by that language", () => {
    const tree = ticketField("state", "OPEN");
    expect([{ state: "OPEN" }, { state: "open" }, { state: "CLOSED" }, {}].map(toPredicate(tree))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(print(both(tree))).toBe("state:OPEN");
    expect(toFilter(tree)).toMatchObject({ type: "field", field: "state" });
  });

  it("and is refused as a part of a tree of another one", () => {
    const other = ticketField("state", "OPEN") as never;
    const message =
      "This term is of the language “tickets” (documented), and it is added to one of “Layer CI runs” (documented).";
    expect(() => and(other)).toThrow(refused("invalid-term", message));
    expect(() => not(other)).toThrow(refused("invalid-term", message));
  });
});

describe("a predicate", () => {
  const run = { commit_title: "Fix the build", branch: "main" };

  const undeclaredKeyword = { type: "keyword", keyword: "stuck", ...noRange } as never;
  const undeclaredField = {
    type: "field",
    field: "nope",
    text: "x",
    value: "x",
    valueFrom: 0,
    valueTo: 0,
    ...noRange,
  } as never;

  it.each<[string, Node, boolean]>([
    ["either of two", or(word("wip"), word("fix")), true],
    ["either of two that do not occur", or(word("wip"), word("done")), false],
    ["either of none", or(), false],
    ["not either of none", no(or()), true],
    ["all of none", all(), true],
    ["not all of none, which is unfinished", no(all()), true],
    ["not either", no(or(word("wip"), word("fix"))), false],
    ["all of two", all(word("build"), word("fix")), true],
    ["all of two, one of which does not occur", all(word("wip"), word("fix")), false],
    ["all of four", all(word("build"), word("fix"), word("the"), word("bu")), true],
    ["all of four, the last of which does not occur", all(word("build"), word("fix"), word("the"), word("wip")), false],
    ["alternatives and a word", all(or(word("wip"), word("fix")), word("build")), true],
    ["alternatives and a word that does not occur", all(or(word("wip"), word("fix")), word("x-ray")), false],
    ["fields among alternatives", or(typed("branch:main"), typed("repo:main")), true],
    ["another field among alternatives", or(typed("repo:main"), typed("branch:main")), true],
    ["a field or a word", or(typed("branch:dev"), word("fix")), true],
    ["an excluded field among alternatives", or(typed("-branch:main"), typed("branch:dev")), false],
    ["a field, or the field excluded", or(typed("branch:dev"), typed("-branch:main")), false],
    ["a group of a field and a word", all(all(typed("branch:main"), word("fix")), word("build")), true],
    ["a field among alternatives", or(typed("branch:dev"), typed("branch:main")), true],
    ["an undeclared keyword", undeclaredKeyword, false],
    ["its complement", no(undeclaredKeyword), true],
    ["its complement among alternatives", or(no(undeclaredKeyword), word("wip")), true],
    ["its complement in a complement", no(no(undeclaredKeyword)), false],
    ["its complement with a word", all(no(undeclaredKeyword), word("fix")), true],
    ["an undeclared field", undeclaredField, false],
    ["the complement of one", no(undeclaredField), true],
    ["the complement of one among alternatives", or(no(undeclaredField), word("wip")), true],
    ["the complement of one with a word", all(word("fix"), no(undeclaredField)), true],
    ["the complement of one in an excluded group", no(or(no(undeclaredField), word("wip"))), false],
    ["an unfinished term", phrase("") as Node, true],
    ["the complement of one that is unfinished", no(phrase("")), true],
    ["an unfinished term or a word that does not occur", or(phrase(""), word("wip")), false],
  ])("of %s", (_, tree, matches) => {
    expect(toPredicate(rooted(tree))(run)).toBe(matches);
    expect(toPredicate(rooted(all(tree)))(run)).toBe(matches);
    expect(toPredicate(rooted(all(tree, word("build"))))(run)).toBe(matches);
    expect(toPredicate(rooted(no(no(tree))))(run)).toBe(matches);
  });
});

describe("walk", () => {
  it("starts at any node, each with those around it", () => {
    const seen: string[] = [];
    walk(rooted(no(or(word("a"), word("b")))), (node, ancestors) => {
      seen.push([...ancestors, node].map(({ type }) => type).join(" "));
    });
    expect(seen).toEqual(["not", "not or", "not or word", "not or word"]);
  });

  it("leaves out what is inside a node if the visitor returns false", () => {
    const seen: string[] = [];
    walk(parse("-wip fix"), (node) => {
      seen.push(node.type);
      return node.type !== "not";
    });
    expect(seen).toEqual(["and", "not", "word"]);
  });
});

const functionsOfTree = { print, walk: (query: never) => walk(query, () => undefined), toPredicate, toFilter };

const noQuery = "Expected a query that parse or a builder made.";
const noQueries: readonly (readonly [what: string, given: unknown, message: string])[] = [
  ["a string", "text", "Expected a query and got a string: parse it first, as in toPredicate(parse(text))."],
  ["undefined", undefined, noQuery],
  ["null", null, noQuery],
  ["a number", 10, noQuery],
  ["a function", () => true, noQuery],
  ["an empty object", {}, noQuery],
  ["a list", [], noQuery],
  ["a query without its tree", { text: "fix", language: layer }, noQuery],
  ["a query whose tree is null", { root: null, language: layer }, noQuery],
  ["a query whose tree is text", { root: "fix", language: layer }, noQuery],
];

describe.each(Object.entries(functionsOfTree))("%s refuses", (_, act: (query: never) => unknown) => {
  test.each(noQueries)("%s", (_, given, message) => {
    expect(() => act(given as never)).toThrow(refused("invalid-argument", message));
  });

  test.each([
    ["a node of a parsed tree without its language", parse("fix").root],
    ["a query whose language is null", { ...parse("fix"), language: null }],
    ["a query with the name of its language", { ...parse("fix"), language: "Layer CI runs" }],
  ])("%s", (_, given) => {
    expect(() => act(given as never)).toThrow(
      refused(
        "missing-language",
        "This is not a language that defineLanguage made. JSON and structured clones lose a query's language: put it back with { ...query, language }, or pass { language, root }.",
      ),
    );
  });

  test.each([
    ["that has been copied as data", structuredClone(tickets)],
    ["that is an empty object", {}],
  ])("a query of a language %s", (_, language) => {
    expect(() => act({ ...parse("state:OPEN", { language: tickets }), language } as never)).toThrow(
      expect.objectContaining({ name: "QuerybarError", code: "missing-language" }),
    );
  });
});
