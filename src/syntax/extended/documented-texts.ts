import { filterOf } from "../../filter/to-filter.ts";
import { withDialect } from "../../language/dialect.ts";
import { querybarError } from "../../language/error.ts";
import type { AnyLanguage } from "../../language/language.ts";
import { type FieldEntry, fieldOf } from "../../language/lookup.ts";
import { memoize } from "../../language/memoize.ts";
import {
  type AnyFieldTerm,
  type AnyNode,
  type Atom,
  type Between,
  type FieldTerm,
  noRange,
  type Range,
} from "../../language/nodes.ts";
import { canonicalKey } from "../canonical-key.ts";
import { conjunctionsOf as textsByPlace } from "../checks/conjunctions.ts";
import { contradictoryTexts } from "../checks/contradictory-texts.ts";
import { documented } from "../documented/dialect.ts";
import { printNode } from "../print.ts";
import { writtenName } from "../quoting.ts";
import { finishedPart } from "./print.ts";
import { writtenTermValue } from "./written-value.ts";

// The service reads the documented dialect: terms that must all hold. A tree with alternatives becomes several queries, so that a
// run which the tree selects is found by one of them:
//
//     (fix OR wip) status:failure,succeeded
//     fix status:failure   fix status:succeeded   wip status:failure   wip status:succeeded

/** A tree with the complement on the leaves, and no leaf that the documented dialect cannot write. */
type Sayable =
  | { readonly type: "leaf"; readonly node: AnyNode; readonly count: 1 }
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
  const [only = conjunctions[0] ?? [], ...others] = distinct(possible, language);
  if (others.length > 0) throw tooMany(1, root);
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

function tooMany(limit: number, { from, to }: Range) {
  const queries = limit === 1 ? "one search" : `${limit} searches`;
  return querybarError("not-expressible", `These alternatives need more than ${queries}.`, {
    from,
    to,
  });
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
      return leaf(node, wanted);
    case "field": {
      const entry = fieldOf(language, node.field, node.key);
      return entry !== undefined && isDocumented(entry) && node.me === undefined
        ? leaf(node, wanted)
        : refuse(node, language);
    }
    case "unfinished":
      return group("all", [], node);
    default:
      return refuse(node, language);
  }
}

function leaf(node: Atom, wanted: boolean): Sayable {
  return { type: "leaf", node: wanted ? node : { type: "not", term: node, ...noRange }, count: 1 };
}

function group(type: "all" | "any", parts: readonly Sayable[], { from, to }: Range): Sayable {
  const count =
    type === "any"
      ? parts.reduce((sum, part) => sum + part.count, 0)
      : parts.reduce((product, part) => Math.min(product * part.count, Number.MAX_SAFE_INTEGER), 1);
  return { type, parts, count, range: { from, to } };
}

/** Whether the documented dialect has such fields: of one value, which is spelled in one way apart from its case. */
function isDocumented({ kind, key, many }: FieldEntry): boolean {
  return kind.spelling !== undefined && key === undefined && !many;
}

/** The whole numbers of a range with two ends, if they are few. */
function valuesBetween(node: Between, language: AnyLanguage): readonly FieldTerm[] {
  const { field, low, high } = node;
  const entry = fieldOf(language, field, node.key);
  const [from, to] = [low?.value, high?.value];
  if (entry?.kind.spelling !== "number" || typeof from !== "string" || typeof to !== "string" || !isDocumented(entry))
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
  const entry = fieldOf(language, term.field, term.key);
  const written = entry === undefined ? "" : ` “${writtenName(term.field, term.key)}${writtenTermValue(entry, term)}”`;
  const { from, to } = term;
  throw querybarError("not-expressible", `The service cannot read the term${written}.`, { from, to });
}

/** The alternatives that contribute the most queries. */
function widestAlternatives(sayable: Sayable): Range {
  if (sayable.type === "leaf") return sayable.node;
  if (sayable.type === "any") return sayable.range;
  const [widest] = [...sayable.parts].sort((one, other) => other.count - one.count);
  return widest === undefined ? sayable.range : widestAlternatives(widest);
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
    const [only] = alternatives;
    // As of nearly all parts, so the terms are not copied for each.
    if (only !== undefined && alternatives.length === 1)
      for (const one of found) for (const term of only) one.push(term);
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
    .filter(
      (one, index) =>
        !keyed.some((other, place) => place !== index && covers(other, one) && (place < index || !covers(one, other))),
    )
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
