import type { ElasticsearchDocument, ElasticsearchMapping, ElasticsearchQuery } from "../../src/elasticsearch/index.ts";

/** An engine with the REST API of Elasticsearch, or what imitates one. */
export interface Engine {
  /** Makes an index with a mapping and documents, and returns how to search it: for the positions of the documents. */
  readonly index: (mapping: ElasticsearchMapping, documents: readonly ElasticsearchDocument[]) => Promise<Search>;
}

export type Search = (query: ElasticsearchQuery) => Promise<readonly number[]>;
