import type { Diagnostic } from "../tree.ts";
import { duplicateTerm } from "./duplicate-term.ts";
import { emptyPhrase } from "./empty-phrase.ts";
import { invalidValue } from "./invalid-value.ts";
import { invisibleCharacter } from "./invisible-character.ts";
import { lonelyMinus } from "./lonely-minus.ts";
import { missingValue } from "./missing-value.ts";
import { neverMatches } from "./never-matches.ts";
import type { Rule, Subject } from "./rule.ts";
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
export function check(subject: Subject): readonly Diagnostic[] {
  return rules
    .flatMap(({ code, severity, find }) => find(subject).map((found): Diagnostic => ({ code, severity, ...found })))
    .sort((one, other) => one.from - other.from);
}
