import { isClosed } from "../phrase.ts";
import { finding, type Rule, removal, startOfUnfinished } from "./rule.ts";

/**
 *     fix ""   -""
 *         ^^    ^^
 */
export const emptyPhrase: Rule = {
  code: "empty-phrase",
  severity: "warning",
  find: (subject) =>
    subject.terms.flatMap((term, index) => {
      if (term.type !== "unfinished" || term.lacks !== "text") return [];
      const from = startOfUnfinished(term);
      if (!isClosed(subject.text.slice(from, term.to))) return [];
      const remove = { label: "Remove the empty phrase", edits: [removal(subject, index)] };
      return finding(from, term.to, "This phrase is empty, so it does not filter.", [remove]);
    }),
};
