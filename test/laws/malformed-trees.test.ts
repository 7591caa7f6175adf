import fc from "fast-check";
import { describe, expect, test } from "vitest";
import buildsData from "../../grammar/conformance/languages/builds.json" with { type: "json" };
import ordersData from "../../grammar/conformance/languages/orders.json" with { type: "json" };
import { addTerm, complete, explain, explainEmpty, highlight, setField, toggleValue } from "../../src/assist/index.ts";
import { elasticsearchTarget } from "../../src/elasticsearch/index.ts";
import {
  type AnyLanguage,
  type AnyQuery,
  isQuerybarError,
  layer,
  parse,
  print,
  toFilter,
  toPredicate,
  toQueryString,
  toSearchUrls,
  walk,
} from "../../src/index.ts";
import { languageFromData } from "../../src/language-data/index.ts";
import { createSearchIndex } from "../../src/search-index/index.ts";
import { sqlTarget } from "../../src/sql/index.ts";
import { queryText } from "../arbitraries.ts";
import { build, ofBuilds, ofOrders, order, textWith } from "../arbitraries-extended.ts";
import { tries } from "../tries.ts";

// A tree from JSON may have been written by an older version, by another program, or by an attacker.

const functionsOf = (language: AnyLanguage): Readonly<Record<string, (query: AnyQuery, record: object) => unknown>> => {
  const options = { me: "ada" };
  const index = createSearchIndex([], { language });
  const statement = sqlTarget({ language, dialect: "sqlite", columns: {}, ...options } as never);
  const request = elasticsearchTarget({ language, ...options } as never);
  return {
    walk: (query) => walk(query, () => undefined),
    print,
    toQueryString,
    toSearchUrls: (query) => toSearchUrls(query, { repository: "api" }),
    toFilter: (query) => toFilter(query, options),
    toPredicate: (query, record) => toPredicate(query, options)(record as never),
    search: (query) => index.search(query, options as never),
    sqlTarget: (query) => statement(query as never),
    elasticsearchTarget: (query) => request(query as never),
    explain: (query) => explain(query, options as never),
    explainEmpty: (query, record) => explainEmpty(query, [record] as never, options as never),
    highlight: (query, record) => highlight(query, record as never),
    complete: (query) => complete(query, 0 as never),
    setField: (query) => setField(query, "id", "10"),
    toggleValue: (query) => toggleValue(query, "id" as never, "10" as never),
    addTerm: (query) => addTerm(query, "fix"),
  };
};

/** A query as JSON has it. */
const copyOf = (text: string, language: AnyLanguage) =>
  ({ ...JSON.parse(JSON.stringify(parse(text, { language }))), language }) as AnyQuery;

type Held = Record<string, unknown>;

/** Every object and list in a tree. */
function partsOf(value: unknown): readonly Held[] {
  if (typeof value !== "object" || value === null) return [];
  return [value as Held, ...Object.values(value).flatMap(partsOf)];
}

const types = ["and", "or", "not", "word", "phrase", "keyword", "field", "comparison", "between", "pattern"];
const fields = [
  "id",
  "status",
  "branch",
  "title",
  "created",
  "took",
  "meta",
  "number",
  "total",
  "tag",
  "note",
  "other",
];
const anything = fc.oneof(
  fc.constantFrom<unknown>(
    ...types,
    "present",
    "contains",
    "list",
    "unfinished",
    "constructor",
    "__proto__",
    ...fields,
  ),
  fc.constantFrom<unknown>({ type: "word" }, [{ type: "field" }], [{ type: "word", text: "a" }], { text: "10" }, [[]]),
  fc.jsonValue(),
);

type Case = [name: string, language: AnyLanguage, text: fc.Arbitrary<string>, record: fc.Arbitrary<object>];
const languages: readonly Case[] = [
  ["the documented dialect", layer, queryText, fc.record({ commit_title: fc.string(), id: fc.nat(20) })],
  ["builds", languageFromData(buildsData), textWith(ofBuilds), build],
  ["orders", languageFromData(ordersData), textWith(ofOrders), order],
];

describe.each(languages)("a tree of %s that came as JSON", (_, language, text, record) => {
  const functions = Object.entries(functionsOf(language));

  test("is taken as it was", () => {
    fc.assert(
      fc.property(text, record, (written, one) => {
        const matches = toPredicate(parse(written, { language }), { me: "ada" });
        expect(print(copyOf(written, language))).toBe(print(parse(written, { language })));
        expect(toPredicate(copyOf(written, language), { me: "ada" })(one as never)).toBe(matches(one as never));
      }),
      tries(200),
    );
  });

  test("is refused in words, or works, whatever is wrong in one place", () => {
    fc.assert(
      fc.property(text, record, fc.nat(), fc.nat(), fc.option(anything), (written, one, part, property, wrong) => {
        const root = JSON.parse(JSON.stringify(parse(written, { language }).root));
        const parts = partsOf(root);
        const changed = parts[part % parts.length] as Held;
        const names = Object.keys(changed).filter((name) => !/^(from|to|valueFrom|valueTo)$/.test(name));
        const name = names[property % names.length];
        fc.pre(name !== undefined);
        if (wrong === null) delete changed[name];
        else changed[name] = wrong;
        const query = { ...parse(written, { language }), root: JSON.parse(JSON.stringify(root)) };
        for (const [called, act] of functions)
          try {
            act(query, one);
          } catch (error) {
            if (!isQuerybarError(error)) throw new Error(`${called} throws ${error}`, { cause: error });
          }
      }),
      tries(1000),
    );
  });
});

const range = { from: 0, to: 0 };
const ofField = { ...range, valueFrom: 0, valueTo: 0 };

test.each<[what: string, node: object]>([
  ["a word without its text", { type: "word", ...range }],
  ["a phrase whose text is a number", { type: "phrase", text: 7, ...range }],
  ["a keyword without its name", { type: "keyword", ...range }],
  ["a field without its text", { type: "field", field: "id", value: "10", ...ofField }],
  [
    "a field whose value is another than its text means",
    { type: "field", field: "id", text: "10", value: "11", ...ofField },
  ],
  ["a date whose value is none", { type: "field", field: "created", text: "soon", value: "soon", ...ofField }],
  ["a field whose key is a number", { type: "field", field: "meta", key: 7, text: "eu", value: "eu", ...ofField }],
  [
    "a comparison with another operator",
    { type: "comparison", field: "id", operator: "!", text: "1", value: "1", ...ofField },
  ],
  ["a range without ends", { type: "between", field: "id", low: null, high: null, ...ofField }],
  ["a range with half an end", { type: "between", field: "id", low: { value: "1" }, high: null, ...ofField }],
  ["a pattern without its parts", { type: "pattern", field: "branch", ...ofField }],
  ["a pattern of no parts", { type: "pattern", field: "branch", parts: [], ...ofField }],
  ["a list of words", { type: "list", field: "id", terms: [{ type: "word", text: "10", ...range }], ...ofField }],
  [
    "a list of values of another field",
    {
      type: "list",
      field: "took",
      terms: [{ type: "field", field: "id", text: "10", value: "10", ...ofField }],
      ...ofField,
    },
  ],
  ["a complement of nothing", { type: "not", ...range }],
  ["alternatives that are not a list", { type: "or", terms: { length: 1 }, ...range }],
  ["a list that holds nothing", { type: "and", terms: [null], ...range }],
  ["an unfinished term that lacks nothing", { type: "unfinished", negated: false, ...range }],
  ["a type that is not a text", { type: ["word"], text: "a", ...range }],
])("%s is refused", (_, node) => {
  const [, [, language] = []] = languages;
  const terms = [
    { type: "word", text: "fix", ...range },
    { type: "not", term: node, ...range },
  ];
  for (const root of [node, { type: "and", terms, ...range }])
    expect(() => toFilter({ language, root } as never)).toThrow(
      expect.objectContaining({
        code: "invalid-argument",
        message: expect.stringMatching(
          /^This tree has (?:a term of the type “[a-z]+” that is malformed, or .+|something without a type)\.$/,
        ),
      }),
    );
});

test("a type that the language does not have is refused by its name", () => {
  for (const { 1: language } of languages)
    expect(() => print({ language, root: { type: "near", ...range } } as never)).toThrow(
      expect.objectContaining({ code: "not-expressible", message: "This language has no terms of the type “near”." }),
    );
});
