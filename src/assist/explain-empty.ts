import { toPredicate } from "../compile/predicate.ts";
import type { EvaluationOptions } from "../language/evaluation.ts";
import { grouped } from "../language/grouped.ts";
import type { AnyLanguage, PartialRecord, RecordOf } from "../language/language.ts";
import type { AnyNode, Range } from "../language/nodes.ts";
import type { AnyRecord } from "../language/path.ts";
import type { Layer } from "../layer/language.ts";
import type { AnyQuery } from "../query/query.ts";
import type { ExplainOptions } from "./explain.ts";
import { clause, say } from "./messages.ts";
import { queryOf, type TextOrQuery } from "./query-of.ts";
import { termKey } from "./term-key.ts";
import { listed } from "./wording.ts";

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
  /** The terms whose removal would give matches, sorted by the number of these matches, largest first. */
  readonly obstacles: readonly Obstacle[];
}

/**
 * Says which terms of a query keep it from matching any record, and how many would match without each of them. It takes time in
 * proportion to the number of terms times the number of records.
 *
 * @example
 * ```ts
 * const jobs = [{ branch: "main", id: 1 }, { branch: "main", id: 2 }, { branch: "dev", id: 3 }];
 * explainEmpty("id:3 branch:main", jobs).sentence;
 * // "Nothing matches: without “id:3” there would be 2 matches and without “branch:main” there would be 1 match."
 * ```
 */
export function explainEmpty<L extends AnyLanguage = Layer>(
  input: TextOrQuery<L>,
  records: Iterable<PartialRecord<RecordOf<L>>>,
  options: ExplainOptions<L> = {},
): EmptyExplanation {
  const query = queryOf(input, options);
  const wording = { ...options, language: query.language };
  const { isEmpty, found, obstacles } = countBlocked(query, records as Iterable<AnyRecord>, options);
  if (isEmpty) return { sentence: say(wording, "empty.no-records"), obstacles };
  if (found > 0) return { sentence: say(wording, "empty.found", { count: found }), obstacles: [] };
  if (obstacles.length === 0) return { sentence: say(wording, "empty.several-terms"), obstacles };
  const clauses = obstacles.map(({ text, count }) => say(wording, "empty.without-term", { term: text, count }));
  return { sentence: say(wording, "empty.without", { terms: clause(listed(clauses, "and", wording)) }), obstacles };
}

/** Counts the records that exactly one term refuses, by that term, and those that none refuses. */
function countBlocked(
  query: AnyQuery,
  records: Iterable<AnyRecord>,
  evaluation: EvaluationOptions,
): { readonly isEmpty: boolean; readonly found: number; readonly obstacles: readonly Obstacle[] } {
  const { text, language } = query;
  const terms = distinctTerms(query).map((term) => ({
    term,
    accepts: toPredicate({ language, root: term }, evaluation) as (record: AnyRecord) => boolean,
    count: 0,
  }));
  let isEmpty = true;
  let found = 0;
  for (const record of records) {
    isEmpty = false;
    const refusing = terms.find(({ accepts }) => !accepts(record));
    if (refusing === undefined) found++;
    else if (terms.every((term) => term === refusing || term.accepts(record))) refusing.count++;
  }
  const obstacles = terms
    .map(({ term: { from, to }, count }) => ({ text: text.slice(from, to), from, to, count }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
  return { isEmpty, found, obstacles };
}

/** A repeated term is one obstacle, at its first range. A group with a part that is not finished restricts too. */
function distinctTerms({ root, language }: AnyQuery): readonly AnyNode[] {
  const same = grouped(root.terms, (term) => termKey(term, language) ?? ` ${term.from}`);
  return [...same.values()].map(([first]) => first);
}
