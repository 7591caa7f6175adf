import { readdirSync, readFileSync } from "node:fs";
import { type AnyLanguage, layer } from "../../src/index.ts";
import type { AnyRecord } from "../../src/language/path.ts";
import { languageFromData } from "../../src/language-data/index.ts";
import type { NaiveContext } from "../naive-extended/language.ts";

/** The conformance cases of a language, and its records. */
export interface Conformance {
  readonly name: string;
  readonly language: AnyLanguage;
  readonly labels: readonly string[];
  readonly records: readonly AnyRecord[];
  readonly cases: readonly ConformanceCase[];
}

export interface ConformanceCase {
  readonly name: string;
  readonly input: string;
  readonly context: Partial<NaiveContext>;
  readonly matches: readonly string[];
}

interface Topic {
  readonly language?: string;
  readonly cases: readonly {
    readonly name: string;
    readonly input: string | { readonly repeat: readonly (readonly [string, number])[] };
    readonly context?: Partial<NaiveContext>;
    readonly matches: readonly string[];
  }[];
}

interface Labelled {
  readonly label: string;
  readonly run?: AnyRecord;
  readonly record?: AnyRecord;
}

const folder = new URL("../../grammar/conformance/", import.meta.url);

function read(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, folder), "utf8"));
}

function topicsIn(path: string): readonly Topic[] {
  const names = readdirSync(new URL(path, folder)).filter((name) => name.endsWith(".json"));
  const topics = names.map((name) => read(path + name) as Partial<Topic>);
  return topics.filter((topic): topic is Topic => topic.cases !== undefined);
}

function casesOf(topics: readonly Topic[]): readonly ConformanceCase[] {
  return topics.flatMap(({ cases }) =>
    cases.map(({ name, input, context = {}, matches }) => {
      const text =
        typeof input === "string" ? input : input.repeat.map(([piece, count]) => piece.repeat(count)).join("");
      return { name, input: text, context, matches };
    }),
  );
}

function conformance(name: string, language: AnyLanguage, recordsAt: string, topics: readonly Topic[]): Conformance {
  const labelled = read(recordsAt) as readonly Labelled[];
  return {
    name,
    language,
    labels: labelled.map(({ label }) => label),
    records: labelled.map(({ run, record }) => (run ?? record) as AnyRecord),
    cases: casesOf(topics),
  };
}

/** The cases of the documented dialect, and of each language of the extended one. */
export function conformanceSets(): readonly Conformance[] {
  const extended = topicsIn("extended/");
  const names = [...new Set(extended.flatMap(({ language }) => language ?? []))];
  return [
    conformance("layer", layer as AnyLanguage, "records.json", topicsIn("")),
    ...names.map((name) => {
      const language = languageFromData(read(`languages/${name}.json`));
      const topics = extended.filter((topic) => topic.language === name);
      return conformance(name, language, `extended/records/${name}.json`, topics);
    }),
  ];
}
