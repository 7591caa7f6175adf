import type { AnyLanguage } from "../../language/language.ts";
import type { AnyNode, Mark } from "../../language/nodes.ts";
import type { Level } from "../checks/conjunctions.ts";
import { type Arrangement, flatArrangement, none, type Reading } from "../checks/rule.ts";
import type { Item } from "../items.ts";
import { leavesOf } from "../terms.ts";
import { excludedAlternatives } from "./checks/excluded-alternatives.ts";
import { mayContradict } from "./checks/may-contradict.ts";
import { groupIn } from "./groups.ts";

/** The terms of a text with operators and groups. */
export function arrangementOf(reading: Reading, language: AnyLanguage): Arrangement {
  const { terms: topLevel, marks } = reading;
  if (marks.length === 0) return flatArrangement(reading);
  const terms = leavesOf(topLevel);
  const areContested = mayContradict(topLevel, language);
  return {
    terms,
    items: itemsOf(terms, marks),
    levels: levelsOf(topLevel),
    mayContradict: areContested,
    excludedAlternatives: areContested ? excludedAlternatives(reading, language) : none,
  };
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
