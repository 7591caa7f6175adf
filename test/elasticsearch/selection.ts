import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { elasticsearchMapping, elasticsearchTarget, toDocument } from "../../src/elasticsearch/index.ts";
import { queryAndRecord } from "../../src/fast-check/index.ts";
import {
  type AnyLanguage,
  type AnyQuery,
  type EvaluationOptions,
  layer,
  layerExtended,
  parse,
  toPredicate,
} from "../../src/index.ts";
import { conformanceSets } from "../engines/conformance.ts";
import { evaluation, orders } from "../every-kind.ts";
import { isLong } from "../tries.ts";
import type { Engine } from "./engine.ts";

/** The positions of the records that an engine finds, or `undefined` where the target refuses. */
type Find = (query: AnyQuery, options?: EvaluationOptions) => Promise<readonly number[] | undefined>;

async function finder(engine: Engine, language: AnyLanguage, held: readonly object[]): Promise<Find> {
  const documents = held.map((record) => toDocument(record as never, { language }));
  const search = await engine.index(elasticsearchMapping({ language }), documents);
  const target = elasticsearchTarget({ language });
  return async (query, options) => {
    const result = target(query, options);
    return result.ok ? search(result.query) : undefined;
  };
}

/** Reading longer texts takes most of the time. */
const longestInput = isLong ? Number.POSITIVE_INFINITY : 10_000;

/** Cases that a target refuses by name, since they have hundreds of letters, asterisks or terms. */
const refused: ReadonlySet<string> = new Set([
  "a long word",
  "a hundred thousand closing parentheses",
  "many groups in a row",
  "a hundred thousand minuses",
  "many escaped parentheses",
  "many backslashes before a parenthesis",
  "many asterisks in a pattern",
  "a pattern that backtracks if it is naive",
  "a long number",
]);

/** Every query must find the records that its predicate selects. */
export function describeSelection(engineOf: () => Engine, { pairs }: { readonly pairs: number }): void {
  describe("the conformance cases", () => {
    test.each(conformanceSets().map((set) => [set.name, set] as const))("%s", async (_, set) => {
      const { language, labels, records, cases } = set;
      const find = await finder(engineOf(), language, records);
      for (const { name, input, context, matches } of cases) {
        if (input.length > longestInput) continue;
        const { now = "2000-01-01T00:00:00Z", zone = "UTC", weekStart = 1, me } = context;
        const options = { now: new Date(now), timeZone: zone, weekStart, ...(me !== undefined && { me }) };
        const positions = await find(parse(input, { language }), options);
        const found = positions?.map((position) => labels[position]);
        expect([name, found]).toEqual([name, refused.has(name) ? undefined : matches]);
      }
    });
  });

  describe("random queries, each over the records of all", () => {
    test.each([
      ["layer", layer],
      ["layerExtended", layerExtended],
      ["orders", orders],
    ] as readonly (readonly [string, AnyLanguage])[])("%s", async (_, language) => {
      const made = fc.sample(queryAndRecord({ language, ...evaluation }), pairs) as readonly (readonly [
        AnyQuery,
        object,
      ])[];
      const held = made.map(([, record]) => record);
      const find = await finder(engineOf(), language, held);
      for (const [query] of made) {
        const matches = toPredicate(query, evaluation) as (record: object) => boolean;
        const expected = held.flatMap((record, index) => (matches(record) ? [index] : []));
        const positions = (await find(query, evaluation)) ?? expect.fail(`${query.text} is refused.`);
        if (JSON.stringify(positions) === JSON.stringify(expected)) continue;
        const wrong = held.filter((_, index) => positions.includes(index) !== expected.includes(index));
        expect.fail(
          `${query.text}\n${wrong
            .slice(0, 3)
            .map((record) => fc.stringify(record))
            .join("\n")}`,
        );
      }
    });
  });
}
