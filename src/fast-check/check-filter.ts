import fc from "fast-check";
import { toPredicate } from "../compile/predicate.ts";
import { querybarError } from "../language/error.ts";
import type { AnyLanguage, PartialRecord, RecordOf } from "../language/language.ts";
import type { AnyRecord } from "../language/path.ts";
import type { Layer } from "../layer/language.ts";
import { type LanguageOptions, languageFrom } from "../query/parse.ts";
import type { AnyQuery, Query } from "../query/query.ts";
import type { PairOptions } from "./limits.ts";
import { anyQueryAndRecord, type QueryAndRecord } from "./records.ts";
import { differs, type Outcome } from "./report.ts";
import { type AnyPair, smallerThan } from "./smaller.ts";

/** Options of `checkFilter`. */
export type CheckFilterOptions<L extends AnyLanguage = Layer> = CheckOptions<L> & (OneByOne<L> | AllAtOnce<L>);

interface CheckOptions<L extends AnyLanguage> extends PairOptions {
  /** Pairs to try. Default: those of `queryAndRecord`. */
  readonly arbitrary?: fc.Arbitrary<QueryAndRecord<L>>;
  /** How many pairs are tried. Default: 1,000. */
  readonly numRuns?: number;
  /** The seed of an earlier report, to try the same pairs again. */
  readonly seed?: number;
}

interface OneByOne<L extends AnyLanguage> {
  /** Your filter: whether a query selects a record, by a function, a database or an API. */
  readonly filter: (query: Query<L>, record: PartialRecord<RecordOf<L>>) => boolean | Promise<boolean>;
  readonly select?: never;
}

interface AllAtOnce<L extends AnyLanguage> {
  /**
   * Your filter over many records: the positions of those that a query selects. Every query is tried on the records of all pairs.
   * The array of records stays the same, so insert them into a database only if it is another one than before.
   */
  readonly select: (
    query: Query<L>,
    records: readonly PartialRecord<RecordOf<L>>[],
  ) => Iterable<number> | Promise<Iterable<number>>;
  readonly filter?: never;
}

interface AnyOptions extends PairOptions, Partial<LanguageOptions<AnyLanguage>> {
  readonly filter?: (query: AnyQuery, record: AnyRecord) => boolean | Promise<boolean>;
  readonly select?: (query: AnyQuery, records: readonly AnyRecord[]) => Iterable<number> | Promise<Iterable<number>>;
  readonly arbitrary?: fc.Arbitrary<AnyPair>;
  readonly numRuns?: number;
  readonly seed?: number;
}

/**
 * Searches for a query and a record on which a filter differs from the meaning of the language, and resolves if it finds none.
 *
 * @throws a `FilterDiffers` with the code `filter-differs` and the smallest such pair; if the filter throws, that counts as a difference.
 * @example
 * ```ts
 * await checkFilter({ filter: (query, run) => toPredicate(query)(run) });
 * await checkFilter({
 *   select: (query, runs) => runs.map((run, index) => (toPredicate(query)(run) ? index : -1)).filter((index) => index >= 0),
 *   numRuns: 100,
 * });
 * ```
 */
export async function checkFilter<L extends AnyLanguage>(
  options: CheckFilterOptions<L> & LanguageOptions<L>,
): Promise<void>;
export async function checkFilter(options: CheckFilterOptions): Promise<void>;
export async function checkFilter(given: unknown): Promise<void> {
  const options = given as AnyOptions;
  const { filter, select } = options;
  const pairs = options.arbitrary ?? anyQueryAndRecord(languageFrom(options), options);
  if (filter !== undefined) return checkOneByOne(pairs, (pair) => outcomeOf(() => filter(...pair)), options);
  if (select !== undefined) return checkAllAtOnce(pairs, select, options);
  throw querybarError("invalid-argument", "checkFilter needs the option filter or select.");
}

async function outcomeOf(answer: () => unknown): Promise<Outcome> {
  try {
    return { answer: await answer() };
  } catch (thrown) {
    return { thrown };
  }
}

/** What a filter does with one pair. */
type Ask = (pair: AnyPair) => Promise<Outcome>;

async function checkOneByOne(pairs: fc.Arbitrary<AnyPair>, ask: Ask, options: AnyOptions): Promise<void> {
  const { numRuns = 1000, seed } = options;
  const agrees = async (pair: AnyPair) => isRight(await ask(pair), pair, options);
  const result = await fc.check(fc.asyncProperty(pairs, agrees), { numRuns, ...(seed === undefined ? {} : { seed }) });
  if (!result.failed || result.counterexample === null) return;
  throw await smallestDifference(result.counterexample[0], ask, result.seed, options);
}

function isRight(outcome: Outcome, [query, record]: AnyPair, options: AnyOptions): boolean {
  return "answer" in outcome && outcome.answer === toPredicate(query, options)(record);
}

async function checkAllAtOnce(
  pairs: fc.Arbitrary<AnyPair>,
  select: NonNullable<AnyOptions["select"]>,
  options: AnyOptions,
): Promise<void> {
  const { numRuns = 1000, seed = Math.floor(Math.random() * 2 ** 31) } = options;
  const made = fc.sample(pairs, { numRuns, seed });
  const records = made.map(([, record]) => record);
  const selectFrom = async (query: AnyQuery, some: readonly AnyRecord[]) =>
    positionsIn(await select(query, some), some.length);
  const alone: Ask = ([query, record]) => outcomeOf(async () => (await selectFrom(query, [record])).has(0));
  for (const [query] of made) {
    const selected = await outcomeOf(() => selectFrom(query, records));
    const matches = toPredicate(query, options);
    for (const [position, record] of records.entries()) {
      const pair: AnyPair = [query, record];
      const expected = matches(record);
      const outcome =
        "answer" in selected ? { answer: (selected.answer as ReadonlySet<number>).has(position) } : selected;
      if ("answer" in outcome && outcome.answer === expected) continue;
      if (!isRight(await alone(pair), pair, options)) throw await smallestDifference(pair, alone, seed, options);
      throw differs({ pair, expected, outcome, seed, among: records.length }, options);
    }
  }
}

function positionsIn(selected: Iterable<number>, count: number): ReadonlySet<number> {
  const positions = new Set(selected);
  for (const position of positions)
    if (!(Number.isInteger(position) && position >= 0 && position < count))
      throw querybarError(
        "invalid-argument",
        `The option select returned ${position}, which is no position of a record.`,
      );
  return positions;
}

/** Simplifies a pair as long as the filter is still wrong. */
async function smallestDifference(start: AnyPair, ask: Ask, seed: number, options: AnyOptions) {
  const isWrong = async (pair: AnyPair) => !isRight(await ask(pair), pair, options);
  const pair = await reduced(start, isWrong, options);
  const [query, record] = pair;
  return differs({ pair, expected: toPredicate(query, options)(record), outcome: await ask(pair), seed }, options);
}

async function reduced(
  pair: AnyPair,
  isWrong: (pair: AnyPair) => Promise<boolean>,
  options: AnyOptions,
): Promise<AnyPair> {
  for (const smaller of smallerThan(pair, options))
    if (await isWrong(smaller)) return reduced(smaller, isWrong, options);
  return pair;
}
