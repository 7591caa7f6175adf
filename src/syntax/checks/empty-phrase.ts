import type { Edit } from "../diagnostic.ts";
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
    const phrases = empty.map(({ term }) => term);
    const removals = parts.removals(text, items, phrases);
    return empty.map(({ term, from }) =>
      finding(from, term.to, noData, [fix("remove-phrase", [removals.get(term) as Edit])]),
    );
  },
};
