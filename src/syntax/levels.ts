import type { AnyNode, Range, Unfinished } from "../language/nodes.ts";

/** An operator in its place among terms, or a term. */
export type Item = AnyNode | Operator;

interface Operator extends Range {
  readonly type: "operator";
  readonly kind: "or" | "and" | "not";
}

export function operator(kind: Operator["kind"], from: number): Operator {
  return { type: "operator", kind, from, to: from + kind.length };
}

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
      if (alternatives[0]?.length === 0) unused.push(...between);
      else if (between.length > 0) {
        const used = between.find(({ kind }) => kind === "or") ?? (between[0] as Operator);
        unused.push(...between.filter((one) => one !== used));
        if (used.kind === "or") alternatives.push([]);
      }
      append(afterNots(item, nots), alternatives.at(-1) as AnyNode[]);
      between = [];
      nots = [];
    } else if (item.kind === "not") {
      nots.push(item);
    } else {
      for (const not of nots) unused.push(not);
      nots = [];
      between.push(item);
    }
  }
  for (const operator of [...between, ...nots]) unused.push(operator);
  return alternatives;
}

/** The tree is flat: all terms that must hold side by side. */
function append(term: AnyNode, terms: AnyNode[]): void {
  if (term.type !== "and") terms.push(term);
  else for (const inner of term.terms) terms.push(inner);
}

/** An even number of `NOT`s cancel each other. */
function afterNots(term: AnyNode, nots: readonly Operator[]): AnyNode {
  const [first] = nots;
  return first === undefined || nots.length % 2 === 0 ? term : complement(term, first.from);
}

/** The complement of a term whose operator begins at an offset. An unfinished term stays one: the complement of nothing to filter by is not everything. */
export function complement(term: AnyNode, from: number): AnyNode {
  if (term.type === "unfinished") return { ...term, negated: true };
  return { type: "not", term, from, to: term.to };
}

/** The terms of a whole text, which must all hold. */
export function rootTerms(items: readonly Item[], unused: Range[]): readonly AnyNode[] {
  const alternatives = alternativesOf(items, unused);
  return alternatives.length === 1 ? (alternatives[0] as readonly AnyNode[]) : [orNode(alternatives)];
}

/** What is written in parentheses: `range` is that of the group, `after` the place after its first parenthesis. */
export function groupNode(items: readonly Item[], unused: Range[], range: Range, after: number): AnyNode {
  const alternatives = alternativesOf(items, unused);
  if (alternatives.length > 1) return { ...orNode(alternatives), ...range };
  const [terms = []] = alternatives;
  const [only, ...others] = terms;
  if (only === undefined) return emptyGroup(after);
  return others.length === 0 ? only : { type: "and", terms, ...range };
}

function emptyGroup(at: number): Unfinished {
  return { type: "unfinished", lacks: "group", negated: false, from: at, to: at };
}

function orNode(alternatives: readonly (readonly AnyNode[])[]) {
  const terms = alternatives.flatMap((alternative) => {
    const [only, ...others] = alternative as [AnyNode, ...AnyNode[]];
    if (others.length > 0)
      return [{ type: "and", terms: alternative, from: only.from, to: others.at(-1)?.to as number } as const];
    return only.type === "or" ? only.terms : [only];
  });
  const [first] = terms as [AnyNode];
  return { type: "or", terms, from: first.from, to: terms.at(-1)?.to as number } as const;
}
