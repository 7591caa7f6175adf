import { applyEdits } from "../assist/apply-edits.ts";
import { removeTerm } from "../assist/edits.ts";
import { countValues, latestFirst } from "../assist/known-values.ts";
import { toPredicate } from "../compile/predicate.ts";
import { isQuerybarError } from "../language/error.ts";
import { fieldOf } from "../language/lookup.ts";
import type { AnyRecord } from "../language/path.ts";
import { parse } from "../query/parse.ts";
import type { AnyQuery } from "../query/query.ts";
import { evaluationOf, type Settings } from "./settings.ts";

/** How many records hold each value of a field, the most frequent first. Dates are counted by day, the latest first. */
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
      const rest = applyEdits(query.text, removeTerm(query, offset));
      const evaluation = evaluationOf(settings);
      const key = [index, records, query.language, rest, field, now, timeZone, weekStart, me];
      if (last === undefined || !key.every((part, place) => part === last?.key[place])) {
        const entry = fieldOf(query.language, field);
        const isDate = entry?.kind.periods !== undefined;
        const count = (text: string): Counts => {
          if (index !== undefined) return index.facets(text, field, isDate ? { ...evaluation, by: "day" } : evaluation);
          if (entry === undefined) return new Map();
          const matches = toPredicate(parse(text, { language: query.language }), evaluation);
          return countValues(entry, (records ?? []) as Iterable<AnyRecord>, evaluation, matches);
        };
        last = { key, counts: ifCountable(() => countsOf(count, rest, isDate)) };
      }
      return last.counts;
    },
  };
}

/** What the rest of the query rules out is counted as well, as 0. Of dates, the latest are first. */
function countsOf(count: (text: string) => Counts, rest: string, isDate: boolean): Counts {
  const counts = new Map(count(rest));
  for (const value of count("").keys()) if (!counts.has(value)) counts.set(value, 0);
  return isDate ? new Map(latestFirst(counts)) : counts;
}

/** Without counts the bar still works, so an index must not keep it from that. */
function ifCountable(count: () => Counts): Counts | undefined {
  try {
    return count();
  } catch (error) {
    // An index of another language, which may become this one's next. Everything else is reported to the page.
    if (!isQuerybarError(error)) reportError(error);
    return undefined;
  }
}
