import type fc from "fast-check";
import type { Searchable } from "../compile/predicate.ts";
import { querybarError } from "../language/error.ts";
import type { AnyLanguage, RecordOf } from "../language/language.ts";
import { layer } from "../language/layer.ts";
import { type QueryOrNode, treeOf } from "../syntax/tree-of.ts";
import { choices, following } from "./choices.ts";
import { demandsOf } from "./demands.ts";
import { type Plan, planOf, plansToMatch, plansToMiss } from "./plan.ts";
import { type RecordOptions, recordAfter } from "./record.ts";

/** Options of records, and the language of a tree that a program built. */
export interface OfQueryOptions<L extends AnyLanguage> extends RecordOptions {
  readonly language?: L;
}

/**
 * Records that match a query, made so and not sifted; they shrink to hardly more than the query asks for.
 *
 * @throws a `QuerybarError` with the code `unsatisfiable` for a query that contradicts itself.
 * @example
 * ```ts
 * const failures = matching(parse("fix -wip failed"));
 * fc.assert(fc.property(failures, (run) => toPredicate(parse("failed"))(run)));
 * ```
 */
export function matching<L extends AnyLanguage = typeof layer>(
  query: QueryOrNode<L>,
  options?: OfQueryOptions<L>,
): fc.Arbitrary<Searchable<RecordOf<L>>>;
export function matching(query: QueryOrNode<AnyLanguage>, options: OfQueryOptions<AnyLanguage> = {}): unknown {
  const { root, language } = treeOf(query, options.language);
  return recordsAfter(plansToMatch(root, language), options);
}

/**
 * Records that do not match a query, many of them by one term only; made so and not sifted.
 *
 * @throws a `QuerybarError` with the code `unsatisfiable` for a query that every record matches, such as an empty one.
 * @example
 * ```ts
 * const others = notMatching(parse("fix -wip failed"));
 * fc.assert(fc.property(others, (run) => !toPredicate(parse("fix -wip failed"))(run)));
 * ```
 */
export function notMatching<L extends AnyLanguage = typeof layer>(
  query: QueryOrNode<L>,
  options?: OfQueryOptions<L>,
): fc.Arbitrary<Searchable<RecordOf<L>>>;
export function notMatching(query: QueryOrNode<AnyLanguage>, options: OfQueryOptions<AnyLanguage> = {}): unknown {
  const { root, language } = treeOf(query, options.language);
  return recordsAfter(plansToMiss(root, language), options);
}

/** What any record may be, beside the texts and values that a query speaks of. */
export interface AnyRecordOptions<L extends AnyLanguage> extends RecordOptions {
  /** Records are often near its boundary. */
  readonly near?: QueryOrNode<L>;
}

/**
 * Records of a language, near the boundary of a query where there is one.
 *
 * @example
 * ```ts
 * fc.sample(record(layer, { near: parse("fix") }), 5).length; // 5
 * ```
 */
export function record<L extends AnyLanguage = typeof layer>(
  language?: L,
  options?: AnyRecordOptions<L>,
): fc.Arbitrary<Searchable<RecordOf<L>>>;
export function record(language: AnyLanguage = layer, options: AnyRecordOptions<AnyLanguage> = {}): unknown {
  return recordsAfter([anyRecordPlan(language, options.near)], options);
}

function anyRecordPlan(language: AnyLanguage, near: QueryOrNode<AnyLanguage> | undefined): Plan {
  const nothing = { texts: [], fields: [] };
  const ways = near === undefined ? [nothing] : demandsOf(treeOf(near, language).root, language, true);
  const plan = planOf(nothing, language, ways[0] ?? nothing);
  if (plan === undefined) throw querybarError("invalid-language", "The language has no records.");
  return plan;
}

function recordsAfter(plans: readonly Plan[], options: RecordOptions): fc.Arbitrary<unknown> {
  return choices.map((numbers) => {
    const choose = following(numbers);
    return recordAfter(choose(plans), choose, options);
  });
}
