// What the types say of queries and mappings for Elasticsearch and OpenSearch. Never run: `types.test.ts` compiles it.
import type { estypes } from "@elastic/elasticsearch";
import type { Types } from "@opensearch-project/opensearch";
import { layer, parse } from "querybar";
import { elasticsearchMapping, elasticsearchTarget, type IndexFields, toDocument } from "querybar/elasticsearch";
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

// Fields of an index that was there before, each checked against the language.
const fields = { branch: "git_branch", id: { field: "run", type: "long" } } as const;
elasticsearchTarget({ language: layer, fields });
elasticsearchMapping({ language: layer, fields });
toDocument({ branch: "main" }, { language: layer, fields });
elasticsearchTarget({ language: layer, fields: fields as IndexFields, added: true });
// @ts-expect-error
elasticsearchTarget({ language: layer, fields: { brnach: "git_branch" } });
// @ts-expect-error
elasticsearchTarget({ language: layer, fields: { id: "run" } });
// @ts-expect-error
elasticsearchTarget({ language: layer, fields: { calculated_status: "status" } });
// @ts-expect-error
elasticsearchMapping({ language: layer, fields: { branch: { field: "git_branch", type: "date" } } });

// A query of another language, and a record of one.
// @ts-expect-error
toElasticsearch(parse("fix", { language: githubRuns }));
// @ts-expect-error
toDocument({ branch: 1 }, { language: layer });
