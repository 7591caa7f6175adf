import { describe, expect, it, test } from "vitest";
import { explain, highlight } from "../src/assist/index.ts";
import { builder, layer, type Node, parse, print, toPredicate, walk } from "../src/index.ts";

const { and, not, text, phrase, field, keyword } = builder(layer);

const nowhere = { from: 0, to: 0 } as const;
const word = (sought: string): Node => ({ type: "word", text: sought, ...nowhere });
const or = (...terms: readonly Node[]): Node => ({ type: "or", terms, ...nowhere });
const all = (...terms: readonly Node[]): Node => ({ type: "and", terms, ...nowhere });
const no = (term: Node): Node => ({ type: "not", term, ...nowhere });

describe("print", () => {
  it.each<[string, Node, string]>([
    ["an alternative of one", or(word("fix")), "fix"],
    ["a group of one, excluded", no(or(all(word("fix")))), "-fix"],
    ["an exclusion, excluded", no(no(word("fix"))), "fix"],
    ["an exclusion in a group, excluded", no(all(no(word("fix")))), "fix"],
    ["an empty group, excluded", no(all()), ""],
    ["empty texts", all(word(""), { type: "phrase", text: "", ...nowhere }, word("fix"), no(word(""))), "fix"],
    [
      "an empty value",
      { type: "field", field: "repo", text: "", value: "", valueFrom: 0, valueTo: 0, ...nowhere } as Node,
      "",
    ],
    ["what begins with a minus behind one", no(word("-fix")), "--fix"],
    ["what begins with a minus", word("-fix"), '"-fix"'],
    ["what begins with a minus in a group", all(word("-fix"), word("a")), '"-fix" a'],
    ["what begins with a minus behind two", no(no(word("-fix"))), '"-fix"'],
    ["a word that is longer than a field's name", word("repos"), "repos"],
    ["groups", all(all(word("a"), word("b")), or(word("c"))), "a b c"],
  ])("writes %s", (_, tree, printed) => {
    expect(print(tree)).toBe(printed);
  });

  it.each<[string, Node, string]>([
    ["alternatives", or(word("a"), word("b")), "The language has no way of writing alternatives: “a b”."],
    [
      "the complement of a group",
      all(word("x"), no(all(word("a"), keyword("done")))),
      "The language has no way of writing the complement of a group: “a done”.",
    ],
    [
      "the complement of alternatives",
      no(or(word("a"), word("b"))),
      "The language has no way of writing the complement of a group: “a b”.",
    ],
  ])("refuses %s", (_, tree, message) => {
    expect(() => print(tree)).toThrow(
      expect.objectContaining({ name: "QuerybarError", code: "not-expressible", message }),
    );
  });
});

describe("the builder", () => {
  const refused = (code: string, message: string) => expect.objectContaining({ name: "QuerybarError", code, message });

  it("negates one term and no more", () => {
    expect(print(not(text("wip")))).toBe("-wip");
    expect(print(not(not(text("wip"))))).toBe("wip");
    expect(not(not(keyword("done")))).toEqual(keyword("done"));
    expect(not(phrase(""))).toEqual({ type: "and", terms: [], from: 0, to: 0 });
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
    expect(text(" \t ")).toEqual({ type: "and", terms: [], from: 0, to: 0 });
    expect(phrase("")).toStrictEqual({ type: "unfinished", lacks: "text", negated: false, from: 0, to: 0 });
    expect(field("repo", "")).toEqual({
      type: "unfinished",
      lacks: "value",
      field: "repo",
      negated: false,
      from: 0,
      to: 0,
    });
  });

  it("makes fields of their values", () => {
    const built = { type: "field", field: "id", text: "10", value: "10", valueFrom: 0, valueTo: 0, from: 0, to: 0 };
    expect([field("id", 10), field("id", 10n), field("id", "10")]).toEqual([built, built, built]);
    expect(field("ID" as "id", "010" as "10")).toEqual({ ...built, text: "010" });
    expect(phrase("a b")).toEqual({ type: "phrase", text: "a b", from: 0, to: 0 });
    expect(keyword("DONE" as "done")).toEqual({ type: "keyword", keyword: "done", from: 0, to: 0 });
  });

  it.each([
    ["id", 1.5, "“1.5” is no value of the field “id”."],
    ["id", 2 ** 53, "“9007199254740992” is no value of the field “id”."],
    ["id", "ten", "“ten” is no value of the field “id”."],
    ["branch", 10, "“10” is no value of the field “branch”."],
    ["status", "bogus", "“bogus” is no value of the field “status”."],
    ["status", 10, "“10” is no value of the field “status”."],
    ["brnach", "main", "“brnach” is no field of this language: its fields are “repo”, “branch”, “id” and “status”."],
  ])("refuses %s with the value %s", (name, value, message) => {
    expect(() => field(name as never, value as never)).toThrow(refused("invalid-term", message));
  });

  it("refuses what is no keyword", () => {
    expect(() => keyword("stuck" as never)).toThrow(
      refused(
        "invalid-term",
        "“stuck” is no keyword of this language: its keywords are “running”, “done” and “failed”.",
      ),
    );
  });
});

describe("a predicate", () => {
  const run = { commit_title: "Fix the build", branch: "main" };

  it.each<[string, Node, boolean]>([
    ["either of two", or(word("wip"), word("fix")), true],
    ["either of two that do not occur", or(word("wip"), word("done")), false],
    ["either of none", or(), false],
    ["not either", no(or(word("wip"), word("fix"))), false],
    ["all of two", all(word("build"), word("fix")), true],
    ["all of two, one of which does not occur", all(word("wip"), word("fix")), false],
    ["all of four", all(word("build"), word("fix"), word("the"), word("bu")), true],
    ["all of four, the last of which does not occur", all(word("build"), word("fix"), word("the"), word("wip")), false],
    ["alternatives and a word", all(or(word("wip"), word("fix")), word("build")), true],
    ["alternatives and a word that does not occur", all(or(word("wip"), word("fix")), word("x-ray")), false],
    ["fields among alternatives", or(parse("branch:main").root, parse("repo:main").root), true],
    ["another field among alternatives", or(parse("repo:main").root, parse("branch:main").root), true],
    ["a field or a word", or(parse("branch:dev").root, word("fix")), true],
    ["an excluded field among alternatives", or(parse("-branch:main").root, parse("branch:dev").root), false],
    ["a field, or the field excluded", or(parse("branch:dev").root, parse("-branch:main").root), false],
    ["a group of a field and a word", all(all(parse("branch:main").root, word("fix")), word("build")), true],
    ["a field among alternatives", or(parse("branch:dev").root, parse("branch:main").root), true],
    ["a keyword that the language lacks", { type: "keyword", keyword: "stuck", ...nowhere } as never, false],
    ["its complement", no({ type: "keyword", keyword: "stuck", ...nowhere } as never), true],
    [
      "a field that the language lacks",
      { type: "field", field: "nope", text: "x", value: "x", valueFrom: 0, valueTo: 0, ...nowhere } as never,
      false,
    ],
    ["an unfinished term", phrase("") as Node, true],
    ["the complement of one", no(phrase("")), true],
  ])("of %s", (_, tree, matches) => {
    expect(toPredicate(tree)(run)).toBe(matches);
    expect(toPredicate(all(tree))(run)).toBe(matches);
  });
});

describe("assistance", () => {
  const alternatives = or(word("fix"), all(word("wip"), phrase("A b") as Node));

  it("explains alternatives and groups", () => {
    expect(explain(alternatives).parts.map((part) => part.text)).toEqual([
      "mentioning “fix” or mentioning “wip” and mentioning exactly “A b”",
    ]);
    expect(explain(no(alternatives)).sentence).toBe(
      "Layer CI runs where it is not true that mentioning “fix” or mentioning “wip” and mentioning exactly “A b”.",
    );
    expect(explain(word("fix")).sentence).toBe("Layer CI runs mentioning “fix”.");
  });

  it("marks what any of them asks for, and nothing for an empty text", () => {
    const title = { commit_title: "fix A b a B" };
    expect(highlight(alternatives, title)).toEqual({
      commit_title: [
        { from: 0, to: 3 },
        { from: 4, to: 7 },
      ],
    });
    expect(highlight(all(word(""), { type: "phrase", text: "", ...nowhere }), title)).toEqual({});
  });
});

describe("walk", () => {
  it("starts at any node, each with those around it", () => {
    const seen: string[] = [];
    walk(no(or(word("a"), word("b"))), (node, ancestors) => {
      seen.push([...ancestors, node].map(({ type }) => type).join(" "));
    });
    expect(seen).toEqual(["not", "not or", "not or word", "not or word"]);
  });

  it("leaves out what is inside a node where it is told to", () => {
    const seen: string[] = [];
    walk(parse("-wip fix"), (node) => {
      seen.push(node.type);
      return node.type !== "not";
    });
    expect(seen).toEqual(["and", "not", "word"]);
  });
});

test("a query as JSON has its text, tree and diagnostics, and not the language", () => {
  const query = parse("id:ten");
  expect(JSON.parse(JSON.stringify(query))).toEqual({
    text: "id:ten",
    root: JSON.parse(JSON.stringify(query.root)),
    diagnostics: query.diagnostics,
  });
});
