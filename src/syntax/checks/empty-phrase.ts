import { fixLabel } from "../fix-labels.ts";
import { isClosed } from "../phrase.ts";
import { finding, findingsAt, type Rule, removal, startOfUnfinished } from "./rule.ts";
import { anUnfinishedTerm } from "./survey.ts";

/**
 *     fix ""   -""
 *         ^^    ^^
 */
export const emptyPhrase: Rule = {
  code: "empty-phrase",
  severity: "warning",
  about: anUnfinishedTerm,
  find: (subject) =>
    findingsAt(subject, subject.survey.unfinished, (term, place) => {
      if (term.type !== "unfinished" || term.lacks !== "text") return undefined;
      const from = startOfUnfinished(term);
      if (!isClosed(subject.text.slice(from, term.to))) return undefined;
      const remove = { label: fixLabel("remove-phrase"), edits: [removal(subject, place)] };
      return finding(from, term.to, "This phrase is empty, so it does not filter.", [remove]);
    }),
};
