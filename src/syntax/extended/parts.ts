import type { Range } from "../../language/nodes.ts";
import type { Edit } from "../diagnostic.ts";
import { type Item, isMark, itemAt, type Parts } from "../items.ts";

/** The items of a part of the text, together with the parentheses that would be left without their other half, and with the operators that negate it. */
function partOf(items: readonly Item[], { from, to }: Range): { readonly first: number; readonly end: number } {
  let first = itemAt(items, from);
  let end = Math.max(itemAt(items, to), first + 1);
  let unopened = 0;
  let unclosed = 0;
  for (const item of items.slice(first, end)) {
    if (isMark(item, "open")) unclosed++;
    else if (isMark(item, "close")) {
      if (unclosed > 0) unclosed--;
      else unopened++;
    }
  }
  for (; unclosed > 0 && end < items.length; end++) unclosed += depthChange(items[end]);
  for (; unopened > 0; first--) unopened -= depthChange(items[first - 1]);
  while (isMark(items[first - 1], "not")) first--;
  return { first, end };
}

function depthChange(item: Item | undefined): number {
  return Number(isMark(item, "open")) - Number(isMark(item, "close"));
}

/** A part of the text with both parentheses of each group, and the operators that negate it. */
export function wholePart(items: readonly Item[], range: Range): Range {
  const { first, end } = partOf(items, range);
  return { from: items[first]?.from ?? range.from, to: items[end - 1]?.to ?? range.to };
}

/**
 * Removes a term, a group or an alternative with the operator that connects it, with the parentheses that would be left empty, and
 * with the white space on one of its sides, so that what stays is read as before:
 *
 *     fix wip done   wip fix   fix "a b"wip   a OR b   a OR b c   (a) b
 *        ^^^^        ^^^^          ^^^^^       ^^^^^        ^^   ^^^^
 */
export function removalOfPart(text: string, items: readonly Item[], range: Range): Edit {
  let { first, end } = partOf(items, range);
  while (isMark(items[first - 1], "open") && (end === items.length || isMark(items[end], "close"))) {
    first--;
    end = Math.min(end + 1, items.length);
    while (isMark(items[first - 1], "not")) first--;
  }
  const { from } = items[first] as Item;
  const { to } = items[end - 1] as Item;
  // The operators on its sides. A term between `OR` and `AND` goes with its `AND`.
  let before = first;
  while (isMark(items[before - 1], "or", "and")) before--;
  const after = afterOperators(items, end);
  const isFirst = first === 0 || isMark(items[first - 1], "open");
  const isLast = after === items.length || isMark(items[after], "close");
  const hasOr = (start: number, stop: number) => items.slice(start, stop).some((item) => isMark(item, "or"));
  // The first of `NOT AND fix` would negate what follows.
  const holdsNot = isMark(items[before - 1], "not");
  if (isFirst || (!isLast && (holdsNot || (hasOr(before, first) && !hasOr(end, after))))) {
    const joins = items[first - 1]?.to === from && !isMark(items[first - 1], "open");
    return { from, to: items[after]?.from ?? items[after - 1]?.to ?? to, insert: joins ? " " : "" };
  }
  const previous = items[before - 1];
  const start = (items[before] as Item).from;
  const isBeforeClose = isMark(items[end], "close") && items[end]?.from === to;
  const staysApart = isBeforeClose ? mayTakeParenthesis(text, previous) : /\S/.test(text.charAt(to));
  return { from: previous === undefined || staysApart ? start : previous.to, to, insert: "" };
}

/**
 * The removal of each of some parts of the text. An operand that consists of such parts alone is removed as a whole, since its
 * operator would be left without it:
 *
 *     a OR """"   ()() OR a
 *          ^^^^   ^^^^
 */
export function removalsOf(text: string, items: readonly Item[], parts: readonly Range[]): ReadonlyMap<Range, Edit> {
  const removals = new Map<Range, Edit>();
  let before: Item | undefined;
  let next = 0;
  let found: Range[] = [];
  const finishOperand = (after: Item | undefined) => {
    const isWhole = isEdge(before, "open") && isEdge(after, "close") && (before ?? after) !== undefined;
    if (found.length > 0 && isWhole) {
      const { from } = found[0] as Range;
      const { to } = found.at(-1) as Range;
      const removal = removalOfPart(text, items, { from, to });
      for (const part of found) removals.set(part, removal);
    } else for (const part of found) removals.set(part, removalOfPart(text, items, part));
    found = [];
  };
  for (const item of items) {
    let part = parts[next];
    while (part !== undefined && part.to <= item.from) part = parts[++next];
    if (part !== undefined && part.from <= item.from) {
      if (found.at(-1) !== part) found.push(part);
    } else if (!isMark(item, "not")) {
      finishOperand(item);
      before = item;
    }
  }
  finishOperand(undefined);
  return removals;
}

function isEdge(item: Item | undefined, parenthesis: "open" | "close"): boolean {
  return item === undefined || isMark(item, "or", "and", parenthesis);
}

/** The first item that is not an operator, or that negates something. */
function afterOperators(items: readonly Item[], first: number): number {
  let end = first;
  for (let next = first; ; next++) {
    const item = items[next];
    if (isMark(item, "or", "and")) end = next + 1;
    else if (item === undefined || isMark(item, "close")) return next;
    else if (!isMark(item, "not")) return end;
  }
}

/** Whether a term would take a parenthesis that directly follows it for its own. */
export function mayTakeParenthesis(text: string, term: Item | undefined): boolean {
  return term !== undefined && "type" in term && /[\\(]/.test(text.slice(term.from, term.to));
}

export const extendedParts: Parts = { removal: removalOfPart, whole: wholePart, removals: removalsOf };
