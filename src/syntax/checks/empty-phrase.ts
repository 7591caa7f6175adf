import { isClosed } from "../phrase.ts";
import { removalOf, startOfUnfinished } from "../terms.ts";
import { finding, findingsAt, fix, type Rule } from "./rule.ts";

/**
 *     fix ""   -""
 *         ^^    ^^
 */
export const emptyPhrase: Rule = {
  code: "empty-phrase",
  severity: "warning",
  check: (context) =>
    findingsAt(context, (term, index) => {
      if (term.type !== "unfinished" || term.lacks !== "text") return undefined;
      const from = startOfUnfinished(term);
      if (!isClosed(context.text.slice(from, term.to))) return undefined;
      return finding(from, term.to, {}, [fix("remove-phrase", [removalOf(context.terms, index)])]);
    }),
};
