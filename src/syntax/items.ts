import type { AnyNode, Mark, Range } from "../language/nodes.ts";
import type { Edit } from "./diagnostic.ts";

/** A term but a group, or an operator or a parenthesis. */
export type Item = AnyNode | Mark;

/** The terms but groups and the marks of a text, in source order. Without marks, they are the terms. */
export function itemsOf(leaves: readonly AnyNode[], marks: readonly Mark[]): readonly Item[] {
  if (marks.length === 0) return leaves;
  const items: Item[] = [];
  let next = 0;
  for (const mark of marks) {
    for (let leaf = leaves[next]; leaf !== undefined && leaf.from <= mark.from; leaf = leaves[++next]) items.push(leaf);
    items.push(mark);
  }
  for (const leaf of leaves.slice(next)) items.push(leaf);
  return items;
}

export function isMark(item: Item | undefined, ...kinds: readonly Mark["kind"][]): item is Mark {
  return item !== undefined && "kind" in item && kinds.includes(item.kind);
}

/** The first item that begins at or after an offset. */
export function itemAt(items: readonly Item[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle] as Item).from < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What belongs to a part of a text, and goes with it. */
export interface Parts {
  /** Removes a part with what would be left of it, and with the white space on one of its sides, so that what stays is read as before. */
  readonly removal: (text: string, items: readonly Item[], part: Range) => Edit;
  /** A part with both parentheses of each group, and the operators that negate it. */
  readonly whole: (items: readonly Item[], part: Range) => Range;
  /** The removal of each of some parts. An operand of such parts alone is removed as a whole. */
  readonly removals: (text: string, items: readonly Item[], parts: readonly Range[]) => ReadonlyMap<Range, Edit>;
}
