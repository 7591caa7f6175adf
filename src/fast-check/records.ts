import fc from "fast-check";
import { toFilter } from "../filter/to-filter.ts";
import { isQuerybarError, querybarError } from "../language/error.ts";
import type { AnyLanguage, PartialRecord, RecordOf } from "../language/language.ts";
import type { AnyRecord } from "../language/path.ts";
import { type QueryOrNode, resolveTree } from "../language/resolve-tree.ts";
import type { Layer } from "../layer/language.ts";
import { type LanguageOptions, languageFrom, parse } from "../syntax/parse.ts";
import { print } from "../syntax/print.ts";
import type { AnyQuery, Query } from "../syntax/tree.ts";
import { type Plan, planOf, plansToMatch, plansToMiss } from "./plan.ts";
import { query } from "./queries.ts";
import { choices, following, type RecordOptions, recordFrom } from "./record.ts";
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
  return recordsFrom(plansToMatch(toFilter(query), resolveTree(query).language), options);
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
  return recordsFrom(plansToMiss(toFilter(query), resolveTree(query).language), options);
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
  const near = options.near === undefined ? undefined : waysOf(toFilter(options.near))[0];
  const plan = planOf(noRequirements, languageFrom(options), near);
  if (plan === undefined) throw querybarError("invalid-language", "The language has no records.");
  return recordsFrom([plan], options);
}

function recordsFrom(plans: readonly Plan[], options: RecordOptions): fc.Arbitrary<unknown> {
  return choices.map((numbers) => {
    const choose = following(numbers);
    return recordFrom(choose(plans), choose, options);
  });
}

/** A query as a person would write it, and a record. */
export type QueryAndRecord<L extends AnyLanguage> = readonly [query: Query<L>, record: PartialRecord<RecordOf<L>>];

/**
 * Valid queries, each with a record that it selects about half of the time; otherwise the record often misses it by one term only.
 *
 * @example
 * ```ts
 * fc.assert(fc.property(queryAndRecord(), ([asked, run]) => typeof toPredicate(asked)(run) === "boolean"));
 * ```
 */
export function queryAndRecord(options?: RecordOptions): fc.Arbitrary<QueryAndRecord<Layer>>;
export function queryAndRecord<L extends AnyLanguage>(
  options: RecordOptions & LanguageOptions<L>,
): fc.Arbitrary<QueryAndRecord<L>>;
export function queryAndRecord(options: RecordOptions & Partial<LanguageOptions<AnyLanguage>> = {}): unknown {
  return anyQueryAndRecord(languageFrom(options), options);
}

export function anyQueryAndRecord(
  language: AnyLanguage,
  options: RecordOptions,
): fc.Arbitrary<readonly [AnyQuery, AnyRecord]> {
  return fc.tuple(query({ language }), fc.boolean(), choices).map(([tree, wanted, numbers]) => {
    const asked: AnyQuery = parse(print(tree), { language });
    const choose = following(numbers);
    return [asked, recordFrom(choose(plansFor(asked, wanted)), choose, options)] as const;
  });
}

/** The other plans, for a query that has only these. */
function plansFor(asked: AnyQuery, wanted: boolean): readonly Plan[] {
  const [plans, others] = wanted ? [plansToMatch, plansToMiss] : [plansToMiss, plansToMatch];
  const filter = toFilter(asked);
  try {
    return plans(filter, asked.language);
  } catch (error) {
    if (isQuerybarError(error)) return others(filter, asked.language);
    throw error;
  }
}
