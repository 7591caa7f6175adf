import { finding, findingsAt, isPlain, type Rule, replacement } from "./rule.ts";
import { anUnfinishedTerm } from "./survey.ts";

/**
 *     fix - wip
 *         ^
 */
export const lonelyMinus: Rule = {
  code: "lonely-minus",
  severity: "warning",
  about: anUnfinishedTerm,
  find: (subject) =>
    findingsAt(subject, subject.survey.unfinished, (term, place) => {
      if (term.type !== "unfinished" || term.lacks !== "term") return undefined;
      const next = subject.terms[place + 1];
      const nextStart = isPlain(next) || next?.type === "field" ? next.from : undefined;
      return finding(term.from, term.to, "This minus has nothing to exclude, so it does not filter.", [
        nextStart === undefined ? undefined : replacement("exclude-next", term.to, nextStart, ""),
        replacement("remove-minus", term.from, Math.min(term.to + 1, subject.text.length), ""),
      ]);
    }),
};
