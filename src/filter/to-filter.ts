import { readGiven } from "../language/given.ts";
import type { AnyLanguage, Condition, Keyword } from "../language/language.ts";
import { fieldOf, lookupOf } from "../language/lookup.ts";
import { memoize } from "../language/memoize.ts";
import type { AnyNode, FieldTerm } from "../language/nodes.ts";
import { type QueryOrNode, resolveTree } from "../language/resolve-tree.ts";
import { normalize } from "../language/text.ts";
import { intersection, simplified, union } from "./constraint.ts";
import { everything, type FieldFilter, type Filter, nothing } from "./filter.ts";

/**
 * What a query means, as a filter that is easy to turn into something else: a predicate, a condition of SQL, a request.
 * Keywords are expanded, unfinished terms are left out, negation is moved to the leaves, and constraints on the
 * same field are merged.
 *
 * @throws a `QuerybarError` with the code `invalid-argument`, `missing-language` or `too-deep`.
 * @example
 * ```ts
 * const filter = toFilter(parse("fix -done repo:"));
 * filter.type === "all" && filter.filters.map((part) => part.type === "field" && [...part.values]); // [false, ["RUNNING"]]
 * ```
 */
export function toFilter<L extends AnyLanguage>(query: QueryOrNode<L>): Filter {
  const { root, language } = resolveTree(query);
  return filterOf(root, language) ?? everything;
}

/** What a node of a language means, or `undefined` if it is unfinished and restricts nothing. */
export function filterOf(node: AnyNode, language: AnyLanguage, wanted = true): Filter | undefined {
  switch (node.type) {
    case "word":
    case "phrase":
      return textFilter(node.text, node.type === "phrase", language, wanted);
    case "field":
      return fieldFilter(node, language, wanted);
    case "keyword": {
      const meaning = keywordFilters(language).get(node.keyword);
      if (meaning === undefined) return wanted ? nothing : everything;
      return wanted ? meaning.held : meaning.excluded;
    }
    case "unfinished":
      return undefined;
    case "not":
      return filterOf(node.term, language, !wanted);
    case "and":
    case "or": {
      const filters = node.terms
        .map((term) => filterOf(term, language, wanted))
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

function textFilter(text: string, exact: boolean, { text: paths }: AnyLanguage, wanted: boolean): Filter | undefined {
  // Only a program can build an empty text or value. It prints as nothing, so it restricts nothing.
  if (text === "") return undefined;
  if (paths.length === 0) return wanted ? nothing : everything;
  return { type: "text", text: normalize(text), exact, paths, wanted };
}

function fieldFilter({ field, text, value }: FieldTerm, language: AnyLanguage, wanted: boolean): Filter | undefined {
  if (text === "") return undefined;
  const entry = fieldOf(language, field);
  if (entry === undefined) return wanted ? nothing : everything;
  const values = value === undefined ? [] : [entry.kind.print(value)];
  return simplified({ type: "field", field, entry, values: new Set(values), wanted });
}

interface KeywordFilters {
  readonly held: Filter;
  readonly excluded: Filter;
}

const keywordFilters = /* @__PURE__ */ memoize(
  (language: AnyLanguage): ReadonlyMap<string, KeywordFilters> =>
    new Map(
      [...lookupOf(language).keywords].map(([name, keyword]) => [
        name,
        { held: keywordFilter(keyword, language, true), excluded: keywordFilter(keyword, language, false) },
      ]),
    ),
);

function keywordFilter({ where, except }: Keyword, language: AnyLanguage, wanted: boolean): Filter {
  const held = where === undefined ? [] : [conditionFilter(where, language, wanted)];
  const excluded = except === undefined ? [] : [conditionFilter(except, language, !wanted)];
  return wanted ? allOf([...held, ...excluded]) : anyOf([...held, ...excluded]);
}

function conditionFilter(condition: Condition, language: AnyLanguage, wanted: boolean): Filter {
  const filters = Object.entries(condition).map(([field, given]) => {
    const entry = lookupOf(language).fields.get(field) as FieldFilter["entry"];
    const values = (Array.isArray(given) ? given : [given]).map((value) =>
      entry.kind.print(readGiven(entry.field, value)?.value),
    );
    return simplified({ type: "field", field, entry, values: new Set(values), wanted });
  });
  return wanted ? allOf(filters) : anyOf(filters);
}

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
  const merge = type === "all" ? intersection<FieldFilter> : union<FieldFilter>;
  const parts: (Filter | [FieldFilter, ...FieldFilter[]])[] = [];
  const byField = new Map<string, [FieldFilter, ...FieldFilter[]]>();
  for (const filter of filters.flatMap((one) => (one.type === type ? one.filters : [one]))) {
    if (filter.type !== "field") {
      parts.push(filter);
      continue;
    }
    const sameField = byField.get(filter.field);
    if (sameField !== undefined) sameField.push(filter);
    else {
      const first: [FieldFilter] = [filter];
      byField.set(filter.field, first);
      parts.push(first);
    }
  }
  const merged = parts.map((part) => (Array.isArray(part) ? simplified(merge(part)) : part));
  const decisive = type === "all" ? nothing : everything;
  if (merged.some((part) => isConstant(part, decisive.type))) return decisive;
  const left = merged.filter((part) => !isConstant(part, type));
  return left.length === 1 ? (left[0] as Filter) : { type, filters: left };
}

/** Whether a filter is `everything` (an empty `all`) or `nothing` (an empty `any`). */
function isConstant(filter: Filter, type: "all" | "any"): boolean {
  return filter.type === type && filter.filters.length === 0;
}
