import { removalOfPart } from "../items.ts";
import { isClosed } from "../phrase.ts";
import { startOfUnfinished } from "../terms.ts";
import { finding, fix, noData, none, type Rule } from "./rule.ts";

/**
 *     fix ""   -""
 *         ^^    ^^
 */
export const emptyPhrase: Rule = {
  code: "empty-phrase",
  severity: "warning",
  check({ text, items, facts: { unfinished } }) {
    if (unfinished.length === 0) return none;
    return unfinished.flatMap(({ term }) => {
      if (term.lacks !== "text") return [];
      const from = startOfUnfinished(term, text);
      if (!isClosed(text.slice(from, term.to))) return [];
      return [finding(from, term.to, noData, [fix("remove-phrase", [removalOfPart(text, items, term)])])];
    });
  },
};
