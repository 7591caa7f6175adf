import type { AnyLanguage } from "../../language/language.ts";
import type { Diagnostic, Term } from "../tree.ts";
import { duplicateTerm } from "./duplicate-term.ts";
import { emptyPhrase } from "./empty-phrase.ts";
import { invalidValue } from "./invalid-value.ts";
import { invisibleCharacter } from "./invisible-character.ts";
import { lonelyMinus } from "./lonely-minus.ts";
import { missingValue } from "./missing-value.ts";
import { neverMatches } from "./never-matches.ts";
import type { Finding, Rule, Subject } from "./rule.ts";
import { none, survey } from "./survey.ts";
import { unclosedQuote } from "./unclosed-quote.ts";
import { unknownField } from "./unknown-field.ts";

/** All rules. Of diagnostics that begin at the same place, the one whose rule stands first here comes first. */
export const rules: readonly Rule[] = [
  unclosedQuote,
  missingValue,
  invalidValue,
  unknownField,
  lonelyMinus,
  emptyPhrase,
  neverMatches,
  duplicateTerm,
  invisibleCharacter,
];

/** Everything there is to say about a query, in source order. */
export function check(
  text: string,
  terms: readonly Term<AnyLanguage>[],
  language: AnyLanguage,
  read: Subject["read"],
): readonly Diagnostic[] {
  const surveyed = survey(text, terms);
  const { holds } = surveyed;
  if (holds === 0) return none;
  const subject: Subject = { text, terms, language, read, survey: surveyed };
  const diagnostics: Diagnostic[] = [];
  for (let place = 0; place < rules.length; place++) {
    const { code, severity, about, find } = rules[place] as Rule;
    if ((about & holds) === 0) continue;
    const found = find(subject);
    for (let index = 0; index < found.length; index++) {
      const { from, to, message, fixes } = found[index] as Finding;
      diagnostics.push(
        fixes === undefined ? { code, severity, from, to, message } : { code, severity, from, to, message, fixes },
      );
    }
  }
  return diagnostics.length < 2 ? diagnostics : diagnostics.sort((one, other) => one.from - other.from);
}
