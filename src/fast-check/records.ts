import fc from "fast-check";
import { testOf } from "../compile/predicate.ts";
import type { RecordTest } from "../filter/dialect.ts";
import type { Filter } from "../filter/filter.ts";
import { toFilter } from "../filter/to-filter.ts";
import { isQuerybarError, querybarError } from "../language/error.ts";
import type { AnyLanguage, PartialRecord, RecordOf } from "../language/language.ts";
import type { AnyRecord } from "../language/path.ts";
import { type QueryOrNode, resolveTree } from "../language/resolve-tree.ts";
import type { Layer } from "../layer/language.ts";
import { type LanguageOptions, languageFrom, parse } from "../query/parse.ts";
import type { AnyQuery, Query } from "../query/query.ts";
import { print } from "../syntax/print.ts";
import { limitedRecord, type PairOptions } from "./limits.ts";
import { type Plan, planOf, plansToMatch, plansToMiss, unsatisfiable } from "./plan.ts";
import { queryTree } from "./queries.ts";
import { type Choose, choices, following, type RecordOptions, recordFrom } from "./record.ts";
import { noRequirements, waysOf } from "./requirements.ts";

/**
 * Records that match a query. They are constructed, not filtered, and shrink to little more than the query asks for.
 *
 * @throws a `QuerybarError` with the code `unsatisfiable` for a query that contradicts itself.
 * @example
 * ```ts
 * const failures = matching(parse("fix -wip failed"));
 * fc.assert(fc.property(failures, (run) => toPredicate(parse("failed"))(run)));
 * ```
 */
export function matching<L extends AnyLanguage>(
  query: QueryOrNode<L>,
  options?: RecordOptions,
): fc.Arbitrary<PartialRecord<RecordOf<L>>>;
export function matching(query: QueryOrNode<AnyLanguage>, options: RecordOptions = {}): unknown {
  const { language } = resolveTree(query);
  const filter = toFilter(query, options);
  return recordsFrom(plansToMatch(filter, language), options, testFor(filter, true));
}

/**
 * Records that do not match a query, many of them by one term only. They are constructed, not filtered.
 *
 * @throws a `QuerybarError` with the code `unsatisfiable` for a query that every record matches, such as an empty one.
 * @example
 * ```ts
 * const others = notMatching(parse("fix -wip failed"));
 * fc.assert(fc.property(others, (run) => !toPredicate(parse("fix -wip failed"))(run)));
 * ```
 */
export function notMatching<L extends AnyLanguage>(
  query: QueryOrNode<L>,
  options?: RecordOptions,
): fc.Arbitrary<PartialRecord<RecordOf<L>>>;
export function notMatching(query: QueryOrNode<AnyLanguage>, options: RecordOptions = {}): unknown {
  const { language } = resolveTree(query);
  const filter = toFilter(query, options);
  return recordsFrom(plansToMiss(filter, language), options, testFor(filter, false));
}

/** Options for records. */
export interface AnyRecordOptions<L extends AnyLanguage> extends RecordOptions {
  /** Records are often near its boundary. */
  readonly near?: QueryOrNode<L>;
}

/**
 * Records of a language, near the boundary of a query if one is given.
 *
 * @example
 * ```ts
 * fc.sample(record({ near: parse("fix") }), 5).length; // 5
 * ```
 */
export function record(options?: AnyRecordOptions<Layer>): fc.Arbitrary<PartialRecord<RecordOf<Layer>>>;
export function record<L extends AnyLanguage>(
  options: AnyRecordOptions<L> & LanguageOptions<L>,
): fc.Arbitrary<PartialRecord<RecordOf<L>>>;
export function record(options: AnyRecordOptions<AnyLanguage> & Partial<LanguageOptions<AnyLanguage>> = {}): unknown {
  const near = options.near === undefined ? undefined : waysOf(toFilter(options.near, options))[0];
  const plan = planOf(noRequirements, languageFrom(options), near);
  if (plan === undefined) throw querybarError("invalid-language", "The language has no records.");
  return recordsFrom([plan], options);
}

/** Every record is tested. A plan whose plainest record fails the test is left out. */
function testFor(filter: Filter, wanted: boolean): RecordTest {
  const test = testOf(filter);
  return (record) => test(record) === wanted;
}

function recordsFrom(plans: readonly Plan[], options: RecordOptions, test?: RecordTest): fc.Arbitrary<unknown> {
  const possible = test === undefined ? plans : plansPassing(plans, options, test);
  return choices.map((numbers) => {
    const choose = following(numbers);
    return testedRecord(choose(possible), choose, options, test);
  });
}

function plansPassing(plans: readonly Plan[], options: RecordOptions, accepts: RecordTest): readonly Plan[] {
  const possible = plans.filter((plan) => accepts(recordFrom(plan, following([]), options)));
  if (possible.length > 0) return possible;
  throw unsatisfiable();
}

/** The record that the choices make, or the plainest one of the plan if that fails the test. */
function testedRecord(plan: Plan, choose: Choose, options: RecordOptions, test: RecordTest | undefined): AnyRecord {
  const made = recordFrom(plan, choose, options);
  return test === undefined || test(made) ? made : recordFrom(plan, following([]), options);
}

/** A query as a user would write it, and a record. */
export type QueryAndRecord<L extends AnyLanguage> = readonly [query: Query<L>, record: PartialRecord<RecordOf<L>>];

/**
 * Valid queries, each with a record that it selects about half of the time; otherwise the record often misses it by one term only.
 *
 * @example
 * ```ts
 * fc.assert(fc.property(queryAndRecord(), ([asked, run]) => typeof toPredicate(asked)(run) === "boolean"));
 * ```
 */
export function queryAndRecord(options?: PairOptions): fc.Arbitrary<QueryAndRecord<Layer>>;
export function queryAndRecord<L extends AnyLanguage>(
  options: PairOptions & LanguageOptions<L>,
): fc.Arbitrary<QueryAndRecord<L>>;
export function queryAndRecord(options: PairOptions & Partial<LanguageOptions<AnyLanguage>> = {}): unknown {
  return anyQueryAndRecord(languageFrom(options), options);
}

export function anyQueryAndRecord(
  language: AnyLanguage,
  options: PairOptions,
): fc.Arbitrary<readonly [AnyQuery, AnyRecord]> {
  return fc
    .tuple(queryTree(language, options.me !== undefined, options), fc.boolean(), choices)
    .map(([tree, wanted, numbers]) => {
      const asked: AnyQuery = parse(print(tree), { language });
      const choose = following(numbers);
      const [plans, test] = plansFor(asked, wanted, options);
      const made = testedRecord(choose(plans), choose, options, test);
      return [asked, limitedRecord(made, language, options)] as const;
    });
}

/** The other plans, for a query that has only these. */
function plansFor(asked: AnyQuery, wanted: boolean, options: RecordOptions): readonly [readonly Plan[], RecordTest] {
  const { language } = asked;
  const filter = toFilter(asked, options);
  const plansThat = (match: boolean): readonly [readonly Plan[], RecordTest] => {
    const test = testFor(filter, match);
    return [plansPassing((match ? plansToMatch : plansToMiss)(filter, language), options, test), test];
  };
  try {
    return plansThat(wanted);
  } catch (error) {
    if (isQuerybarError(error)) return plansThat(!wanted);
    throw error;
  }
}
