import type { AnyNode } from "../../language/nodes.ts";
import { type Item, isMark } from "../items.ts";
import { finding, fix, noData, none, type Rule } from "./rule.ts";

/**
 *     fix - wip
 *         ^
 */
export const lonelyMinus: Rule = {
  code: "lonely-minus",
  severity: "warning",
  check({ text, items, parts, reading, facts: { unfinished } }) {
    if (unfinished.length === 0) return none;
    const hasMarks = reading.marks.length > 0;
    let at = 0;
    return unfinished.flatMap(({ term, index }) => {
      if (term.lacks !== "term") return [];
      const { from, to } = term;
      at = hasMarks ? items.indexOf(term, at) : index;
      const next = items[at + 1];
      const exclude = canBeExcluded(next) ? fix("exclude-next", [{ from: to, to: next.from, insert: "" }]) : undefined;
      const removal = hasMarks
        ? parts.removal(text, items, term)
        : { from, to: Math.min(to + 1, text.length), insert: "" };
      return [finding(from, to, noData, [exclude, fix("remove-minus", [removal])])];
    });
  },
};

/** Whether a minus can be written directly before a term or a group. */
function canBeExcluded(item: Item | undefined): item is Item {
  if (item === undefined || "kind" in item) return isMark(item, "open");
  const { type } = item as AnyNode;
  return type !== "not" && type !== "unfinished";
}
