import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Filter, type Job, layer, type Node, type PartialRecord, parse, toFilter } from "../src/index.ts";
import { run } from "./arbitraries.ts";
import { tries } from "./tries.ts";

type Run = PartialRecord<Job>;

const range = { from: 0, to: 0 } as const;
const word = (text: string): Node => ({ type: "word", text, ...range });
const phrase = (text: string): Node => ({ type: "phrase", text, ...range });
const keyword = (name: string) => ({ type: "keyword", keyword: name, ...range }) as Node;
const field = (name: string, text: string, value: string | undefined = text) =>
  ({ type: "field", field: name, text, value, valueFrom: 0, valueTo: 0, ...range }) as Node;
const not = (term: Node): Node => ({ type: "not", term, ...range });
const and = (...terms: readonly Node[]): Node => ({ type: "and", terms, ...range });
const or = (...terms: readonly Node[]): Node => ({ type: "or", terms, ...range });
const unfinished: Node = { type: "unfinished", lacks: "text", negated: false, ...range };

const filterOf = (root: Node): Filter => toFilter({ language: layer, root });

// What a tree means, as naively as possible: `undefined` restricts nothing.

function meaningOf(node: Node, record: Run): boolean | undefined {
  switch (node.type) {
    case "word":
      return node.text === "" ? undefined : textsOf(record).some((text) => literal(node.text, "iu").test(text));
    case "phrase":
      return node.text === "" ? undefined : textsOf(record).some((text) => text.includes(node.text.normalize("NFC")));
    case "keyword":
      if (node.keyword === "running") return statusOf(record) === "RUNNING";
      if (node.keyword === "done") return statusOf(record) !== "RUNNING";
      return node.keyword === "failed" && /^(FAILURE|(JOB|RUNNER)_ERROR|BAD_LAYERFILE)$/.test(statusOf(record) ?? "");
    case "field": {
      if (node.text === "") return undefined;
      const held = heldBy(record).get(node.field);
      return held !== undefined && held === node.value;
    }
    case "unfinished":
      return undefined;
    case "not": {
      const meaning = meaningOf(node.term, record);
      return meaning === undefined ? undefined : !meaning;
    }
    default: {
      const meanings = node.terms.map((term) => meaningOf(term, record)).filter((meaning) => meaning !== undefined);
      if (node.type === "or" && node.terms.length === 0) return false;
      if (meanings.length === 0) return undefined;
      return node.type === "and" ? meanings.every((meaning) => meaning) : meanings.some((meaning) => meaning);
    }
  }
}

function textsOf({ author, commit_title, commit_body }: Run): readonly string[] {
  return [author, commit_title, commit_body]
    .filter((text) => typeof text === "string")
    .map((text) => text.normalize("NFC"));
}

function statusOf({ calculated_status }: Run): string | undefined {
  return calculated_status?.toUpperCase();
}

/** What a record holds in each field, in canonical spelling. */
function heldBy(record: Run): ReadonlyMap<string, string | undefined> {
  const { repository_name, branch, id } = record;
  const isNumber = typeof id === "number" ? Number.isInteger(id) && id >= 0 : /^[0-9]+$/.test(String(id ?? ""));
  return new Map([
    ["repo", repository_name || undefined],
    ["branch", branch || undefined],
    ["id", isNumber ? String(BigInt(id ?? 0)) : undefined],
    ["status", statusOf(record)],
  ]);
}

function literal(text: string, flags: string): RegExp {
  return new RegExp(text.normalize("NFC").replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), flags);
}

// What a filter selects, as naively as possible.

function selects(filter: Filter, record: Run): boolean {
  switch (filter.type) {
    case "text":
      return (
        textsOf(record).some((text) => literal(filter.text, filter.exact ? "u" : "iu").test(text)) === filter.wanted
      );
    case "field":
      return filter.values.has(heldBy(record).get(filter.field) ?? "none") === filter.wanted;
    case "all":
      return filter.filters.every((part) => selects(part, record));
    case "any":
      return filter.filters.some((part) => selects(part, record));
  }
}

/** What is wrong with the shape of a filter. */
function faultsOf(filter: Filter): readonly string[] {
  switch (filter.type) {
    case "text":
      return filter.text === "" || filter.paths.length === 0 ? ["a text that is empty or has no place"] : [];
    case "field":
      return filter.values.size === 0 ? ["a field without values"] : [];
    case "all":
    case "any": {
      const fields = filter.filters.flatMap((part) => (part.type === "field" ? [part.field] : []));
      return [
        ...(filter.filters.length === 1 ? ["a group of one"] : []),
        ...(new Set(fields).size < fields.length ? ["a field twice in one group"] : []),
        ...filter.filters.flatMap((part) => [
          ...("filters" in part && part.filters.length === 0 ? ["everything or nothing in a group"] : []),
          ...(part.type === filter.type ? ["a group in a group of the same type"] : []),
          ...faultsOf(part),
        ]),
      ];
    }
    default:
      return [`a node of the type ${(filter as { type: string }).type}`];
  }
}

const texts = ["fix", "Fix", "it", "a", "42", "", "caf\u00e9", "cafe\u0301", "ΣΑΣ", "σας", "\u212a", "wip"];
const atom = fc.oneof(
  fc.constantFrom(...texts).map(word),
  fc.constantFrom(...texts).map(phrase),
  fc.constantFrom("running", "done", "failed", "stuck").map(keyword),
  fc.constantFrom("a", "A", "api", "main", "").map((value) => field("branch", value)),
  fc.constantFrom("a", "api").map((value) => field("repo", value)),
  fc.constantFrom("1", "2", "10").map((value) => field("id", `0${value}`, value)),
  fc.constantFrom("NEW", "RUNNING", "FAILURE").map((value) => field("status", value.toLowerCase(), value)),
  fc.constantFrom("id", "status").map((name) => ({ ...field(name, "bogus"), value: undefined }) as Node),
  fc.constant(field("author", "x")),
  fc.constant(unfinished),
);
const { tree } = fc.letrec<{ tree: Node }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, depthSize: "medium" },
    atom,
    tie("tree").map(not),
    fc.array(tie("tree"), { maxLength: 4 }).map((terms) => and(...terms)),
    fc.array(tie("tree"), { maxLength: 4 }).map((terms) => or(...terms)),
  ),
}));

describe("a filter", () => {
  it("selects what the tree means", () => {
    fc.assert(
      fc.property(tree, fc.array(run, { minLength: 1, maxLength: 8 }), (root, records) => {
        const filter = filterOf(root);
        for (const record of records) expect(selects(filter, record)).toBe(meaningOf(root, record) ?? true);
      }),
      tries(1000),
    );
  });

  it("of a complement selects the other records, unless it restricts nothing", () => {
    fc.assert(
      fc.property(tree, run, (root, record) => {
        const meaning = meaningOf(root, record);
        expect(selects(filterOf(not(root)), record)).toBe(meaning === undefined ? true : !meaning);
      }),
      tries(600),
    );
  });

  it("has four types of nodes, and says nothing twice", () => {
    fc.assert(
      fc.property(tree, (root) => {
        expect(faultsOf(filterOf(root))).toEqual([]);
      }),
      tries(1000),
    );
  });

  const everything = { type: "all", filters: [] };
  const nothing = { type: "any", filters: [] };
  const fix = { type: "text", text: "fix", exact: false, paths: layer.text, wanted: true };
  const undeclared = field("author", "x");

  it.each<[string, Node, object]>([
    ["an unfinished term", unfinished, everything],
    ["its complement", not(unfinished), everything],
    ["an unfinished term or a word", or(unfinished, word("fix")), fix],
    ["an unfinished term and a word", and(unfinished, word("fix")), fix],
    ["the complement of a group of unfinished terms", not(and(unfinished, unfinished)), everything],
    ["a word, and the complement of such a group", and(word("fix"), not(or(unfinished))), fix],
    ["no alternatives", or(), nothing],
    ["the complement of no alternatives", not(or()), everything],
    ["a complement of a complement", not(not(word("fix"))), fix],
    ["groups in groups", and(and(or(word("fix"))), and()), fix],
    ["an undeclared field", undeclared, nothing],
    ["its complement", not(undeclared), everything],
    ["an undeclared field next to a word", and(word("fix"), undeclared), nothing],
    ["an undeclared field or a word", or(word("fix"), undeclared), fix],
    ["a word, and not an undeclared field", and(word("fix"), not(undeclared)), fix],
    ["an undeclared keyword", keyword("stuck"), nothing],
    ["a word, and not an undeclared keyword", and(word("fix"), not(keyword("stuck"))), fix],
    ["a contradiction", and(field("id", "1"), field("id", "2")), nothing],
    ["a field or its complement", or(field("id", "1"), not(field("id", "1"))), everything],
  ])("of %s", (_, root, filter) => {
    expect(filterOf(root)).toEqual(filter);
  });

  it("is refused for a term that only the extended dialect has", () => {
    const above = { type: "comparison", field: "id", operator: ">", text: "1", value: "1", ...range } as never;
    expect(() => filterOf(above)).toThrow(
      expect.objectContaining({
        code: "not-expressible",
        message: "This language has no terms of the type “comparison”.",
      }),
    );
  });

  it("merges what a query says of one field, keywords included", () => {
    const filter = toFilter(parse("failed -status:job_error -id:1 -id:02 fix"));
    const parts = filter.type === "all" ? filter.filters : [];
    expect(
      parts.map((part) => (part.type === "field" ? [part.field, [...part.values], part.wanted] : part.type)),
    ).toEqual([["status", ["FAILURE", "BAD_LAYERFILE", "RUNNER_ERROR"], true], ["id", ["1", "2"], false], "text"]);
  });
});
