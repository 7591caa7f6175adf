import type { ElasticsearchQuery } from "../../src/elasticsearch/index.ts";

/** An engine with the REST API of Elasticsearch, or what imitates one. */
export interface Engine {
  /** Makes an index with a mapping and documents, and returns how to search it: for the positions of the documents. */
  readonly index: (mapping: Mapping, documents: readonly object[]) => Promise<Search>;
}

/** The mapping of an object, or of a whole index. */
export interface Mapping {
  readonly properties: { readonly [name: string]: Mapping | { readonly type: string } };
}

export type Search = (query: ElasticsearchQuery) => Promise<readonly number[]>;
