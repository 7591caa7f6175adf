import type { AnyLanguage } from "../../language/language.ts";
import { definitionOf, lookupOf } from "../../language/lookup.ts";
import { quoted } from "../../language/message-text.ts";
import { readValue } from "../../language/value.ts";
import type { Fix, Term, Unfinished } from "../tree.ts";
import { finding, findingsAt, isPlain, type Rule, replacement, type Subject, startOfUnfinished } from "./rule.ts";
import { anUnfinishedTerm } from "./survey.ts";

/**
 *     repo:   repo:""   repo: api
 *     ^^^^^   ^^^^^^^   ^^^^^
 */
export const missingValue: Rule = {
  code: "missing-value",
  severity: "error",
  about: anUnfinishedTerm,
  find: (subject) =>
    findingsAt(subject, subject.survey.unfinished, (term, place) => {
      if (term.type !== "unfinished" || term.lacks !== "value") return undefined;
      const message = `The field ${quoted(term.field as string)} has no value yet, so it does not filter.`;
      return finding(startOfUnfinished(term), term.to, message, [joined(subject, term, subject.terms[place + 1])]);
    }),
};

/** `repo: api` was probably meant as `repo:api`, if that is a value of the field. */
function joined(subject: Subject, term: Unfinished<AnyLanguage>, next: Term<AnyLanguage> | undefined): Fix | undefined {
  const { text, language } = subject;
  if (!isPlain(next) || text.charAt(term.to - 1) !== ":") return undefined;
  const field = definitionOf(lookupOf(language), term.field as string);
  const value = next.type === "keyword" ? text.slice(next.from, next.to) : next.text;
  if (readValue(field, value) === undefined) return undefined;
  return replacement("remove-space", term.to, next.from, "", value);
}
