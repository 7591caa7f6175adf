import fc from "fast-check";
import { explain } from "../assist/explain.ts";
import { type Searchable, toPredicate } from "../compile/predicate.ts";
import { type QuerybarError, querybarError } from "../language/error.ts";
import type { AnyLanguage, RecordOf } from "../language/language.ts";
import { layer } from "../language/layer.ts";
import type { Query } from "../syntax/tree.ts";
import { type QueryAndRecord, queryAndRecord } from "./pairs.ts";
import type { RecordOptions } from "./record.ts";
import { reduced } from "./reduce.ts";

/** What `checkFilter` takes. */
export interface CheckFilterOptions<L extends AnyLanguage> extends RecordOptions {
  /** Default: the documented language. */
  readonly language?: L;
  /** Your own way of telling whether a query selects a record: a function, a database, an API. */
  readonly filter: (query: Query<L>, record: Searchable<RecordOf<L>>) => boolean | Promise<boolean>;
  /** Other pairs than those of `queryAndRecord`. */
  readonly arbitrary?: fc.Arbitrary<QueryAndRecord<L>>;
  /** How many pairs are tried. Default 1,000. */
  readonly numRuns?: number;
  /** Of an earlier report, to try the same pairs again. */
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

/**
 * Searches for a query and a record on which a filter differs from what the language means, and comes back where there is none.
 *
 * @throws a `FilterDiffers` with the code `filter-differs` and the smallest such pair; what the filter throws counts as a difference.
 * @example
 * ```ts
 * await checkFilter({ filter: (query, run) => toPredicate(query)(run) });
 * ```
 */
export async function checkFilter<L extends AnyLanguage = typeof layer>(options: CheckFilterOptions<L>): Promise<void>;
export async function checkFilter(options: CheckFilterOptions<AnyLanguage>): Promise<void> {
  const { language = layer, filter, numRuns = 1000, seed } = options;
  const pairs = options.arbitrary ?? queryAndRecord<AnyLanguage>(language, options);
  const agrees = async ([query, record]: QueryAndRecord<AnyLanguage>) => {
    try {
      return (await filter(query, record)) === toPredicate(query)(record);
    } catch {
      return false;
    }
  };
  const result = await fc.check(fc.asyncProperty(pairs, agrees), { numRuns, ...(seed === undefined ? {} : { seed }) });
  if (!result.failed || result.counterexample === null) return;
  const [query, record] = await reduced(result.counterexample[0], async (smaller) => !(await agrees(smaller)));
  throw await differs(query, record, filter, result.seed);
}

async function differs(
  query: Query<AnyLanguage>,
  record: Searchable<unknown>,
  filter: CheckFilterOptions<AnyLanguage>["filter"],
  seed: number,
): Promise<FilterDiffers> {
  const expected = toPredicate(query)(record);
  const explanation = explain(query).sentence;
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

async function outcome(
  filter: CheckFilterOptions<AnyLanguage>["filter"],
  query: Query<AnyLanguage>,
  record: Searchable<unknown>,
): Promise<string> {
  try {
    const answer: unknown = await filter(query, record);
    return typeof answer === "boolean" ? words(answer) : `answers ${fc.stringify(answer)}`;
  } catch (error) {
    return `throws ${error instanceof Error ? error.message : fc.stringify(error)}`;
  }
}

function words(matches: boolean): string {
  return matches ? "matches" : "does not match";
}
