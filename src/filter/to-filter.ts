import { type EvaluationContext, type EvaluationOptions, evaluationContext } from "../language/evaluation.ts";
import { grouped } from "../language/grouped.ts";
import { keywordNodeOf } from "../language/keyword-node.ts";
import type { AnyLanguage } from "../language/language.ts";
import { type FieldEntry, fieldOf, lookupOf } from "../language/lookup.ts";
import { memoize } from "../language/memoize.ts";
import type { AnyFieldTerm, AnyNode, Contains } from "../language/nodes.ts";
import type { Path } from "../language/path.ts";
import { type QueryOrNode, resolveTree } from "../language/resolve-tree.ts";
import { normalize } from "../language/text/fold.ts";
import { fieldFilterOf, fieldKey, intersection, noValues, simplified, union, valuesOnly } from "./constraint.ts";
import { composedSetsOf } from "./dialect.ts";
import { everything, type FieldFilter, type Filter, nothing, type ValueSet } from "./filter.ts";

/**
 * What a query means, as a filter that is easy to turn into something else: a predicate, a condition of SQL, a request.
 * Keywords are expanded, unfinished terms are left out, negation is moved to the leaves, constraints on the
 * same field are merged, and dates, ages and `@me` are resolved.
 *
 * @throws a `QuerybarError` with the code `invalid-argument`, `missing-language` or `too-deep`; and `not-expressible` for a term that
 * only the extended dialect has, in another language.
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
    case "field":
    case "comparison":
    case "between":
    case "pattern":
    case "present":
    case "list":
      return fieldFilter(node, meaning, wanted);
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
  }
}

function textFilter(text: string, exact: boolean, paths: readonly Path[], wanted: boolean): Filter | undefined {
  // Only a program can build an empty text or value. It prints as nothing, so it restricts nothing.
  if (text === "") return undefined;
  if (paths.length === 0) return wanted ? nothing : everything;
  return { type: "text", text: normalize(text), exact, paths, wanted };
}

function fieldFilter(term: AnyFieldTerm, { language, evaluation }: Meaning, wanted: boolean): Filter | undefined {
  if ((term.type === "field" || term.type === "contains") && term.text === "") return undefined;
  const entry = fieldOf(language, term.field, term.key);
  if (entry === undefined) return wanted ? nothing : everything;
  if (term.type === "contains") return textFilter(term.text, term.exact, [entry.path], wanted);
  const set = valuesOf(term, entry, evaluation);
  return set && simplified(fieldFilterOf(entry, wanted, set));
}

/** The values that a term of a field selects; `undefined` for a list of nothing. */
function valuesOf(
  term: Exclude<AnyFieldTerm, Contains>,
  entry: FieldEntry,
  evaluation: EvaluationContext | undefined,
): ValueSet | undefined {
  const { kind } = entry;
  if (term.type !== "field" || term.me || kind.interval !== undefined)
    return composedSetsOf(entry).valuesOf(term, entry, evaluation);
  return term.value === undefined ? noValues : valuesOnly(new Set([kind.print(term.value)]));
}

/** What a keyword means; `undefined` for one that the language does not have. */
function keywordFilter(keyword: string, meaning: Meaning, wanted: boolean): Filter | undefined {
  const { language, evaluation } = meaning;
  if (evaluation === undefined) return constantKeywords(language).get(`${keyword} ${wanted}`);
  const node = keywordNodeOf(language, keyword);
  return node && conditionFilter(node, meaning, wanted);
}

/** A condition that asks for nothing holds for every record. */
function conditionFilter(node: AnyNode, meaning: Meaning, wanted: boolean): Filter {
  return filterOf(node, meaning, wanted) ?? (wanted ? everything : nothing);
}

/** What keywords mean without an evaluation. */
const constantKeywords = /* @__PURE__ */ memoize(
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
  }
}

/** Flattens groups of the same type, merges constraints on the same field, and leaves out filters without effect. */
function joined(type: "all" | "any", filters: readonly Filter[]): Filter {
  const merge = type === "all" ? intersection : union;
  const flat = filters.flatMap((one) => (one.type === type ? one.filters : [one]));
  const groups = grouped(flat, (filter, index) => (filter.type === "field" ? fieldKey(filter) : ` ${index}`));
  const merged = [...groups.values()].flatMap((group) =>
    group[0].type === "field" ? merge(group as readonly [FieldFilter, ...FieldFilter[]]).map(simplified) : group,
  );
  const decisive = type === "all" ? nothing : everything;
  if (merged.some((part) => isConstant(part, decisive.type))) return decisive;
  const left = merged.filter((part) => !isConstant(part, type));
  return left.length === 1 ? (left[0] as Filter) : { type, filters: left };
}

/** Whether a filter is `everything` (an empty `all`) or `nothing` (an empty `any`). */
function isConstant(filter: Filter, type: "all" | "any"): boolean {
  return filter.type === type && filter.filters.length === 0;
}
