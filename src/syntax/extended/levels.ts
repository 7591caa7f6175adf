import type { AnyNode, Mark, Or, Range, Unfinished } from "../../language/nodes.ts";
import { none, type Reading } from "../checks/rule.ts";
import type { Levels } from "../dialect.ts";
import type { Group, Item, Operator, TypedToken } from "../nodes.ts";

/**
 * The terms of one level, each inner array what stands between two `OR`s. An operator that is not used is added to `unused`:
 * one without a term before or after it, or one too many between two terms.
 */
export function alternativesOf(items: readonly Item[], unused: Range[]): readonly (readonly AnyNode[])[] {
  const alternatives: AnyNode[][] = [[]];
  let between: Operator[] = [];
  let nots: Operator[] = [];
  for (const item of items) {
    if (item.type !== "operator") {
      const used = alternatives[0]?.length === 0 ? undefined : usedOf(between);
      addUnused(between, used, unused);
      if (used?.kind === "or") alternatives.push([]);
      const term = item.type === "group" ? item.term : item;
      alternatives.at(-1)?.push(afterNots(term, nots, item.to));
      between = [];
      nots = [];
    } else if (item.kind === "not") {
      nots.push(item);
    } else {
      addUnused(nots, undefined, unused);
      nots = [];
      between.push(item);
    }
  }
  addUnused(between, undefined, unused);
  addUnused(nots, undefined, unused);
  return alternatives;
}

/** Of the operators between two terms the one that counts: the first `OR`, or else the first. */
function usedOf(between: readonly Operator[]): Operator | undefined {
  return between.find(({ kind }) => kind === "or") ?? between[0];
}

function addUnused(operators: readonly Operator[], used: Operator | undefined, unused: Range[]): void {
  for (const operator of operators) if (operator !== used) unused.push(operator);
}

/** The tree is flat: all terms that must hold side by side. */
function flat(terms: readonly AnyNode[]): readonly AnyNode[] {
  if (!terms.some(({ type }) => type === "and")) return terms;
  const found: AnyNode[] = [];
  for (const term of terms) {
    if (term.type === "and") for (const inner of term.terms) found.push(inner);
    else found.push(term);
  }
  return found;
}

/** An even number of `NOT`s cancel each other. */
function afterNots(term: AnyNode, nots: readonly Operator[], to: number): AnyNode {
  return nots.length % 2 === 0 ? term : complement(term, { from: (nots[0] as Operator).from, to });
}

/**
 * The complement of a term, from its operator to the end of what it negates. An unfinished term stays one: the complement of
 * nothing to filter by is not everything.
 */
export function complement(term: AnyNode, { from, to }: Range): AnyNode {
  if (term.type === "unfinished") return { ...term, negated: true };
  return { type: "not", term, from, to };
}

/** A whole text, whose terms must all hold, with the operators and parentheses among its tokens. */
function readingOf(items: readonly Item[], tokens: readonly TypedToken[], unused: Range[]): Reading {
  const marks = marksOf(tokens);
  if (marks.length === 0) return { terms: items as readonly AnyNode[], marks, unused: none };
  const terms = rootTerms(items, unused);
  return { terms, marks, unused: [...unused].sort((one, other) => one.from - other.from) };
}

/** The terms of a whole text, which must all hold. */
export function rootTerms(items: readonly Item[], unused: Range[]): readonly AnyNode[] {
  const alternatives = alternativesOf(items, unused);
  return alternatives.length === 1 ? flat(alternatives[0] as readonly AnyNode[]) : [orNode(alternatives)];
}

/** A group with the range that includes its parentheses. */
export function groupOf(items: readonly Item[], unused: Range[], range: Range): Group {
  return { type: "group", term: groupNode(items, unused, range), ...range };
}

function groupNode(items: readonly Item[], unused: Range[], range: Range): AnyNode {
  const alternatives = alternativesOf(items, unused);
  if (alternatives.length > 1) return orNode(alternatives, range);
  const terms = alternatives[0] as readonly AnyNode[];
  const [only] = terms;
  if (only === undefined) return emptyGroup(range.from + 1);
  if (terms.length > 1) return { type: "and", terms: flat(terms), ...range };
  return only.type === "and" || only.type === "or" ? { ...only, ...range } : only;
}

function emptyGroup(at: number): Unfinished {
  return { type: "unfinished", lacks: "group", negated: false, from: at, to: at };
}

function orNode(alternatives: readonly (readonly AnyNode[])[], range?: Range): Or {
  const terms: AnyNode[] = [];
  for (const alternative of alternatives) {
    const only = alternative[0] as AnyNode;
    if (alternative.length > 1) {
      const conjunction = flat(alternative);
      terms.push({ type: "and", terms: conjunction, ...rangeOf(conjunction) });
    } else if (only.type === "or") for (const term of only.terms) terms.push(term);
    else terms.push(only);
  }
  return { type: "or", terms, ...(range ?? rangeOf(terms)) };
}

/** From the first to the last of some terms. */
function rangeOf(terms: readonly AnyNode[]): Range {
  return { from: terms[0]?.from as number, to: terms.at(-1)?.to as number };
}

const kinds: ReadonlyMap<string, Mark["kind"]> = new Map([
  ["Or", "or"],
  ["And", "and"],
  ["Not", "not"],
  ["Open", "open"],
  ["Close", "close"],
]);

/** The operators and parentheses among the tokens. */
function marksOf(tokens: readonly TypedToken[]): readonly Mark[] {
  const marks: Mark[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const { tokenType, startOffset: from, image } = tokens[index] as TypedToken;
    const isNot = tokenType.name === "Minus" && tokens[index + 1]?.tokenType.name === "Open";
    const kind = isNot ? "not" : kinds.get(tokenType.name);
    if (kind !== undefined) marks.push({ kind, from, to: from + image.length });
  }
  return marks;
}

export const levels: Levels = { readingOf, groupOf, complement };
