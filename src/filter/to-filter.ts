import { querybarError } from "../language/error.ts";
import { type EvaluationContext, type EvaluationOptions, evaluationContext } from "../language/evaluation.ts";
import { intervalOf, type Operator } from "../language/interval.ts";
import type { AnyLanguage } from "../language/language.ts";
import { type FieldEntry, fieldOf, keywordNodeOf, lookupOf } from "../language/lookup.ts";
import { memoize } from "../language/memoize.ts";
import type { AnyNode, Between, Contains, ListElement } from "../language/nodes.ts";
import type { Path } from "../language/path.ts";
import { type QueryOrNode, resolveTree } from "../language/resolve-tree.ts";
import { normalize } from "../language/text.ts";
import {
  anyValue,
  fieldFilterOf,
  intersection,
  noValues,
  simplified,
  union,
  unionOf,
  valuesOnly,
} from "./constraint.ts";
import { everything, type FieldFilter, type Filter, nothing, type ValueSet } from "./filter.ts";
import { common, separated } from "./intervals.ts";

/**
 * What a query means, as a filter that is easy to turn into something else: a predicate, a condition of SQL, a request.
 * Keywords are expanded, unfinished terms are left out, negation is moved to the leaves, constraints on the
 * same field are merged, and dates, ages and `@me` are resolved.
 *
 * @throws a `QuerybarError` with the code `invalid-argument`, `missing-language` or `too-deep`.
 * @example
 * ```ts
 * const filter = toFilter(parse("fix -done repo:"));
 * filter.type === "all" && filter.filters.map((part) => part.type === "field" && [...part.values]); // [false, ["RUNNING"]]
 * ```
 */
export function toFilter<L extends AnyLanguage>(query: QueryOrNode<L>, options?: EvaluationOptions): Filter {
  const { root, language } = resolveTree(query);
  return filterOf(root, { language, evaluation: evaluationContext(options) }) ?? everything;
}

/** What the meaning of a node depends on. Without an evaluation, what depends on one stays unknown. */
export interface Meaning {
  readonly language: AnyLanguage;
  readonly evaluation?: EvaluationContext;
}

/** What a node of a language means, or `undefined` if it is unfinished and restricts nothing. */
export function filterOf(node: AnyNode, meaning: Meaning, wanted = true): Filter | undefined {
  switch (node.type) {
    case "word":
    case "phrase":
      return textFilter(node.text, node.type === "phrase", meaning.language.text, wanted);
    case "contains":
      return containsFilter(node, meaning, wanted);
    case "field":
    case "comparison":
    case "between":
    case "pattern":
    case "present":
      return fieldFilter(node, [node], meaning, wanted);
    case "list":
      return fieldFilter(node, node.terms, meaning, wanted);
    case "keyword":
      return keywordFilter(node.keyword, meaning, wanted) ?? (wanted ? nothing : everything);
    case "unfinished":
      return undefined;
    case "not":
      return filterOf(node.term, meaning, !wanted);
    case "and":
    case "or": {
      const filters = node.terms
        .map((term) => filterOf(term, meaning, wanted))
        .filter((filter) => filter !== undefined);
      // Without terms, `and` selects everything and `or` nothing. With only unfinished terms, it is unfinished itself.
      if (filters.length === 0)
        return node.type === "or" && node.terms.length === 0 ? (wanted ? nothing : everything) : undefined;
      return (node.type === "and") === wanted ? allOf(filters) : anyOf(filters);
    }
    default:
      return node satisfies never;
  }
}

function textFilter(text: string, exact: boolean, paths: readonly Path[], wanted: boolean): Filter | undefined {
  // Only a program can build an empty text or value. It prints as nothing, so it restricts nothing.
  if (text === "") return undefined;
  if (paths.length === 0) return wanted ? nothing : everything;
  return { type: "text", text: normalize(text), exact, paths, wanted };
}

function containsFilter(
  { field, key, text, exact }: Contains,
  { language }: Meaning,
  wanted: boolean,
): Filter | undefined {
  const entry = fieldOf(language, field, key);
  return textFilter(text, exact, entry === undefined ? [] : [entry.path], wanted);
}

/** What any of the terms of one field means. */
function fieldFilter(
  { field, key }: { readonly field: string; readonly key?: string },
  terms: readonly ListElement[],
  { language, evaluation }: Meaning,
  wanted: boolean,
): Filter | undefined {
  const finished = terms.filter((term) => term.type !== "field" || term.text !== "");
  if (finished.length === 0) return undefined;
  const entry = fieldOf(language, field, key);
  if (entry === undefined) return wanted ? nothing : everything;
  const [first, ...others] = finished.map((term) => fieldOfSet(entry, valuesOf(term, entry, evaluation), wanted)) as [
    FieldFilter,
    ...FieldFilter[],
  ];
  return simplified(others.length === 0 ? first : fieldOfSet(entry, unionOf([first, ...others]), wanted));
}

function fieldOfSet(entry: FieldEntry, set: ValueSet, wanted: boolean): FieldFilter {
  // All values of a set of some are those values.
  const { values } = entry.kind;
  return fieldFilterOf(entry, wanted, set.present && values !== undefined ? valuesOnly(new Set(values)) : set);
}

/** The values that a term of a field selects. */
function valuesOf(term: ListElement, entry: FieldEntry, evaluation: EvaluationContext | undefined): ValueSet {
  switch (term.type) {
    case "field":
      if (term.me) return evaluation === undefined ? unknown("@me") : single(meOf(evaluation));
      return term.value === undefined ? noValues : compared("=", term.value, term.text, entry, evaluation);
    case "comparison":
      return term.value === undefined ? noValues : compared(term.operator, term.value, term.text, entry, evaluation);
    case "between":
      return betweenValues(term, entry, evaluation);
    case "pattern":
      return term.parts.every((part) => part === "") ? anyValue : { ...noValues, patterns: [term.parts] };
    case "present":
      return anyValue;
    default:
      return term satisfies never;
  }
}

function unknown(text: string): ValueSet {
  return { ...noValues, unknown: new Set([text]) };
}

function single(value: string): ValueSet {
  return valuesOnly(new Set([value]));
}

function meOf({ me }: EvaluationContext): string {
  if (me === undefined)
    throw querybarError("invalid-argument", "The query uses @me: pass the option me, the value it stands for.");
  return me;
}

function compared(
  operator: "=" | Operator,
  value: unknown,
  text: string,
  { kind }: FieldEntry,
  evaluation: EvaluationContext | undefined,
): ValueSet {
  if (kind.interval === undefined)
    return operator === "=" ? single(kind.print(value)) : ofIntervals([intervalOf(operator, kind.print(value))], kind);
  if (evaluation === undefined) return unknown(`${operator}${text}`);
  return ofIntervals([kind.interval(operator, value, evaluation)], kind);
}

function betweenValues({ low, high }: Between, entry: FieldEntry, evaluation: EvaluationContext | undefined): ValueSet {
  if ((low !== null && low.value === undefined) || (high !== null && high.value === undefined)) return noValues;
  const from = low === null ? anyValue : compared(">=", low.value, low.text, entry, evaluation);
  const to = high === null ? anyValue : compared("<=", high.value, high.text, entry, evaluation);
  if (from.present) return to;
  if (to.present) return from;
  if (from.unknown !== undefined) return unknown(`${low?.text}..${high?.text}`);
  const { compare } = entry.kind;
  return compare === undefined ? noValues : ofIntervals(common(from.intervals, to.intervals, compare), entry.kind);
}

function ofIntervals(intervals: ValueSet["intervals"], { compare }: FieldEntry["kind"]): ValueSet {
  return { ...noValues, intervals: compare === undefined ? [] : separated(intervals, compare) };
}

/** What a keyword means; `undefined` for one that the language does not have. */
function keywordFilter(keyword: string, meaning: Meaning, wanted: boolean): Filter | undefined {
  if (meaning.language.dialect === "documented")
    return documentedKeywords(meaning.language).get(`${keyword} ${wanted}`);
  const node = keywordNodeOf(meaning.language, keyword);
  return node && conditionFilter(node, meaning, wanted);
}

/** A condition that asks for nothing holds for every record. */
function conditionFilter(node: AnyNode, meaning: Meaning, wanted: boolean): Filter {
  return filterOf(node, meaning, wanted) ?? (wanted ? everything : nothing);
}

/** Only keywords of the extended dialect may depend on the clock. */
const documentedKeywords = /* @__PURE__ */ memoize(
  (language: AnyLanguage): ReadonlyMap<string, Filter | undefined> =>
    new Map(
      [...lookupOf(language).keywords.keys()].flatMap((keyword) =>
        [true, false].map((wanted) => {
          const node = keywordNodeOf(language, keyword) as AnyNode;
          return [`${keyword} ${wanted}`, conditionFilter(node, { language }, wanted)] as const;
        }),
      ),
    ),
);

/** All of the filters as one. */
export function allOf(filters: readonly Filter[]): Filter {
  return joined("all", filters);
}

/** Any of the filters as one. */
export function anyOf(filters: readonly Filter[]): Filter {
  return joined("any", filters);
}

/** The filter that selects all other records. */
export function complementOf(filter: Filter): Filter {
  switch (filter.type) {
    case "text":
    case "field":
      return { ...filter, wanted: !filter.wanted };
    case "all":
      return anyOf(filter.filters.map(complementOf));
    case "any":
      return allOf(filter.filters.map(complementOf));
    default:
      return filter satisfies never;
  }
}

/** Flattens groups of the same type, merges constraints on the same field, and leaves out filters without effect. */
function joined(type: "all" | "any", filters: readonly Filter[]): Filter {
  const merge = type === "all" ? intersection : union;
  const parts: (Filter | [FieldFilter, ...FieldFilter[]])[] = [];
  const byField = new Map<string, [FieldFilter, ...FieldFilter[]]>();
  for (const filter of filters.flatMap((one) => (one.type === type ? one.filters : [one]))) {
    if (filter.type !== "field") {
      parts.push(filter);
      continue;
    }
    const { name, key } = filter.entry;
    const which = key === undefined ? name : JSON.stringify([name, key]);
    const sameField = byField.get(which);
    if (sameField !== undefined) sameField.push(filter);
    else {
      const first: [FieldFilter] = [filter];
      byField.set(which, first);
      parts.push(first);
    }
  }
  const merged = parts.flatMap((part) => (Array.isArray(part) ? merge(part).map(simplified) : [part]));
  const decisive = type === "all" ? nothing : everything;
  if (merged.some((part) => isConstant(part, decisive.type))) return decisive;
  const left = merged.filter((part) => !isConstant(part, type));
  return left.length === 1 ? (left[0] as Filter) : { type, filters: left };
}

/** Whether a filter is `everything` (an empty `all`) or `nothing` (an empty `any`). */
function isConstant(filter: Filter, type: "all" | "any"): boolean {
  return filter.type === type && filter.filters.length === 0;
}
