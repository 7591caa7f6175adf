export { type ElasticsearchDocument, type ElasticsearchText, toDocument } from "../compile/elasticsearch/document.ts";
export type { IndexField, IndexFieldGiven, IndexFields, IndexFieldType } from "../compile/elasticsearch/fields.ts";
export {
  type ElasticsearchKeyword,
  type ElasticsearchMapping,
  type ElasticsearchObject,
  elasticsearchMapping,
} from "../compile/elasticsearch/mapping.ts";
export type { ElasticsearchBool, ElasticsearchQuery, ElasticsearchRange } from "../compile/elasticsearch/query.ts";
export {
  type ElasticsearchResult,
  type ElasticsearchTarget,
  type ElasticsearchTargetOptions,
  elasticsearchTarget,
} from "../compile/elasticsearch/target.ts";
export type { IndexOptions } from "../compile/elasticsearch/typed-fields.ts";
export type { NotExpressible, NotExpressibleReason } from "../compile/refusal.ts";
export type { EvaluationOptions } from "../language/evaluation.ts";
