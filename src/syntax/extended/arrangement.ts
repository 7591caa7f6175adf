import type { And, AnyNode, Mark, Or, Range } from "../../language/nodes.ts";
import { type Level, withoutPairs } from "../checks/conjunctions.ts";
import { type Arrangement, flatArrangement, type Reading } from "../checks/rule.ts";
import type { Item } from "../items.ts";
import { leavesOf } from "../terms.ts";

/** The terms of a text with operators and groups. */
export function arrangementOf(reading: Reading): Arrangement {
  const { terms: topLevel, marks } = reading;
  if (marks.length === 0) return flatArrangement(reading);
  const terms = leavesOf(topLevel);
  return { terms, items: itemsOf(terms, marks), levels: levelsOf(topLevel) };
}

function itemsOf(leaves: readonly AnyNode[], marks: readonly Mark[]): readonly Item[] {
  const items: Item[] = [];
  let next = 0;
  for (const mark of marks) {
    for (let leaf = leaves[next]; leaf !== undefined && leaf.from <= mark.from; leaf = leaves[++next]) items.push(leaf);
    items.push(mark);
  }
  for (const leaf of leaves.slice(next)) items.push(leaf);
  return items;
}

/** All levels, the top level first. */
function levelsOf(topLevel: readonly AnyNode[]): readonly Level[] {
  const levels: Level[] = [{ type: "and", terms: topLevel }];
  for (const { terms } of levels) {
    for (const term of terms) {
      const group = groupIn(term);
      if (group !== undefined) levels.push(group);
    }
  }
  return levels;
}

/** The group that a term or its complement is. */
export function groupIn(term: AnyNode): And | Or | undefined {
  if (term.type === "not") return groupIn(term.term);
  return term.type === "and" || term.type === "or" ? term : undefined;
}

/** Terms that hold where all of these do, with `-a -b` for `-(a OR b)`, each of them in the place of the whole. */
export function conjunctsOf(terms: readonly AnyNode[]): readonly AnyNode[] {
  return terms.flatMap((written) => {
    const term = withoutPairs(written);
    if (term.type !== "not" || term.term.type !== "or") return [term];
    return conjunctsOf(term.term.terms.map((alternative) => complementAt(written, alternative)));
  });
}

/** The complement of a term, in the place of a range. */
export function complementAt({ from, to }: Range, term: AnyNode): AnyNode {
  return withoutPairs({ type: "not", term, from, to });
}
