import { type Searchable, toPredicate } from "../compile/predicate.ts";
import type { AnyLanguage, RecordOf } from "../language/language.ts";
import type { layer } from "../language/layer.ts";
import { quoted } from "../language/message-text.ts";
import type { AnyRecord } from "../language/record-value.ts";
import { sameness } from "../syntax/sameness.ts";
import type { Query, Range, Term } from "../syntax/tree.ts";
import { type ExplainOptions, list, say } from "./catalogue.ts";

/** A term without which something would match. */
export interface Obstacle extends Range {
  /** The term as written. */
  readonly text: string;
  /** How many records would match without it, and without its repetitions. */
  readonly count: number;
}

/** Why a query matches nothing. */
export interface EmptyExplanation {
  readonly sentence: string;
  /** The terms that alone stand in the way, those with the most records behind them first. */
  readonly obstacles: readonly Obstacle[];
}

/**
 * Says which terms of a query keep it from matching any record, and how many there would be without each of them.
 *
 * @example
 * ```ts
 * const jobs = [{ branch: "main", id: 1 }, { branch: "main", id: 2 }, { branch: "dev", id: 3 }];
 * explainEmpty(parse("id:3 branch:main"), jobs).sentence;
 * // "Nothing matches: without “id:3” there would be 2 and without “branch:main” there would be 1."
 * ```
 */
export function explainEmpty<L extends AnyLanguage = typeof layer>(
  query: Query<L>,
  records: Iterable<Searchable<RecordOf<L>>>,
  options?: ExplainOptions,
): EmptyExplanation;
export function explainEmpty(
  query: Query<AnyLanguage>,
  records: Iterable<AnyRecord>,
  options: ExplainOptions = {},
): EmptyExplanation {
  const { count, found, obstacles } = blamed(distinctTerms(query), records, query);
  if (count === 0) return { sentence: say(options, "empty-nothing"), obstacles };
  if (found > 0) return { sentence: say(options, "empty-found", { count: String(found) }), obstacles: [] };
  if (obstacles.length === 0) return { sentence: say(options, "empty-hopeless"), obstacles };
  const counts = obstacles.map(({ text, count }) =>
    say(options, "empty-count", { term: quoted(text), count: String(count) }),
  );
  return { sentence: say(options, "empty-without", { terms: list(options, counts, "list-and") }), obstacles };
}

/** A term said twice is one obstacle. */
function distinctTerms({ root }: Query<AnyLanguage>): readonly Term<AnyLanguage>[] {
  const distinct = new Map<string, Term<AnyLanguage>>();
  for (const term of root.terms) {
    const key = sameness(term);
    if (key !== undefined && !distinct.has(key)) distinct.set(key, term);
  }
  return [...distinct.values()];
}

/** Counts the records that exactly one term refuses, by that term, and those that none refuses. */
function blamed(
  terms: readonly Term<AnyLanguage>[],
  records: Iterable<AnyRecord>,
  { text, language }: Query<AnyLanguage>,
): { readonly count: number; readonly found: number; readonly obstacles: readonly Obstacle[] } {
  const suspects = terms.map((term) => ({ term, accepts: toPredicate(term, language), count: 0 }));
  let count = 0;
  let found = 0;
  for (const record of records) {
    count++;
    const [culprit, ...others] = suspects.filter(({ accepts }) => !accepts(record));
    if (culprit === undefined) found++;
    else if (others.length === 0) culprit.count++;
  }
  const obstacles = suspects
    .map(({ term: { from, to }, count }) => ({ text: text.slice(from, to), from, to, count }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
  return { count, found, obstacles };
}
