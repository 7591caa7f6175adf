/// <reference types="vite/types/importMeta.d.ts" />
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
import { languageFromData } from "../../src/language-data/index.ts";
import type { NaiveContext, NaiveLanguage } from "../naive-extended/language.ts";
import type { Engine } from "./engine.ts";
import { orders } from "./orders.ts";

interface Case {
  readonly name: string;
  readonly input: string | { readonly repeat: readonly (readonly [string, number])[] };
  readonly context?: Partial<NaiveContext>;
  readonly matches: readonly string[];
}

interface Topic {
  readonly language?: string;
  readonly cases: readonly Case[];
}

type Labelled = { readonly label: string } & ({ readonly run: object } | { readonly record: object });

const files = import.meta.glob<Topic>(
  [
    "../../grammar/conformance/*.json",
    "../../grammar/conformance/extended/*.json",
    "!../../grammar/conformance/{records,schema,set}.json",
  ],
  { eager: true, import: "default" },
);
const languages = import.meta.glob<NaiveLanguage>("../../grammar/conformance/languages/*.json", {
  eager: true,
  import: "default",
});
const records = import.meta.glob<readonly Labelled[]>(
  ["../../grammar/conformance/records.json", "../../grammar/conformance/extended/records/*.json"],
  { eager: true, import: "default" },
);

const topics = Object.values(files).map(({ language, cases }) => ({
  name: language ?? "layer",
  language: language === undefined ? layer : languageFromData(inFolder(languages, `languages/${language}`)),
  labelled: inFolder(records, language === undefined ? "records" : `extended/records/${language}`),
  cases,
}));

function inFolder<Content>(contents: Readonly<Record<string, Content>>, name: string): Content {
  return contents[`../../grammar/conformance/${name}.json`] as Content;
}

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

const evaluation = {
  now: new Date("2026-11-26T12:00:00Z"),
  timeZone: "America/New_York",
  weekStart: 7,
  me: "ada",
} as const;

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
    const names = [...new Set(topics.map(({ name }) => name))];

    test.each(names)("%s", async (wanted) => {
      const ofLanguage = topics.filter(({ name }) => name === wanted);
      const { language, labelled } = ofLanguage[0] as (typeof topics)[number];
      const held = labelled.map((one) => ("run" in one ? one.run : one.record));
      const find = await finder(engineOf(), language, held);
      for (const { name, input, context = {}, matches } of ofLanguage.flatMap(({ cases }) => cases)) {
        const { now = "2000-01-01T00:00:00Z", zone = "UTC", weekStart = 1, me } = context;
        const pieces = typeof input === "string" ? ([[input, 1]] as const) : input.repeat;
        const text = pieces.map(([piece, count]) => piece.repeat(count)).join("");
        const options = { now: new Date(now), timeZone: zone, weekStart, ...(me !== undefined && { me }) };
        const positions = await find(parse(text, { language }), options);
        const labels = positions?.map((position) => labelled[position]?.label);
        expect([name, labels]).toEqual([name, refused.has(name) ? undefined : matches]);
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
