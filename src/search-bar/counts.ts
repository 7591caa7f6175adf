import { applyEdits } from "../assist/apply-edits.ts";
import { toPredicate } from "../compile/predicate.ts";
import { isQuerybarError } from "../language/error.ts";
import type { EvaluationOptions } from "../language/evaluation.ts";
import { fieldOf } from "../language/lookup.ts";
import { type AnyRecord, valueReader } from "../language/path.ts";
import { parse } from "../query/parse.ts";
import type { AnyQuery } from "../query/query.ts";
import { withoutTerm } from "./help.ts";
import { evaluationOf, type Settings } from "./settings.ts";

/** How many records hold each value of a field, the most frequent first. */
export type Counts = ReadonlyMap<string, number>;

/** Counts what a choice would find: the values of a field among what the rest of the query selects. */
export interface Counter {
  /** `undefined` where the page has given nothing to count, or an index that does not have the field. */
  at(query: AnyQuery, offset: number, field: string): Counts | undefined;
}

export function makeCounter(settings: Settings): Counter {
  // The list is drawn at each key of a value, which changes nothing in what is counted.
  let last: { readonly key: readonly unknown[]; readonly counts: Counts | undefined } | undefined;
  return {
    at: (query, offset, field) => {
      const { index, records, now, timeZone, weekStart, me } = settings;
      if (index === undefined && records === undefined) return undefined;
      const rest = applyEdits(query.text, withoutTerm(query, offset));
      const evaluation = evaluationOf(settings);
      const key = [index, records, query.language, rest, field, now, timeZone, weekStart, me];
      if (last === undefined || !key.every((part, place) => part === last?.key[place])) {
        const count = (text: string) =>
          index?.facets(text, field, evaluation) ??
          countsOfRecords(records ?? [], parse(text, { language: query.language }), field, evaluation);
        last = { key, counts: ifCountable(() => countsOf(count, rest)) };
      }
      return last.counts;
    },
  };
}

/** What the rest of the query rules out is counted as well, as 0. */
function countsOf(count: (text: string) => Counts, rest: string): Counts {
  const counts = new Map(count(rest));
  for (const value of count("").keys()) if (!counts.has(value)) counts.set(value, 0);
  return counts;
}

/** Without counts the bar still works, so an index must not keep it from that. */
function ifCountable(count: () => Counts): Counts | undefined {
  try {
    return count();
  } catch (error) {
    // An index of another language, which may become this one's next. The page hears of everything else.
    if (!isQuerybarError(error)) reportError(error);
    return undefined;
  }
}

const mostRecords = 10_000;

function countsOfRecords(
  records: Iterable<object>,
  query: AnyQuery,
  name: string,
  evaluation: EvaluationOptions,
): Counts {
  const field = fieldOf(query.language, name);
  if (field === undefined) return new Map();
  const read = valueReader(field.path);
  const matches = toPredicate(query, evaluation);
  const counts = new Map<string, number>();
  let seen = 0;
  for (const record of records as Iterable<AnyRecord>) {
    if (seen++ === mostRecords) break;
    const value = field.kind.heldKey(read(record));
    if (value !== undefined && matches(record)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return new Map([...counts].sort(([, one], [, other]) => other - one));
}
