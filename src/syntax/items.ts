import type { AnyNode, Mark, Range } from "../language/nodes.ts";
import type { Edit } from "./diagnostic.ts";

/** A term but a group, or an operator or a parenthesis. */
export type Item = AnyNode | Mark;

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
