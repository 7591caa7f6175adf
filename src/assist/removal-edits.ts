import type { Edit } from "../syntax/diagnostic.ts";
import {
  type Element,
  elementsIn,
  type Group,
  hasAlternatives,
  isOr,
  type Level,
  spanOf,
  type Written,
} from "./layout.ts";

/** The edits that remove elements of a text, with the operators and the parentheses that are not needed then. */
export function removalEdits({ query, level, whole }: Written, removed: readonly Element[]): readonly Edit[] {
  if (removed.length === 0) return [];
  const gone = new Set(removed);
  // Inner elements come after the outer ones.
  for (const element of [...elementsIn(whole)].reverse()) {
    const inside = element.group?.level.elements ?? [];
    if (inside.length > 0 && inside.every((inner) => gone.has(inner))) gone.add(element);
  }
  return gone.has(whole) ? [{ ...spanOf(level), insert: "" }] : removalsIn(level, gone, query.text);
}

function removalsIn(level: Level, gone: ReadonlySet<Element>, text: string): readonly Edit[] {
  const edits: Edit[] = [];
  const left = remainder(level, gone, edits);
  const places = new Map(level.elements.map((element, index) => [element, index]));
  for (const [index, element] of left.elements.entries()) {
    const { group } = element;
    if (group === undefined) continue;
    const inside = remainder(group.level, gone, []);
    const wasNeeded = needsParentheses(element, group.level, level, places.get(element) as number);
    const isNeeded = needsParentheses(element, inside, left, index);
    const isChanged = inside.elements.length < group.level.elements.length;
    const unwrapped = (wasNeeded || isChanged) && !isNeeded ? unwrapping(group, text) : [];
    for (const edit of [...removalsIn(group.level, gone, text), ...unwrapped]) edits.push(edit);
  }
  return edits;
}

/** What is left of a level. Of the gaps round the removed elements one stays, one with an OR if there is one. */
function remainder({ elements, gaps }: Level, gone: ReadonlySet<Element>, edits: Edit[]): Level {
  const left: Element[] = [];
  const leftGaps: Level["gaps"][number][] = [];
  const gapAt = (index: number) => gaps[index] as Level["gaps"][number];
  const remove = (from: number, to: number) => edits.push({ from, to, insert: "" });
  let previous = -1;
  for (const [index, element] of elements.entries()) {
    if (gone.has(element)) continue;
    if (previous < 0) {
      leftGaps.push(gapAt(0));
      remove((elements[0] as Element).from, element.from);
    } else {
      let kept = previous + 1;
      while (kept <= index && !gapAt(kept).some(isOr)) kept++;
      if (kept > index) kept = element.from > (elements[index - 1] as Element).to ? index : previous + 1;
      leftGaps.push(gapAt(kept));
      remove((elements[previous] as Element).to, (elements[kept - 1] as Element).to);
      remove((elements[kept] as Element).from, element.from);
    }
    left.push(element);
    previous = index;
  }
  const last = elements.length - 1;
  if (previous < last) remove((elements[previous] as Element).to, (elements[last] as Element).to);
  return { elements: left, gaps: [...leftGaps, gapAt(elements.length)] };
}

/** Whether a group whose level is `inside` means something else without its parentheses, at an index of a level. */
function needsParentheses({ nots }: Element, inside: Level, { gaps, elements }: Level, index: number): boolean {
  const [only, ...others] = inside.elements;
  if (nots.length > 0) {
    const isOne = only !== undefined && others.length === 0 && inside.gaps.every((gap) => gap.length === 0);
    return !(isOne && only.nots.length === 0 && only.leaf?.type !== "not" && only.leaf?.type !== "unfinished");
  }
  const mayReachOut = hasAlternatives(inside) || [inside.gaps[0], inside.gaps.at(-1)].some((gap) => gap?.length);
  const hasNeighbour = (gap: number) => gap > 0 && gap < elements.length && !gaps[gap]?.some(isOr);
  return mayReachOut && (hasNeighbour(index) || hasNeighbour(index + 1));
}

/** Removes the parentheses of a group; what they held apart is held apart by a space. */
function unwrapping({ open, close, level }: Group, text: string): readonly Edit[] {
  const inside = spanOf(level);
  const before = /^[\s(-]?$/.test(text.charAt(open.from - 1)) ? "" : " ";
  const opening: Edit = { from: open.from, to: inside.from, insert: before };
  if (close === undefined) return [opening];
  const after = /^[\s)]?$/.test(text.charAt(close.to)) ? "" : " ";
  return [opening, { from: inside.to, to: close.to, insert: after }];
}
