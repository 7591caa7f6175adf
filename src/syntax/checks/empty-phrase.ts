import { isClosed } from "../phrase.ts";
import { startOfUnfinished } from "../terms.ts";
import { finding, fix, noData, none, type Rule } from "./rule.ts";

/**
 * An operand of empty phrases alone is removed as a whole, with the operator that would be left without it:
 *
 *     fix ""   -""   a OR ""
 *         ^^    ^^        ^^
 */
export const emptyPhrase: Rule = {
  code: "empty-phrase",
  severity: "warning",
  check({ text, items, parts, facts: { unfinished } }) {
    if (unfinished.length === 0) return none;
    const empty = unfinished.flatMap(({ term }) => {
      if (term.lacks !== "text") return [];
      const from = startOfUnfinished(term, text);
      return isClosed(text.slice(from, term.to)) ? [{ term, from }] : [];
    });
    const operands = parts.operands(
      items,
      empty.map(({ term }) => term),
    );
    return empty.map(({ term, from }) => {
      const removed = operands.get(term) ?? term;
      return finding(from, term.to, noData, [fix("remove-phrase", [parts.removal(text, items, removed)])]);
    });
  },
};
