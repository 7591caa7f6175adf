import type { ElasticsearchQuery, ElasticsearchRange } from "../../src/elasticsearch/index.ts";
import type { Engine, Mapping } from "./engine.ts";

/** What an engine does with fields of these types, for tests without one. */
export const inMemory: Engine = {
  async index(mapping, documents) {
    const types = typesOf(mapping);
    const held = documents.map((document) => termsOf(document, types));
    return async (query) => held.flatMap((terms, index) => (matches(query, terms, types) ? [index] : []));
  },
};

type Term = string | number | bigint;
type Terms = ReadonlyMap<string, readonly Term[]>;
type Types = ReadonlyMap<string, string>;

function typesOf({ properties }: Mapping, prefix = ""): Types {
  return new Map(
    Object.entries(properties).flatMap(([name, field]) =>
      "properties" in field ? [...typesOf(field, `${prefix}${name}.`)] : [[prefix + name, field.type] as const],
    ),
  );
}

function termsOf(document: object, types: Types): Terms {
  const terms = new Map<string, readonly Term[]>();
  const read = (held: unknown, name: string) => {
    if (typeof held === "object" && held !== null && !Array.isArray(held))
      for (const [key, value] of Object.entries(held)) read(value, name === "" ? key : `${name}.${key}`);
    else
      terms.set(
        name,
        [held].flat().map((value) => termOf(value, types.get(name))),
      );
  };
  read(document, "");
  return terms;
}

function termOf(value: unknown, type: string | undefined): Term {
  switch (type) {
    case "long":
    case "integer":
      return BigInt(String(value));
    case "double":
      return Number(value);
    case "date":
    case "date_nanos": {
      const [whole = "", fraction = ""] = String(value).slice(0, -1).split(".");
      return `${whole}.${fraction.padEnd(9, "0").slice(0, type === "date" ? 3 : 9)}`;
    }
    default:
      return String(value);
  }
}

function matches(query: ElasticsearchQuery, terms: Terms, types: Types): boolean {
  const some = (field: string, test: (term: Term) => boolean) => (terms.get(field) ?? []).some(test);
  const everyField = <Value>(
    of: Readonly<Record<string, Value>>,
    test: (term: Term, value: Value, type: string | undefined) => boolean,
  ) => Object.entries(of).every(([field, value]) => some(field, (term) => test(term, value, types.get(field))));
  if ("bool" in query) {
    const { filter = [], should, must_not = [] } = query.bool;
    return (
      filter.every((one) => matches(one, terms, types)) &&
      (should === undefined || should.some((one) => matches(one, terms, types))) &&
      !must_not.some((one) => matches(one, terms, types))
    );
  }
  if ("terms" in query)
    return everyField(query.terms, (term, values, type) =>
      values.some((value) => Object.is(term, termOf(value, type))),
    );
  if ("range" in query) return everyField(query.range, isWithin);
  if ("exists" in query) return some(query.exists.field, () => true);
  return everyField(query.wildcard, (term, { value }) => patternOf(value).test(String(term)));
}

/** Texts by code points. In all other respects than surrogate pairs that is the order of UTF-16, too. */
function isWithin(term: Term, { gt, gte, lt, lte }: ElasticsearchRange, type: string | undefined): boolean {
  const test = (end: string | undefined, isIn: (order: number) => boolean) =>
    end === undefined || isIn(order(term, termOf(end, type)));
  return (
    test(gt, (sign) => sign > 0) &&
    test(gte, (sign) => sign >= 0) &&
    test(lt, (sign) => sign < 0) &&
    test(lte, (sign) => sign <= 0)
  );
}

/** As in the engine, one of the two floating-point zeros is below the other. */
function order(one: Term, other: Term): number {
  if (one === 0 && other === 0) return Number(Object.is(other, -0)) - Number(Object.is(one, -0));
  return one < other ? -1 : one > other ? 1 : 0;
}

const patterns = new Map<string, RegExp>();

function patternOf(value: string): RegExp {
  const known = patterns.get(value);
  if (known !== undefined) return known;
  const source = value.replace(/\\(.)|[\s\S]/gu, (written, escaped?: string) =>
    written === "*" ? ".*" : written === "?" ? "." : (escaped ?? written).replace(/[\\^$.*+?()[\]{}|/]/, "\\$&"),
  );
  const pattern = new RegExp(`^${source}$`, "su");
  patterns.set(value, pattern);
  return pattern;
}
