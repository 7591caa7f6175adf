import fc from "fast-check";
import type { Searchable } from "../compile/predicate.ts";
import { isQuerybarError } from "../language/error.ts";
import type { AnyLanguage, RecordOf } from "../language/language.ts";
import { layer } from "../language/layer.ts";
import type { AnyRecord } from "../language/record-value.ts";
import { parse } from "../syntax/parse.ts";
import { print } from "../syntax/print.ts";
import type { Query } from "../syntax/tree.ts";
import { choices, following } from "./choices.ts";
import { plansToMatch, plansToMiss } from "./plan.ts";
import { query } from "./queries.ts";
import { type RecordOptions, recordAfter } from "./record.ts";

/** A query as somebody wrote it, and a record. */
export type QueryAndRecord<L extends AnyLanguage> = readonly [query: Query<L>, record: Searchable<RecordOf<L>>];

/**
 * Valid queries, each with a record that it selects about half of the time; otherwise the record often misses it by one term only.
 *
 * @example
 * ```ts
 * fc.assert(fc.property(queryAndRecord(), ([asked, run]) => typeof toPredicate(asked)(run) === "boolean"));
 * ```
 */
export function queryAndRecord<L extends AnyLanguage = typeof layer>(
  language?: L,
  options?: RecordOptions,
): fc.Arbitrary<QueryAndRecord<L>>;
export function queryAndRecord(
  language: AnyLanguage = layer,
  options: RecordOptions = {},
): fc.Arbitrary<readonly [Query<AnyLanguage>, AnyRecord]> {
  return fc.tuple(query(language), fc.boolean(), choices).map(([tree, wanted, numbers]) => {
    const asked = parse(print(tree, language), language);
    const choose = following(numbers);
    return [asked, recordAfter(choose(plansFor(asked, wanted)), choose, options)] as const;
  });
}

/** The other kind, for a query that has only that one. */
function plansFor({ root, language }: Query<AnyLanguage>, wanted: boolean) {
  const [plans, others] = wanted ? [plansToMatch, plansToMiss] : [plansToMiss, plansToMatch];
  try {
    return plans(root, language);
  } catch (error) {
    if (isQuerybarError(error)) return others(root, language);
    throw error;
  }
}
