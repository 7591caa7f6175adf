import { partsOfPattern } from "./escapes.ts";
import { readGiven } from "./given.ts";
import type { Operator } from "./interval.ts";
import type { Condition, Keyword } from "./language.ts";
import type { FieldEntry } from "./lookup.ts";
import type { AnyNode, End, ListElement } from "./nodes.ts";

// What a keyword means is data. It is read as a tree, as if it had been typed.

const noRange = { from: 0, to: 0, valueFrom: 0, valueTo: 0 } as const;

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
  const field = { field: entry.name, ...(entry.key !== undefined && { key: entry.key }), ...noRange };
  if (entry.me && given === "@me") return { type: "field", ...field, text: "@me", value: "@me", me: true };
  if (entry.kind.contains && typeof given === "string" && given !== "")
    return { type: "contains", ...field, text: given, exact: false };
  const read = readGiven(entry.field, given);
  if (read !== undefined) return { type: "field", ...field, ...read };
  return comparedNode(entry, field, name, given, reader) ?? refuseValue(name, given, reader);
}

type Of = Pick<ListElement, "field" | "key" | "from" | "to" | "valueFrom" | "valueTo">;

const operators: ReadonlyMap<string, Operator> = new Map([
  ["above", ">"],
  ["atLeast", ">="],
  ["below", "<"],
  ["atMost", "<="],
  ["olderThan", ">"],
  ["newerThan", "<"],
]);

/** A condition with words: `{ above: 10 }`, `{ from: 1, to: 5 }`, `{ matches: "release/*" }`, `{ present: false }`. */
function comparedNode(entry: FieldEntry, field: Of, name: string, given: unknown, reader: Reader): AnyNode | undefined {
  if (typeof given !== "object" || given === null) return undefined;
  const { from, to, ...others } = given as Readonly<Record<string, unknown>>;
  const isOrdered = entry.kind.compare !== undefined;
  const nodes: AnyNode[] = [];
  for (const [word, value] of Object.entries(others)) {
    const operator = operators.get(word);
    if (word === "present" && typeof value === "boolean") {
      const present: AnyNode = { type: "present", ...field };
      nodes.push(value ? present : not(present));
    } else if (word === "matches" && typeof value === "string" && entry.wildcards) {
      nodes.push({ type: "pattern", ...field, parts: partsOfPattern(value, "*") });
    } else if (operator !== undefined && isOrdered) {
      nodes.push({ type: "comparison", ...field, operator, ...boundOf(entry, name, value, reader) });
    } else return undefined;
  }
  if (from !== undefined || to !== undefined) {
    if (!isOrdered) return undefined;
    const end = (value: unknown): End | null => (value === undefined ? null : boundOf(entry, name, value, reader));
    nodes.push({ type: "between", ...field, low: end(from), high: end(to) });
  }
  return nodes.length === 0 ? undefined : and(nodes);
}

function boundOf(entry: FieldEntry, name: string, given: unknown, reader: Reader): { text: string; value: unknown } {
  return readGiven(entry.field, given, "bound") ?? refuseValue(name, given, reader);
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
