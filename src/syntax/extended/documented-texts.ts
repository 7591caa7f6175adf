import { filterOf } from "../../filter/to-filter.ts";
import { withDialect } from "../../language/dialect.ts";
import { querybarError } from "../../language/error.ts";
import type { ValueSpelling } from "../../language/kinds/stored.ts";
import type { AnyLanguage } from "../../language/language.ts";
import { fieldOf } from "../../language/lookup.ts";
import { memoize } from "../../language/memoize.ts";
import {
  type AnyFieldTerm,
  type AnyNode,
  type Between,
  type FieldTerm,
  noRange,
  type Range,
} from "../../language/nodes.ts";
import { quoted } from "../../language/text/shown-text.ts";
import { canonicalKey } from "../canonical-key.ts";
import { conjunctionsOf as textsByPlace } from "../checks/conjunctions.ts";
import { contradictoryTexts } from "../checks/contradictory-texts.ts";
import { documented } from "../documented/dialect.ts";
import { printNode } from "../print.ts";
import { finishedPart } from "./print.ts";

// The service reads the documented dialect: terms that must all hold. A tree with alternatives becomes several queries, so that a
// run which the tree selects is found by one of them:
//
//     (fix OR wip) status:failure,succeeded
//     fix status:failure   fix status:succeeded   wip status:failure   wip status:succeeded

/** A tree with the complement on the leaves, and no leaf that the documented dialect cannot write. */
type Sayable =
  | { readonly type: "leaf"; readonly node: AnyNode; readonly count: 1; readonly range: Range }
  | { readonly type: "all" | "any"; readonly parts: readonly Sayable[]; readonly count: number; readonly range: Range };

/** The most queries that a caller may allow. */
const mostQueries = 64;

/**
 * The texts of the documented dialect that together mean the same as a tree, without those that match nothing, repeat another or are
 * covered by another.
 *
 * @throws a `QuerybarError` with the code `not-expressible` and the place of a term that the documented dialect cannot write, or of
 * alternatives that need more texts than `limit`.
 */
export function documentedTexts(root: AnyNode, language: AnyLanguage, limit: number): readonly string[] {
  const possible = conjunctionsOf(root, language, limit).filter((terms) => canMatch(terms, language));
  return distinct(possible, language).map((terms) => textOf(terms, language));
}

/** The one text that means the same as a tree. */
export function documentedText(root: AnyNode, language: AnyLanguage): string {
  const conjunctions = conjunctionsOf(root, language, mostQueries);
  const possible = conjunctions.filter((terms) => canMatch(terms, language));
  const [only = conjunctions[0], ...others] = distinct(possible, language);
  if (others.length > 0) throw tooMany(1, root);
  if (only === undefined) throw inexpressible("No run can match this query, and no search says so.", root);
  return textOf(only, language);
}

function conjunctionsOf(root: AnyNode, language: AnyLanguage, limit: number): readonly (readonly AnyNode[])[] {
  if (!Number.isInteger(limit) || limit < 1 || limit > mostQueries)
    throw querybarError("invalid-argument", `The limit is a whole number from 1 to ${mostQueries}.`);
  const finished = finishedPart(root);
  if (finished === undefined) return [[]];
  const sayable = sayableOf(finished, language, true);
  if (sayable.count > limit) throw tooMany(limit, widestAlternatives(sayable));
  return expanded(sayable);
}

function tooMany(limit: number, range: Range) {
  const queries = limit === 1 ? "one search" : `${limit} searches`;
  return inexpressible(`These alternatives need more than ${queries}.`, range);
}

function inexpressible(message: string, { from, to }: Range) {
  return querybarError("not-expressible", message, { from, to });
}

function sayableOf(node: AnyNode, language: AnyLanguage, wanted: boolean): Sayable {
  switch (node.type) {
    case "not":
      return sayableOf(node.term, language, !wanted);
    case "and":
    case "or":
      return group(
        (node.type === "and") === wanted ? "all" : "any",
        node.terms.map((term) => sayableOf(term, language, wanted)),
        node,
      );
    case "list":
      return group(
        wanted ? "any" : "all",
        node.terms.map((term) => sayableOf(term, language, wanted)),
        node,
      );
    case "between":
      return group(
        wanted ? "any" : "all",
        valuesBetween(node, language).map((value) => leaf(value, wanted)),
        node,
      );
    case "word":
    case "phrase":
    case "keyword":
    case "unfinished":
      return leaf(node, wanted);
    case "field":
      return spellingOf(node, language) !== undefined && node.me === undefined
        ? leaf(node, wanted)
        : refuse(node, language);
    default:
      return refuse(node, language);
  }
}

function leaf(node: AnyNode, wanted: boolean): Sayable {
  return { type: "leaf", node: wanted ? node : { type: "not", term: node, ...noRange }, count: 1, range: node };
}

function group(type: "all" | "any", parts: readonly Sayable[], { from, to }: Range): Sayable {
  const count =
    type === "any"
      ? parts.reduce((sum, part) => sum + part.count, 0)
      : parts.reduce((product, part) => Math.min(product * part.count, Number.MAX_SAFE_INTEGER), 1);
  return { type, parts, count, range: { from, to } };
}

/** How the values of a field are spelled, if the documented dialect has such fields: of one value, and without keys. */
function spellingOf({ field, key }: AnyFieldTerm, language: AnyLanguage): ValueSpelling | undefined {
  const entry = fieldOf(language, field, key);
  return key === undefined && entry?.many === false ? entry.kind.spelling : undefined;
}

/** The whole numbers of a range with two ends, if they are few. */
function valuesBetween(node: Between, language: AnyLanguage): readonly FieldTerm[] {
  const { field, low, high } = node;
  const [from, to] = [low?.value, high?.value];
  if (spellingOf(node, language) !== "number" || typeof from !== "string" || typeof to !== "string")
    return refuse(node, language);
  const first = BigInt(from);
  const count = BigInt(to) - first + 1n;
  if (count > mostQueries) return refuse(node, language);
  return Array.from({ length: Math.max(0, Number(count)) }, (_, index) => {
    const value = String(first + BigInt(index));
    return { type: "field", field, text: value, value, valueFrom: 0, valueTo: 0, ...noRange };
  });
}

function refuse(term: AnyFieldTerm, language: AnyLanguage): never {
  throw inexpressible(`The service cannot read the term ${quoted(printNode(term, language))}.`, term);
}

/** The alternatives that contribute the most queries. */
function widestAlternatives(sayable: Sayable): Range {
  if (sayable.type !== "all") return sayable.range;
  return widestAlternatives(sayable.parts.reduce((one, other) => (other.count > one.count ? other : one)));
}

function expanded(sayable: Sayable): readonly (readonly AnyNode[])[] {
  switch (sayable.type) {
    case "leaf":
      return [[sayable.node]];
    case "any":
      return sayable.parts.flatMap(expanded);
    case "all":
      return combinations(sayable.parts.map(expanded));
  }
}

function combinations(parts: readonly (readonly (readonly AnyNode[])[])[]): readonly (readonly AnyNode[])[] {
  let found: AnyNode[][] = [[]];
  for (const alternatives of parts) {
    // As of nearly all parts, so the terms are not copied for each.
    if (alternatives.length === 1)
      for (const one of found) for (const term of alternatives[0] as readonly AnyNode[]) one.push(term);
    else found = found.flatMap((one) => alternatives.map((other) => [...one, ...other]));
  }
  return found;
}

function canMatch(terms: readonly AnyNode[], language: AnyLanguage): boolean {
  const filter = filterOf({ type: "and", terms, ...noRange }, { language });
  if (filter?.type === "any" && filter.filters.length === 0) return false;
  return [...textsByPlace(terms).values()].every((conjunction) => contradictoryTexts(conjunction, "").length === 0);
}

/** Without repeated terms, without repeated queries, and without those that ask for all that another asks for, and more. */
function distinct(conjunctions: readonly (readonly AnyNode[])[], language: AnyLanguage) {
  const keyed = conjunctions.map((terms) => new Map(terms.map((term) => [canonicalKey(term, language), term])));
  return keyed
    .filter((one, index) => !keyed.some((other, place) => covers(other, one) && (place < index || !covers(one, other))))
    .map((terms) => [...terms.values()]);
}

/** Whether a query selects whatever another selects, since all of its terms are in that one. */
function covers(one: ReadonlyMap<unknown, AnyNode>, other: ReadonlyMap<unknown, AnyNode>): boolean {
  return [...one.keys()].every((key) => other.has(key));
}

const inDocumentedDialect = /* @__PURE__ */ memoize(
  (language: AnyLanguage): AnyLanguage => withDialect({ ...language, dialect: "documented" as const }, documented),
);

function textOf(terms: readonly AnyNode[], language: AnyLanguage): string {
  return printNode({ type: "and", terms, ...noRange }, inDocumentedDialect(language));
}
