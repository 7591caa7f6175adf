import { isPlain } from "../terms.ts";
import { finding, fix, noData, none, type Rule } from "./rule.ts";

/**
 *     fix - wip
 *         ^
 */
export const lonelyMinus: Rule = {
  code: "lonely-minus",
  severity: "warning",
  check({ text, terms, facts: { unfinished } }) {
    if (unfinished.length === 0) return none;
    return unfinished.flatMap(({ term, index }) => {
      if (term.lacks !== "term") return [];
      const { from, to } = term;
      const next = terms[index + 1];
      const canExclude = isPlain(next) || next?.type === "field";
      const exclude = canExclude ? fix("exclude-next", [{ from: to, to: next.from, insert: "" }]) : undefined;
      const remove = fix("remove-minus", [{ from, to: Math.min(to + 1, text.length), insert: "" }]);
      return [finding(from, to, noData, [exclude, remove])];
    });
  },
};
