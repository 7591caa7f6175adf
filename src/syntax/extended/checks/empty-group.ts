import type { Range } from "../../../language/nodes.ts";
import { finding, fix, noData, none, type Rule } from "../../checks/rule.ts";
import type { Edit } from "../../diagnostic.ts";
import { type Item, isMark, itemAt } from "../../items.ts";
import { removalsOf } from "../parts.ts";

/**
 *     fix ()   (())
 *         ^^   ^^^^
 *
 * A group of operators alone has no terms either, but each of them has an error of its own.
 */
export const emptyGroup: Rule = {
  code: "empty-group",
  severity: "warning",
  check(context) {
    const { unfinished } = context.facts;
    if (unfinished.length === 0) return none;
    const { text, items } = context;
    const groups = unfinished.flatMap(({ term }) => (term.lacks === "group" ? emptyGroupAt(items, term.from) : []));
    const removals = removalsOf(text, items, groups);
    return groups.map((group) => {
      const data = { text: text.slice(group.from, group.to) };
      return finding(group.from, group.to, noData, [fix("remove", [removals.get(group) as Edit], data)]);
    });
  },
};

/** The parentheses around an offset with nothing else in them, or nothing if the group is open. */
function emptyGroupAt(items: readonly Item[], at: number): readonly Range[] {
  const inside = itemAt(items, at);
  let first = inside;
  let last = inside;
  while (isMark(items[first - 1], "open") && isMark(items[last + 1], "close")) {
    first--;
    last++;
  }
  return first === inside ? [] : [{ from: items[first]?.from as number, to: items[last]?.to as number }];
}
