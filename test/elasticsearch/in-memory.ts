import type { ElasticsearchDocument, ElasticsearchQuery, ElasticsearchRange } from "../../src/elasticsearch/index.ts";
import type { Engine } from "./engine.ts";

/** What an engine does with fields of the type keyword, for tests without one. */
export const inMemory: Engine = {
  async index(_, documents) {
    const held = documents.map(termsOf);
    return async (query) => held.flatMap((terms, index) => (matches(query, terms) ? [index] : []));
  },
};

type Terms = ReadonlyMap<string, readonly string[]>;

function termsOf(document: ElasticsearchDocument): Terms {
  const terms = new Map<string, readonly string[]>();
  const read = (held: unknown, name: string) => {
    if (Array.isArray(held)) terms.set(name, held);
    else for (const [key, value] of Object.entries(held as object)) read(value, name === "" ? key : `${name}.${key}`);
  };
  read(document, "");
  return terms;
}

function matches(query: ElasticsearchQuery, terms: Terms): boolean {
  const some = (field: string, test: (term: string) => boolean) => (terms.get(field) ?? []).some(test);
  const everyField = <Value>(of: Readonly<Record<string, Value>>, test: (term: string, value: Value) => boolean) =>
    Object.entries(of).every(([field, value]) => some(field, (term) => test(term, value)));
  if ("bool" in query) {
    const { filter = [], should, must_not = [] } = query.bool;
    return (
      filter.every((one) => matches(one, terms)) &&
      (should === undefined || should.some((one) => matches(one, terms))) &&
      !must_not.some((one) => matches(one, terms))
    );
  }
  if ("terms" in query) return everyField(query.terms, (term, values) => values.includes(term));
  if ("range" in query) return everyField(query.range, isWithin);
  if ("exists" in query) return some(query.exists.field, () => true);
  return everyField(query.wildcard, (term, { value }) => patternOf(value).test(term));
}

/** By code points. In all other respects than surrogate pairs that is the order of UTF-16, too. */
function isWithin(term: string, { gt, gte, lt, lte }: ElasticsearchRange): boolean {
  return (
    (gt === undefined || term > gt) &&
    (gte === undefined || term >= gte) &&
    (lt === undefined || term < lt) &&
    (lte === undefined || term <= lte)
  );
}

const patterns = new Map<string, RegExp>();

function patternOf(value: string): RegExp {
  const known = patterns.get(value);
  if (known !== undefined) return known;
  const source = value.replace(/\\(.)|[\s\S]/gu, (written, escaped?: string) =>
    written === "*" ? ".*" : (escaped ?? written).replace(/[\\^$.*+?()[\]{}|/]/, "\\$&"),
  );
  const pattern = new RegExp(`^${source}$`, "su");
  patterns.set(value, pattern);
  return pattern;
}
