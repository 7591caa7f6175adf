import { everything, type FieldFilter, type Filter, type TextFilter } from "../../filter/filter.ts";
import { filterOf } from "../../filter/to-filter.ts";
import { querybarError } from "../../language/error.ts";
import { type EvaluationOptions, evaluationContext } from "../../language/evaluation.ts";
import type { Interval } from "../../language/interval.ts";
import type { AnyLanguage } from "../../language/language.ts";
import type { FieldEntry } from "../../language/lookup.ts";
import type { AnyNode } from "../../language/nodes.ts";
import { type QueryOrNode, resolveTree } from "../../language/resolve-tree.ts";
import { quoted } from "../../language/shown-text.ts";
import { foldCase } from "../../language/text.ts";
import { type NotExpressible, refuse, refusedTerms } from "../refusal.ts";
import {
  longestKey,
  longestText,
  longestValue,
  nameInIndex,
  prefixOf,
  presentIn,
  spelledInIndex,
  textPlace,
} from "./index-field.ts";
import {
  allOf,
  anyOf,
  type ElasticsearchBool,
  type ElasticsearchQuery,
  type ElasticsearchRange,
  matchNone,
  not,
  sizeOf,
} from "./query.ts";
import { isTooComplex, wildcard } from "./wildcard.ts";

/** A query for the engine, or the terms that it cannot be asked for exactly. */
export type ElasticsearchResult =
  | { readonly ok: true; readonly query: { readonly bool: ElasticsearchBool } }
  | { readonly ok: false; readonly diagnostics: readonly NotExpressible[] };

/** Turns a query of a person into one of the engine. */
export type ElasticsearchTarget<L extends AnyLanguage> = (
  query: QueryOrNode<L>,
  options?: EvaluationOptions,
) => ElasticsearchResult;

/**
 * Makes a function that turns queries into queries of Elasticsearch and OpenSearch. Of documents that have what `toDocument` returns, in an
 * index with the mapping of `elasticsearchMapping`, these match exactly those whose records `toPredicate` selects; or the function says
 * which terms it cannot express. Nothing is scored.
 *
 * @throws a `QuerybarError` with the code `invalid-argument` for a query in another language, and of each query as `toPredicate` does.
 * @example
 * ```ts
 * const toElasticsearch = elasticsearchTarget({ language: layer });
 * const result = toElasticsearch(parse("branch:main -id:7"));
 * result.ok && result.query.bool.filter; // [{ terms: { "querybar.fields.branch": ["main"] } }]
 * result.ok && result.query.bool.must_not; // [{ terms: { "querybar.fields.id": ["2500017"] } }]
 * ```
 */
export function elasticsearchTarget<L extends AnyLanguage>(options: { readonly language: L }): ElasticsearchTarget<L> {
  const { language } = options;
  return (query, given) => {
    const { root, language: own } = resolveTree(query);
    if (own !== language)
      throw querybarError("invalid-argument", `The query is not in the language ${quoted(language.name)}.`);
    const evaluation = evaluationContext(given);
    let compiled: { readonly bool: ElasticsearchBool } = { bool: {} };
    const diagnostics = refusedTerms(root, (node: AnyNode) => {
      const filter = filterOf(node, { language, evaluation }) ?? everything;
      compiled = inFilterContext(queryOf(filter, language));
      requireSmall(compiled);
    });
    return diagnostics === undefined ? { ok: true, query: compiled } : { ok: false, diagnostics };
  };
}

/** What a filter means for the engine. */
function queryOf(filter: Filter, language: AnyLanguage): ElasticsearchQuery {
  switch (filter.type) {
    case "text":
      return wantedOrNot(textQuery(filter, language), filter.wanted);
    case "field":
      return wantedOrNot(fieldQuery(filter), filter.wanted);
    case "all":
      return allOf(filter.filters.map((one) => queryOf(one, language)));
    case "any":
      return anyOf(filter.filters.map((one) => queryOf(one, language)));
    default:
      return filter satisfies never;
  }
}

function wantedOrNot(query: ElasticsearchQuery, wanted: boolean): ElasticsearchQuery {
  return wanted ? query : not(query);
}

function textQuery({ text, exact, paths }: TextFilter, language: AnyLanguage): ElasticsearchQuery {
  const place = textPlace(language, paths);
  if (!canBeHeld(place.prefix, text)) return matchNone;
  if (text.length > longestText)
    refuse(
      "too-long",
      { text, length: text.length, most: longestText },
      `The text ${quoted(text)} has ${text.length} characters, and the index can be searched for ${longestText}. Search for a part of it.`,
    );
  return wildcard(exact ? place.exact : place.folded, [place.prefix, exact ? text : foldCase(text), ""]);
}

/** No document has half of a surrogate pair, or what is too long for the index. */
function canBeHeld(prefix: string, text: string): boolean {
  return text.isWellFormed() && prefix.length <= longestKey;
}

function fieldQuery(filter: FieldFilter): ElasticsearchQuery {
  const { entry, values, intervals, patterns, present } = filter;
  const prefix = prefixOf(entry.key);
  const name = nameInIndex(entry.name);
  if (!canBeHeld(prefix, "")) return matchNone;
  if (present) {
    const field = entry.kind.contains ? presentIn(name) : name;
    return prefix === "" ? { exists: { field } } : wildcard(field, [prefix, ""]);
  }
  const terms = [...values]
    .filter((value) => canBeHeld(prefix, value) && value.length <= longestValue)
    .map((value) => prefix + spelledInIndex(entry.kind, value));
  return anyOf([
    ...(terms.length > 0 ? [{ terms: { [name]: terms } }] : []),
    ...intervals.map((interval) => ({ range: { [name]: rangeOf(interval, entry) } })),
    ...patterns.map((parts) => patternQuery(name, parts, entry)),
  ]);
}

const longestEnd = 990;

/** The terms of an interval. Where other keys have values in the same field, each side has an end. */
function rangeOf(interval: Interval, entry: FieldEntry): ElasticsearchRange {
  const { low, lowIncluded, high, highIncluded } = interval;
  const { name, kind, key } = entry;
  const prefix = prefixOf(key);
  const term = (end: string) => {
    if (kind.stored?.as !== "number" && kind.stored?.as !== "instant")
      refuse(
        "no-order",
        { field: name },
        `The index can't compare values of ${quoted(name)}, since their spellings are not in their order. Compare with toPredicate, or say in its kind that values are stored as numbers or instants.`,
      );
    if (prefix.length * 3 + end.length > longestEnd)
      refuse(
        "too-long",
        { text: end, length: end.length, most: longestEnd - prefix.length * 3 },
        `The value ${quoted(end)} is too long to compare with. Use a shorter one.`,
      );
    return prefix + spelledInIndex(kind, end);
  };
  return {
    ...(low !== null ? { [lowIncluded ? "gte" : "gt"]: term(low) } : prefix !== "" && { gte: prefix }),
    ...(high !== null ? { [highIncluded ? "lte" : "lt"]: term(high) } : prefix !== "" && { lt: `${prefix}~` }),
  };
}

function patternQuery(
  name: string,
  parts: readonly string[],
  { kind, key, name: field }: FieldEntry,
): ElasticsearchQuery {
  const prefix = prefixOf(key);
  const [first = "", ...others] = parts;
  if (!parts.every((part) => canBeHeld(prefix, part))) return matchNone;
  const whole = [prefix + first, ...others];
  if (kind.stored?.as !== "number" && !isTooComplex(whole)) return wildcard(name, whole);
  refuse(
    "too-complex",
    { field, pattern: parts },
    `The pattern ${quoted(parts.join("*"))} of ${quoted(field)} is too complex for the engine. Use fewer asterisks, and less text between them.`,
  );
}

/** The engines' defaults: `indices.query.bool.max_clause_count`, `max_nested_depth` and `index.max_terms_count`. */
const limits = { clauses: 1024, depth: 20, values: 65_536 };

/** Queries that are too large are an engine's error. */
function requireSmall(query: ElasticsearchQuery): void {
  const { clauses, depth, values } = sizeOf(query);
  if (clauses > limits.clauses) tooLarge("clauses", clauses, limits.clauses);
  if (depth > limits.depth) tooLarge("levels of groups", depth, limits.depth);
  if (values > limits.values) tooLarge("values in one list", values, limits.values);
}

function tooLarge(what: string, count: number, most: number): never {
  refuse(
    "too-large",
    { what, count, most },
    `The query has ${count} ${what} for the engine, which takes ${most}. Use fewer terms and groups.`,
  );
}

function inFilterContext(query: ElasticsearchQuery): { readonly bool: ElasticsearchBool } {
  return "bool" in query && query.bool.should === undefined ? query : { bool: { filter: [query] } };
}
