import { everything, type FieldFilter, type Filter, type TextFilter } from "../../filter/filter.ts";
import { filterOf } from "../../filter/to-filter.ts";
import { querybarError } from "../../language/error.ts";
import { type EvaluationOptions, evaluationContext } from "../../language/evaluation.ts";
import type { Interval } from "../../language/interval.ts";
import type { AnyLanguage } from "../../language/language.ts";
import type { FieldEntry } from "../../language/lookup.ts";
import { requireLanguage } from "../../language/lookup.ts";
import type { AnyNode } from "../../language/nodes.ts";
import { pathName } from "../../language/path.ts";
import { type QueryOrNode, resolveTree } from "../../language/resolve-tree.ts";
import { foldCase } from "../../language/text/fold.ts";
import { quoted } from "../../language/text/shown-text.ts";
import { type NotExpressible, refuse, refusedTerms } from "../refusal.ts";
import { canBeOwn, type IndexFields, type OwnFields, ownField, ownFields } from "./fields.ts";
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
import { ownQuery } from "./own-field.ts";
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
import type { IndexOptions } from "./typed-fields.ts";
import { patternQuery, wildcard } from "./wildcard.ts";

/** A query for the engine, or the terms that it cannot be asked for exactly. */
export type ElasticsearchResult =
  | { readonly ok: true; readonly query: { readonly bool: ElasticsearchBool } }
  | { readonly ok: false; readonly diagnostics: readonly NotExpressible[] };

/** Turns a query of a person into one of the engine. */
export type ElasticsearchTarget<L extends AnyLanguage> = (
  query: QueryOrNode<L>,
  options?: EvaluationOptions,
) => ElasticsearchResult;

/** What `elasticsearchTarget` takes. */
export interface ElasticsearchTargetOptions<L extends AnyLanguage, Fields extends IndexFields = IndexFields>
  extends IndexOptions<L, Fields> {
  /**
   * Whether documents have what `toDocument` returns: for an index of which `fields` says the rest. Without it, terms that need more than
   * these fields are refused. Default: only if there are no `fields`.
   */
  readonly added?: boolean;
}

/**
 * Makes a function that turns queries into queries of Elasticsearch and OpenSearch. Of documents that have what `toDocument` returns, in an
 * index with the mapping of `elasticsearchMapping`, these match exactly those whose records `toPredicate` selects; or the function says
 * which terms it cannot express. Nothing is scored.
 *
 * @throws a `QuerybarError` with the code `invalid-argument` for fields that cannot hold what the language says, for a query in
 * another language, and of each query as `toPredicate` does.
 * @example
 * ```ts
 * const toElasticsearch = elasticsearchTarget({ language: layer });
 * const result = toElasticsearch(parse("branch:main -id:7"));
 * result.ok && result.query.bool.filter; // [{ terms: { "querybar.fields.branch": ["main"] } }]
 * result.ok && result.query.bool.must_not; // [{ terms: { "querybar.fields.id": ["2500017"] } }]
 * ```
 */
export function elasticsearchTarget<L extends AnyLanguage, const Fields extends IndexFields = IndexFields>(
  options: ElasticsearchTargetOptions<L, Fields>,
): ElasticsearchTarget<L>;
export function elasticsearchTarget(
  options: ElasticsearchTargetOptions<AnyLanguage>,
): ElasticsearchTarget<AnyLanguage> {
  const { language, fields, added = fields === undefined } = options;
  requireLanguage(language);
  const index: Index = { language, own: ownFields(language, fields), isAdded: added };
  return (query, given) => {
    const { root, language: own } = resolveTree(query);
    if (own !== language)
      throw querybarError("invalid-argument", `The query is not in the language ${quoted(language.name)}.`);
    const evaluation = evaluationContext(given);
    let compiled: { readonly bool: ElasticsearchBool } = { bool: {} };
    const diagnostics = refusedTerms(root, (node: AnyNode) => {
      const filter = filterOf(node, { language, evaluation }) ?? everything;
      compiled = inFilterContext(queryOf(filter, index));
      requireSmall(compiled);
    });
    return diagnostics === undefined ? { ok: true, query: compiled } : { ok: false, diagnostics };
  };
}

/** What is known of an index. */
interface Index {
  readonly language: AnyLanguage;
  readonly own: OwnFields;
  /** Whether documents have what `toDocument` returns. */
  readonly isAdded: boolean;
}

/** What a filter means for the engine. */
function queryOf(filter: Filter, index: Index): ElasticsearchQuery {
  switch (filter.type) {
    case "text":
      return wantedOrNot(textQuery(filter, index), filter.wanted);
    case "field":
      return wantedOrNot(fieldQuery(filter, index), filter.wanted);
    case "all":
      return allOf(filter.filters.map((one) => queryOf(one, index)));
    case "any":
      return anyOf(filter.filters.map((one) => queryOf(one, index)));
  }
}

function wantedOrNot(query: ElasticsearchQuery, wanted: boolean): ElasticsearchQuery {
  return wanted ? query : not(query);
}

function textQuery({ text, exact, paths }: TextFilter, { language, isAdded }: Index): ElasticsearchQuery {
  if (!isAdded)
    refuse(
      "no-field",
      { text },
      `The index can't be searched for the text ${quoted(text)}. Add to its documents what toDocument returns, and say added: true.`,
    );
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

function fieldQuery(filter: FieldFilter, index: Index): ElasticsearchQuery {
  const { entry } = filter;
  const own = ownField(entry, index.own);
  if (own !== undefined) return ownQuery(filter, own);
  if (index.isAdded) return addedQuery(filter);
  return refuse(
    "no-field",
    { field: entry.name, path: pathName(entry.path) },
    `The index has no field for ${quoted(entry.name)}. ${canBeOwn(entry) ? `Add ${quoted(pathName(entry.path))} to “fields”, or add` : "Add"} to its documents what toDocument returns, and say added: true.`,
  );
}

/** In what `toDocument` returns. */
function addedQuery({ entry, values, intervals, patterns, present }: FieldFilter): ElasticsearchQuery {
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
  if (patterns.length > 0 && entry.kind.stored?.as === "number")
    refuse(
      "no-order",
      { field: entry.name },
      `The index can't compare values of ${quoted(entry.name)} with a pattern, since it spells numbers in another way.`,
    );
  const possible = patterns.filter((parts) => parts.every((part) => canBeHeld(prefix, part)));
  return anyOf([
    ...(terms.length > 0 ? [{ terms: { [name]: terms } }] : []),
    ...intervals.map((interval) => ({ range: { [name]: rangeOf(interval, entry) } })),
    ...possible.map((parts) => patternQuery(name, parts, entry.name, prefix)),
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
