/** A query of Elasticsearch and OpenSearch, of the types that a target uses. */
export type ElasticsearchQuery =
  | { readonly bool: ElasticsearchBool }
  | { readonly terms: { readonly [field: string]: string[] } }
  | { readonly range: { readonly [field: string]: ElasticsearchRange } }
  | { readonly exists: { readonly field: string } }
  | { readonly wildcard: { readonly [field: string]: { readonly value: string } } };

// Arrays are not readonly, since those of the clients' own types aren't.
export interface ElasticsearchBool {
  readonly filter?: ElasticsearchQuery[];
  readonly should?: ElasticsearchQuery[];
  readonly minimum_should_match?: number;
  readonly must_not?: ElasticsearchQuery[];
}

export interface ElasticsearchRange {
  readonly gt?: string;
  readonly gte?: string;
  readonly lt?: string;
  readonly lte?: string;
  /** How dates are written here. */
  readonly format?: string;
}

/** A `bool` without clauses matches everything. */
export const matchNone: ElasticsearchQuery = { bool: { must_not: [{ bool: {} }] } };

/** A query that matches where all of them do. Negated ones are its exclusions, and conjunctions become parts of it. */
export function allOf(queries: readonly ElasticsearchQuery[]): ElasticsearchQuery {
  const filter: ElasticsearchQuery[] = [];
  const excluded: ElasticsearchQuery[] = [];
  for (const query of queries) {
    if (!("bool" in query) || query.bool.should !== undefined) filter.push(query);
    else {
      filter.push(...(query.bool.filter ?? []));
      excluded.push(...(query.bool.must_not ?? []));
    }
  }
  return { bool: { ...(filter.length > 0 && { filter }), ...(excluded.length > 0 && { must_not: excluded }) } };
}

/** A query that matches where one of them does. */
export function anyOf(queries: readonly ElasticsearchQuery[]): ElasticsearchQuery {
  const [only] = queries;
  if (only === undefined) return matchNone;
  return queries.length === 1 ? only : { bool: { should: [...queries], minimum_should_match: 1 } };
}

/** A query that matches where this one does not. */
export function not(query: ElasticsearchQuery): ElasticsearchQuery {
  return { bool: { must_not: [query] } };
}

/** What counts towards the limits of an engine: Lucene's clauses, how deep they are nested, and the longest list of values. */
interface Size {
  readonly clauses: number;
  readonly depth: number;
  readonly values: number;
}

export function sizeOf(query: ElasticsearchQuery): Size {
  if ("terms" in query) return { clauses: 1, depth: 1, values: Object.values(query.terms).flat().length };
  if (!("bool" in query)) return { clauses: 1, depth: 1, values: 0 };
  const { filter = [], should = [], must_not = [] } = query.bool;
  const inside = [...filter, ...should, ...must_not].map(sizeOf);
  const greatest = (sizes: readonly number[]) => sizes.reduce((most, size) => Math.max(most, size), 0);
  // To what has only exclusions, an engine adds a clause that matches everything.
  const added = must_not.length === inside.length ? 1 : 0;
  return {
    clauses: inside.reduce((sum, { clauses }) => sum + clauses, added),
    depth: 1 + greatest(inside.map(({ depth }) => depth)),
    values: greatest(inside.map(({ values }) => values)),
  };
}
