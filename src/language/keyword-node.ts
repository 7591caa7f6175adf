import { betweenTerm, comparisonTerm, patternTerm, presentTerm, valueTerm } from "./field-terms.ts";
import type { Operator } from "./interval.ts";
import type { Condition, Keyword } from "./language.ts";
import type { FieldEntry } from "./lookup.ts";
import type { AnyNode } from "./nodes.ts";

// What a keyword means is data. It is read as a tree, as if it had been typed.

const noRange = { from: 0, to: 0 } as const;

/** Finds the field that a condition names: `state`, or `meta.region` for a key. */
export type FindField = (name: string) => FieldEntry | undefined;

/** Called with what is wrong with a keyword. */
export type Refuse = (fault: string) => never;

interface Reader {
  readonly find: FindField;
  readonly refuse: Refuse;
}

/** The tree that a keyword means. */
export function keywordNode(keyword: Keyword, find: FindField, refuse: Refuse): AnyNode {
  const reader = { find, refuse };
  const { where, except } = keyword;
  return and([
    ...(where === undefined ? [] : [conditionNode(where, reader)]),
    ...(except === undefined ? [] : [not(conditionNode(except, reader))]),
    ...groupNodes(keyword, reader),
  ]);
}

const groups = ["all", "any", "none"] as const;

type Groups = { readonly [Name in (typeof groups)[number]]?: readonly unknown[] };

function groupNodes(keyword: Groups, reader: Reader): readonly AnyNode[] {
  return groups.flatMap((name) => {
    const clauses = keyword[name];
    if (clauses === undefined) return [];
    if (!Array.isArray(clauses) || clauses.length === 0) reader.refuse(`has no conditions in “${name}”`);
    const nodes = clauses.map((clause) => clauseNode(clause, reader));
    if (name === "all") return [and(nodes)];
    const any: AnyNode = { type: "or", terms: nodes, ...noRange };
    return [name === "any" ? any : not(any)];
  });
}

function clauseNode(clause: unknown, reader: Reader): AnyNode {
  const isGroup =
    typeof clause === "object" &&
    clause !== null &&
    groups.some((name) => Array.isArray((clause as Groups)[name]) && isObjects((clause as Groups)[name]));
  return isGroup ? and(groupNodes(clause as Groups, reader)) : conditionNode(clause as Condition, reader);
}

function isObjects(values: readonly unknown[] | undefined): boolean {
  return values?.every((value) => typeof value === "object" && value !== null) ?? false;
}

function conditionNode(condition: Condition, reader: Reader): AnyNode {
  if (typeof condition !== "object" || condition === null) reader.refuse("has a condition that is not an object");
  return and(
    Object.entries(condition).map(([name, given]) => {
      const entry = reader.find(name);
      if (entry === undefined) return reader.refuse(`uses the field “${name}”, which does not exist`);
      if (!Array.isArray(given)) return givenNode(entry, name, given, reader);
      if (given.length === 0) reader.refuse(`gives no value for the field “${name}”`);
      return { type: "or", terms: given.map((one) => givenNode(entry, name, one, reader)), ...noRange };
    }),
  );
}

function givenNode(entry: FieldEntry, name: string, given: unknown, reader: Reader): AnyNode {
  return valueTerm(entry, given) ?? comparedNode(entry, given) ?? refuseValue(name, given, reader);
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
  if (typeof given !== "object" || given === null) return undefined;
  const { from, to, ...others } = given as Readonly<Record<string, unknown>>;
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

function refuseValue(name: string, given: unknown, { refuse }: Reader): never {
  const shown = typeof given === "object" ? JSON.stringify(given) : String(given);
  return refuse(`uses “${shown}” for the field “${name}”, which is not a value of that field`);
}

function and(terms: readonly AnyNode[]): AnyNode {
  const [only, ...others] = terms;
  return only !== undefined && others.length === 0 ? only : { type: "and", terms, ...noRange };
}

function not(term: AnyNode): AnyNode {
  return { type: "not", term, ...noRange };
}
