import { betweenTerm, comparisonTerm, patternTerm, presentTerm } from "./field-terms.ts";
import type { Operator } from "./interval.ts";
import {
  and,
  type ConditionReader,
  conditionNode,
  conditionNodes,
  type FindField,
  groupNames,
  not,
  type Refuse,
} from "./keyword-node.ts";
import type { Condition, Keyword } from "./language.ts";
import type { FieldEntry } from "./lookup.ts";
import { type AnyNode, noRange } from "./nodes.ts";

// In the extended dialect a keyword may also have groups of conditions, and comparisons.

/** The tree that a keyword of the extended dialect means. */
export function extendedKeywordNode(keyword: Keyword, find: FindField, refuse: Refuse): AnyNode {
  const reader = { find, refuse, termOf: comparedNode };
  return and([...conditionNodes(keyword, reader), ...groupNodes(keyword, reader)]);
}

type Groups = { readonly [Name in (typeof groupNames)[number]]?: readonly unknown[] };

function groupNodes(keyword: Groups, reader: ConditionReader): readonly AnyNode[] {
  return groupNames.flatMap((name) => {
    const clauses = keyword[name];
    if (clauses === undefined) return [];
    if (!Array.isArray(clauses) || clauses.length === 0) reader.refuse(`has no conditions in “${name}”`);
    const nodes = clauses.map((clause) => clauseNode(clause, reader));
    if (name === "all") return [and(nodes)];
    const any: AnyNode = { type: "or", terms: nodes, ...noRange };
    return [name === "any" ? any : not(any)];
  });
}

function clauseNode(clause: unknown, reader: ConditionReader): AnyNode {
  const isGroup = groupNames.some((name) => areClauses((clause as Groups | null)?.[name]));
  return isGroup ? and(groupNodes(clause as Groups, reader)) : conditionNode(clause as Condition, reader);
}

/** Whether it is not the values of a field that has the name of a group. */
function areClauses(given: unknown): boolean {
  return Array.isArray(given) && given.every((one) => typeof one === "object" && one !== null);
}

const operators: ReadonlyMap<string, Operator> = new Map([
  ["above", ">"],
  ["atLeast", ">="],
  ["below", "<"],
  ["atMost", "<="],
  ["olderThan", ">"],
  ["newerThan", "<"],
]);

/** A condition with words: `{ above: 10 }`, `{ from: 1, to: 5 }`, `{ matches: "release/*" }`, `{ present: false }`. */
function comparedNode(entry: FieldEntry, given: unknown): AnyNode | undefined {
  const { from, to, ...others } = (given ?? {}) as Readonly<Record<string, unknown>>;
  const nodes = Object.entries(others).map(([word, value]) => wordNode(entry, word, value));
  if (from !== undefined || to !== undefined) nodes.push(betweenTerm(entry, from, to));
  const known = nodes.filter((node) => node !== undefined);
  return known.length === 0 || known.length < nodes.length ? undefined : and(known);
}

function wordNode(entry: FieldEntry, word: string, value: unknown): AnyNode | undefined {
  if (word === "present" && typeof value === "boolean") return value ? presentTerm(entry) : not(presentTerm(entry));
  if (word === "matches") return typeof value === "string" ? patternTerm(entry, value) : undefined;
  const operator = operators.get(word);
  return operator && comparisonTerm(entry, operator, value);
}
