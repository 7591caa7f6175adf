import type { AnyNode, Mark, Range } from "../language/nodes.ts";
import type { AnyQuery } from "../query/query.ts";
import { complement, groupOf, rootTerms } from "../syntax/extended/levels.ts";
import { type Item, operator } from "../syntax/nodes.ts";
import { leavesOf } from "../syntax/terms.ts";

// How a text is written: a tree has no node for a group and forgets the operators that are not used. An edit needs both.
//
//     a OR NOT (b c)
//     ^    ^^^^^^^^^ elements of the level of the text
//     a        b c   terms
//       OR           gap before the second element; NOT is a part of the element

/** A term or a group, with the `NOT`s and the minus before it. */
export interface Element extends Range {
  readonly nots: readonly Mark[];
  /** The term, with the minus directly before it. */
  readonly leaf: AnyNode | undefined;
  readonly group: Group | undefined;
}

/** A level in parentheses. The second one may be missing. */
export interface Group {
  readonly open: Range;
  readonly close: Range | undefined;
  readonly level: Level;
}

/** What is written side by side. */
export interface Level {
  readonly elements: readonly Element[];
  /** The operators before each element, apart from its own `NOT`s, and those after the last. */
  readonly gaps: readonly (readonly Mark[])[];
}

/** A query with what its text is written as. */
export interface Written {
  readonly query: AnyQuery;
  readonly level: Level;
  readonly whole: Element;
}

export function writtenQuery(query: AnyQuery): Written {
  const level = layoutOf(query);
  return { query, level, whole: wholeOf(level) };
}

interface OpenLevel {
  readonly elements: Element[];
  readonly gaps: Mark[][];
  /** The marks since the last element. */
  before: Mark[];
  readonly open: Mark | undefined;
}

/** Everything of a text in its levels. */
export function layoutOf({ root, marks }: AnyQuery): Level {
  const leaves = leavesOf(root.terms);
  const levels: OpenLevel[] = [openLevel(undefined)];
  let leafIndex = 0;
  let markIndex = 0;
  for (;;) {
    const level = levels.at(-1) as OpenLevel;
    const leaf = leaves[leafIndex];
    const mark = marks[markIndex];
    if (leaf !== undefined && (mark === undefined || leaf.from <= mark.from)) {
      leafIndex++;
      // An empty group is a term in the tree.
      const isGroup = leaf.type === "unfinished" && leaf.lacks === "group";
      if (!isGroup) addElement(level, { from: leaf.from, to: leaf.to, leaf, group: undefined });
    } else if (mark !== undefined) {
      markIndex++;
      if (mark.kind === "open") levels.push(openLevel(mark));
      else if (mark.kind === "close") closeLevel(levels, mark);
      else level.before.push(mark);
    } else if (levels.length > 1) closeLevel(levels, undefined);
    else return finishedLevel(level);
  }
}

function openLevel(open: Mark | undefined): OpenLevel {
  return { elements: [], gaps: [], before: [], open };
}

function closeLevel(levels: OpenLevel[], close: Mark | undefined): void {
  const inner = levels.pop() as OpenLevel;
  const open = inner.open as Mark;
  const lastMark = inner.before.at(-1)?.to ?? open.to;
  const to = close?.to ?? Math.max(lastMark, inner.elements.at(-1)?.to ?? 0);
  const group = { open, close, level: finishedLevel(inner) };
  addElement(levels.at(-1) as OpenLevel, { from: open.from, to, leaf: undefined, group });
}

function addElement(level: OpenLevel, { from, ...element }: Omit<Element, "nots">): void {
  let first = level.before.length;
  while (level.before[first - 1]?.kind === "not") first--;
  const nots = level.before.slice(first);
  level.gaps.push(level.before.slice(0, first));
  level.elements.push({ ...element, nots, from: nots[0]?.from ?? from });
  level.before = [];
}

function finishedLevel({ elements, gaps, before }: OpenLevel): Level {
  return { elements, gaps: [...gaps, before] };
}

/** A level as the element that it would be in parentheses. */
export function wholeOf(level: Level): Element {
  const { from, to } = spanOf(level);
  const open = { from, to: from };
  return { nots: [], leaf: undefined, group: { open, close: { from: to, to }, level }, from, to };
}

/** From the first element or operator of a level to the last. */
export function spanOf({ elements, gaps }: Level): Range {
  const from = Math.min(elements[0]?.from ?? Infinity, gaps[0]?.[0]?.from ?? Infinity);
  const to = Math.max(elements.at(-1)?.to ?? 0, gaps.at(-1)?.at(-1)?.to ?? 0);
  return from > to ? { from: to, to } : { from, to };
}

/** What an element means, as a node. `changed` has other meanings of some elements. */
export function nodeOf(element: Element, changed: ReadonlyMap<Element, AnyNode> = new Map()): AnyNode {
  const other = changed.get(element);
  if (other !== undefined) return other;
  const { group, leaf, nots, from, to } = element;
  const minus = nots.at(-1);
  const isMinus = minus !== undefined && minus.to === minus.from + 1;
  const range = { from, to };
  const inside = group === undefined ? (leaf as AnyNode) : groupOf(itemsOf(group.level, changed), [], range).term;
  const node = isMinus ? complement(inside, range) : inside;
  const others = isMinus ? nots.slice(0, -1) : nots;
  return groupOf([...others.map(itemOf), node], [], range).term;
}

/** The terms of a text whose level has some other elements. */
export function termsOf(level: Level, changed: ReadonlyMap<Element, AnyNode> = new Map()): readonly AnyNode[] {
  return rootTerms(itemsOf(level, changed), []);
}

function itemsOf(level: Level, changed: ReadonlyMap<Element, AnyNode>): readonly Item[] {
  const items: Item[] = [];
  for (const [index, gap] of level.gaps.entries()) {
    for (const mark of gap) items.push(itemOf(mark));
    const element = level.elements[index];
    if (element !== undefined) items.push(nodeOf(element, changed));
  }
  return items;
}

function itemOf({ kind, from }: Mark): Item {
  return operator(kind as "or" | "and" | "not", from);
}

/** Whether a level has alternatives. */
export function hasAlternatives({ gaps }: Level): boolean {
  return gaps.slice(1, -1).some((gap) => gap.some(isOr));
}

export function isOr({ kind }: Mark): boolean {
  return kind === "or";
}

/** The elements that must all hold for a text to hold; those of groups too, where these need no parentheses. */
export function conjuncts(element: Element): readonly Element[] {
  const { group, nots } = element;
  if (group === undefined || nots.length > 0 || hasAlternatives(group.level)) return [element];
  return group.level.elements.flatMap(conjuncts);
}

/** The elements that a range has in it, none in another. */
export function elementsWithin(element: Element, range: Range): readonly Element[] {
  const inside = element.group?.level.elements ?? [];
  return inside.flatMap((inner) =>
    range.from <= inner.from && inner.to <= range.to ? [inner] : elementsWithin(inner, range),
  );
}

/** An element and all elements in it. */
export function elementsIn(element: Element): readonly Element[] {
  return [element, ...(element.group?.level.elements.flatMap(elementsIn) ?? [])];
}

/** The innermost element at an offset; of two that touch there, the later. An operator belongs to the group that it is in. */
export function elementAt(whole: Element, offset: number): Element | undefined {
  const isAt = ({ from, to }: Range) => from <= offset && offset <= to;
  const level = whole.group?.level;
  const inner = level?.elements.filter(isAt).at(-1);
  if (inner === undefined) return level?.gaps.flat().some(isAt) ? whole : undefined;
  const { group } = inner;
  if (group === undefined || offset < group.open.to) return inner;
  const parentheses = [group.open, ...(group.close === undefined ? [] : [group.close])];
  return elementAt(inner, offset) ?? (parentheses.some(isAt) ? inner : undefined);
}
