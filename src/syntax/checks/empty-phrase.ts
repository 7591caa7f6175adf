import { isClosed } from "../phrase.ts";
import { removalOf, startOfUnfinished } from "../terms.ts";
import { finding, fix, noData, none, type Rule } from "./rule.ts";

/**
 *     fix ""   -""
 *         ^^    ^^
 */
export const emptyPhrase: Rule = {
  code: "empty-phrase",
  severity: "warning",
  check({ text, terms, facts: { unfinished } }) {
    if (unfinished.length === 0) return none;
    return unfinished.flatMap(({ term, index }) => {
      if (term.lacks !== "text") return [];
      const from = startOfUnfinished(term);
      if (!isClosed(text.slice(from, term.to))) return [];
      return [finding(from, term.to, noData, [fix("remove-phrase", [removalOf(terms, index)])])];
    });
  },
};
