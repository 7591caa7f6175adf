import fc from "fast-check";
import { explain } from "../assist/explain.ts";
import { toPredicate } from "../compile/predicate.ts";
import { type QuerybarError, querybarError } from "../language/error.ts";
import type { AnyLanguage, PartialRecord, RecordOf } from "../language/language.ts";
import { lookupOf } from "../language/lookup.ts";
import { type AnyRecord, pathName, textsAt } from "../language/path.ts";
import type { Layer } from "../layer/language.ts";
import { type LanguageOptions, languageFrom, parse } from "../syntax/parse.ts";
import { print } from "../syntax/print.ts";
import type { AnyQuery, Query } from "../syntax/tree.ts";
import { withValue } from "./holding.ts";
import type { RecordOptions } from "./record.ts";
import { anyQueryAndRecord, type QueryAndRecord } from "./records.ts";

/** Options of `checkFilter`. */
export interface CheckFilterOptions<L extends AnyLanguage = Layer> extends RecordOptions {
  /** Your filter: whether a query selects a record, by a function, a database or an API. */
  readonly filter: (query: Query<L>, record: PartialRecord<RecordOf<L>>) => boolean | Promise<boolean>;
  /** Pairs to try. Default: those of `queryAndRecord`. */
  readonly arbitrary?: fc.Arbitrary<QueryAndRecord<L>>;
  /** How many pairs are tried. Default: 1,000. */
  readonly numRuns?: number;
  /** The seed of an earlier report, to try the same pairs again. */
  readonly seed?: number;
}

/** The smallest pair on which a filter is wrong. */
export interface FilterDiffers extends QuerybarError {
  /** The query's text. */
  readonly query: string;
  /** What it means, in a sentence. */
  readonly explanation: string;
  readonly record: unknown;
  /** Whether the query selects the record. */
  readonly expected: boolean;
  readonly seed: number;
}

interface AnyOptions extends RecordOptions, Partial<LanguageOptions<AnyLanguage>> {
  readonly filter: (query: AnyQuery, record: AnyRecord) => boolean | Promise<boolean>;
  readonly arbitrary?: fc.Arbitrary<AnyPair>;
  readonly numRuns?: number;
  readonly seed?: number;
}

type AnyPair = readonly [query: AnyQuery, record: AnyRecord];

/**
 * Searches for a query and a record on which a filter differs from the meaning of the language, and resolves if it finds none.
 *
 * @throws a `FilterDiffers` with the code `filter-differs` and the smallest such pair; if the filter throws, that counts as a difference.
 * @example
 * ```ts
 * await checkFilter({ filter: (query, run) => toPredicate(query)(run) });
 * ```
 */
export async function checkFilter<L extends AnyLanguage>(
  options: CheckFilterOptions<L> & LanguageOptions<L>,
): Promise<void>;
export async function checkFilter(options: CheckFilterOptions): Promise<void>;
export async function checkFilter(given: unknown): Promise<void> {
  const options = given as AnyOptions;
  const { filter, numRuns = 1000, seed } = options;
  const pairs = options.arbitrary ?? anyQueryAndRecord(languageFrom(options), options);
  const agrees = async ([query, record]: AnyPair) => {
    try {
      return (await filter(query, record)) === toPredicate(query, options)(record);
    } catch {
      return false;
    }
  };
  const result = await fc.check(fc.asyncProperty(pairs, agrees), { numRuns, ...(seed === undefined ? {} : { seed }) });
  if (!result.failed || result.counterexample === null) return;
  const [query, record] = await reduced(result.counterexample[0], async (smaller) => !(await agrees(smaller)));
  throw await differs(query, record, options, result.seed);
}

/**
 * Removes terms, minuses and texts as long as the filter is still wrong. Shrinking the pair cannot do that if fewer
 * terms would have made another record.
 */
async function reduced(pair: AnyPair, isWrong: (pair: AnyPair) => Promise<boolean>): Promise<AnyPair> {
  for (const smaller of smallerThan(pair)) if (await isWrong(smaller)) return reduced(smaller, isWrong);
  return pair;
}

function* smallerThan([query, record]: AnyPair): Generator<AnyPair> {
  const { language, root } = query;
  for (const removed of root.terms) {
    const without = root.terms.filter((term) => term !== removed);
    const affirmed = root.terms.map((term) => (term === removed && term.type === "not" ? term.term : term));
    for (const terms of removed.type === "not" ? [without, affirmed] : [without]) {
      yield [parse(print({ language, root: { ...root, terms } }), { language }), record];
    }
  }
  const fieldPaths = [...lookupOf(language).fields.values()].map(({ path }) => pathName(path));
  for (const path of language.text) {
    const isFree = !fieldPaths.includes(pathName(path)) && textsAt(record, path).some((text) => text !== "");
    if (isFree) yield [query, withValue(record, path, "")];
  }
}

async function differs(query: AnyQuery, record: AnyRecord, options: AnyOptions, seed: number): Promise<FilterDiffers> {
  const { filter } = options;
  const expected = toPredicate(query, options)(record);
  const explanation = explain(query, options).sentence;
  const message = [
    `The filter differs from the language “${query.language.name}”.`,
    `  query     ${query.text === "" ? "(empty)" : query.text}`,
    `  means     ${explanation}`,
    `  record    ${fc.stringify(record)}`,
    `  expected  ${words(expected)}`,
    `  filter    ${await outcome(filter, query, record)}`,
    `  again     seed: ${seed}`,
  ].join("\n");
  return Object.assign(querybarError("filter-differs", message), {
    query: query.text,
    explanation,
    record,
    expected,
    seed,
  });
}

async function outcome(filter: AnyOptions["filter"], query: AnyQuery, record: AnyRecord): Promise<string> {
  try {
    const answer: unknown = await filter(query, record);
    return typeof answer === "boolean" ? words(answer) : `returns ${fc.stringify(answer)}`;
  } catch (error) {
    return `throws ${error instanceof Error ? error.message : fc.stringify(error)}`;
  }
}

function words(matches: boolean): string {
  return matches ? "matches" : "does not match";
}
