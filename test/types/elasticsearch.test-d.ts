// What the types say of queries and mappings for Elasticsearch and OpenSearch. Never run: `types.test.ts` compiles it.
import type { estypes } from "@elastic/elasticsearch";
import type { Types } from "@opensearch-project/opensearch";
import { layer, parse } from "querybar";
import { elasticsearchMapping, elasticsearchTarget, toDocument } from "querybar/elasticsearch";
import { expectTypeOf } from "vitest";
import { githubRuns } from "../../src/github-runs.ts";

const toElasticsearch = elasticsearchTarget({ language: layer });
const result = toElasticsearch(parse("fix"), { now: new Date() });

// The official clients take them as they are. (Without their packages, everything would.)
expectTypeOf<estypes.QueryDslQueryContainer>().not.toBeAny();
expectTypeOf<Types.Common_QueryDsl.QueryContainer>().not.toBeAny();
if (result.ok) {
  expectTypeOf(result.query).toExtend<estypes.QueryDslQueryContainer>();
  expectTypeOf(result.query).toExtend<Types.Common_QueryDsl.QueryContainer>();
} else {
  expectTypeOf(result.diagnostics[0]?.code).toEqualTypeOf<"not-expressible" | undefined>();
}
const mapping = elasticsearchMapping({ language: layer });
expectTypeOf(mapping).toExtend<estypes.MappingTypeMapping>();
expectTypeOf(mapping).toExtend<Types.Common_Mapping.TypeMapping>();

// A query of another language, and a record of one.
// @ts-expect-error
toElasticsearch(parse("fix", { language: githubRuns }));
// @ts-expect-error
toDocument({ branch: 1 }, { language: layer });
