import { Ajv2020 } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import builds from "../grammar/conformance/languages/builds.json" with { type: "json" };
import clock from "../grammar/conformance/languages/clock.json" with { type: "json" };
import layer from "../grammar/conformance/languages/layer.json" with { type: "json" };
import orders from "../grammar/conformance/languages/orders.json" with { type: "json" };
import schema from "../grammar/language.schema.json" with { type: "json" };
import { parse, toPredicate } from "../src/index.ts";
import { definition } from "../src/language-data/definition-shape.ts";
import { languageFromData } from "../src/language-data/index.ts";
import { tries } from "./tries.ts";

type Data = Readonly<Record<string, unknown>>;

const tickets = {
  name: "tickets",
  dialect: "extended",
  text: ["title"],
  fields: {
    total: { kind: "number", path: "total" },
    state: { kind: "oneOf", path: "state", values: ["OPEN", "SHUT"] },
  },
};

function messageFor(data: unknown): string {
  try {
    languageFromData(data);
    return "";
  } catch (error) {
    return error instanceof Error && error.name === "QuerybarError" ? error.message : String(error);
  }
}

const withField = (field: unknown) => ({ ...tickets, fields: { total: field } });
const withKeyword = (keyword: unknown) => ({ ...tickets, keywords: { big: keyword } });

describe("a mistake in a definition is reported at its place", () => {
  const { fields: _, ...noFields } = tickets;
  it.each<readonly [message: string, data: unknown]>([
    ["The definition: Expected an object, not null.", null],
    ["The definition: Expected an object, not an empty list.", []],
    ["name: This property is missing.", {}],
    ["fields: This property is missing.", noFields],
    ["fields: Expected an object, not an empty list.", { ...tickets, fields: [] }],
    ["dialect: Expected one of documented, extended, not “wide”.", { ...tickets, dialect: "wide" }],
    ["text: Expected a list of paths, not “title”.", { ...tickets, text: "title" }],
    [
      'text.1: Expected a path such as "author.name", or a list of keys such as ["a.b"], not 5.',
      { ...tickets, text: ["title", 5] },
    ],
    ["fields.total: Expected an object, not “number”.", withField("number")],
    ["fields.total.kind: This property is missing.", withField({ path: "total" })],
    [
      "fields.total.kind: Expected one of exactText, containsText, oneOf, wholeNumber, number, date, duration, bytes, boolean, keyed, not “decimal”.",
      withField({ kind: "decimal", path: "total" }),
    ],
    ["fields.total.path: This property is missing.", withField({ kind: "number" })],
    [
      "fields.total.many: Expected true or false, not “yes”.",
      withField({ kind: "number", path: "total", many: "yes" }),
    ],
    [
      "fields.total.unit: There is no such property here, only kind, path, description, aliases, many, lists.",
      withField({ kind: "number", path: "total", unit: "s" }),
    ],
    ["fields.total.unit: Expected one of s, ms, not “m”.", withField({ kind: "date", path: "at", unit: "m" })],
    ["fields.total.values: This property is missing.", withField({ kind: "oneOf", path: "state" })],
    ["fields.total.values.1: Expected a string, not 2.", withField({ kind: "oneOf", path: "state", values: ["A", 2] })],
    ["fields.total.path.to: This property is missing.", withField({ kind: "duration", path: { from: "a" } })],
    [
      "fields.total.of.kind: Expected one of exactText, containsText, oneOf, wholeNumber, number, date, duration, bytes, boolean, not “keyed”.",
      withField({ kind: "keyed", path: "meta", of: { kind: "keyed" } }),
    ],
    ["fields.constructor.kind: This property is missing.", { ...tickets, fields: { constructor: {} } }],
    ['fields.["a.b"].kind: This property is missing.', { ...tickets, fields: { "a.b": {} } }],
    [
      "keywords.big.were: There is no such property here, only where, except, all, any, none, description.",
      withKeyword({ were: {} }),
    ],
    [
      "keywords.big.where.total.least: There is no such property here, only above, atLeast, below, atMost, from, to, olderThan, newerThan, matches, present.",
      withKeyword({ where: { total: { least: 1 } } }),
    ],
    ["keywords.big.any: Expected a list of conditions, not an empty list.", withKeyword({ any: [] })],
    [
      'keywords.big.any.1.total: Expected a value, a list of values, or a comparison such as { "atLeast": 10 }, not null.',
      withKeyword({ any: [{ total: 1 }, { total: null }] }),
    ],
    // What only the whole language can tell names the field or the keyword.
    [
      "The field name “a b” has white space, which separates terms.",
      { ...tickets, fields: { "a b": tickets.fields.total } },
    ],
    [
      "The keyword “big” uses “ten” for the field “total”, which is not a value of that field.",
      withKeyword({ where: { total: "ten" } }),
    ],
  ])("%s", (message, data) => {
    expect(messageFor(data)).toBe(message);
  });

  it("also if it is nested without end", () => {
    const clause: { any: object[] } = { any: [] };
    clause.any.push(clause);
    expect(messageFor(withKeyword(clause))).toMatch(/^keywords\.big\.any\.0\.any.*: This is nested too deeply\.$/);
  });
});

describe("a definition as data", () => {
  it("selects as the same definition in code", () => {
    const language = languageFromData({ ...tickets, keywords: { big: { where: { total: { atLeast: 100 } } } } });
    const matches = toPredicate(parse("big -state:shut", { language }));
    expect(matches({ total: 100, state: "OPEN" })).toBe(true);
    expect(matches({ total: 99.5, state: "OPEN" })).toBe(false);
    expect(matches({ total: 100, state: "SHUT" })).toBe(false);
  });

  it("may use the names of properties that all objects have", () => {
    const path = "constructor";
    const data = JSON.parse(
      `{ "constructor": { "kind": "number", "path": "${path}" }, "__proto__": { "kind": "boolean", "path": "p" } }`,
    );
    const language = languageFromData({ ...tickets, fields: data });
    const matches = toPredicate(parse("constructor:>5 __proto__:yes", { language }));
    expect(matches({ [path]: 6, p: true })).toBe(true);
    expect(matches({ [path]: 5, p: true })).toBe(false);
  });
});

describe("the JSON Schema", () => {
  const isValid = new Ajv2020({ strict: false }).compile(schema);

  it.each([layer, builds, orders, clock])("accepts the conformance language $name, as the reader does", (data) => {
    expect(isValid(data)).toBe(true);
    expect(languageFromData(data).name).toBe(data.name);
  });

  it("accepts what the reader finds no fault of shape in, and nothing else", () => {
    const changed = fc.constantFrom<Data>(layer, builds, orders).chain((data) => {
      const places = placesIn(data);
      return fc.record({
        data: fc.constant(data),
        place: fc.constantFrom(...places),
        value: fc.oneof(
          fc.constantFrom(...places).map((place) => valueAt(data, place)),
          fc.jsonValue({ maxDepth: 1 }),
        ),
        name: fc.option(fc.constantFrom("kind", "path", "many", "unit", "of", "values", "any", "from", "x")),
      });
    });
    fc.assert(
      fc.property(changed, ({ data, place, value, name }) => {
        const made = withValue(data, name === null ? place : [...place, name], value);
        expect(definition.check(made, []) === undefined).toBe(isValid(made));
      }),
      tries(1000),
    );
  });
});

/** The places of all values in some data, but for the data itself. */
function placesIn(data: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) => [[...at, name], ...placesIn(value, [...at, name])]);
}

function valueAt(data: unknown, place: readonly string[]): unknown {
  return place.reduce((value, name) => (value as Data)[name], data);
}

/** The data with another value at a place, if it can have one there. */
function withValue(data: unknown, [name, ...others]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (Array.isArray(data))
    return data.map((item, index) => (String(index) === name ? withValue(item, others, value) : item));
  if (typeof data !== "object" || data === null) return data;
  return { ...data, [name]: withValue((data as Data)[name], others, value) };
}
