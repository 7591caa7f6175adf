import type { AnyLanguage } from "../../language/language.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Reading } from "../grammar.ts";
import { diagnosticMessage, english } from "../messages.ts";
import { dashForMinus } from "./dash-for-minus.ts";
import { duplicateTerm } from "./duplicate-term.ts";
import { emptyPhrase } from "./empty-phrase.ts";
import { foreignQuote } from "./foreign-quote.ts";
import { invalidValue } from "./invalid-value.ts";
import { invisibleCharacter } from "./invisible-character.ts";
import { lonelyMinus } from "./lonely-minus.ts";
import { missingValue } from "./missing-value.ts";
import { neverMatches } from "./never-matches.ts";
import { type Finding, type Rule, ruleContext } from "./rule.ts";
import { unclosedQuote } from "./unclosed-quote.ts";
import { unknownField } from "./unknown-field.ts";

/** All rules. Diagnostics that begin at the same offset are in this order. */
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
  dashForMinus,
  foreignQuote,
];

/** The diagnostics of a query, in source order. */
export function check(text: string, reading: Reading, language: AnyLanguage): readonly Diagnostic[] {
  const context = ruleContext(text, reading, language);
  const diagnostics: Diagnostic[] = [];
  for (const rule of rules) {
    const findings = rule.check(context);
    if (findings.length > 0) for (const found of findings) diagnostics.push(diagnosticFor(rule, found));
  }
  return diagnostics.length < 2 ? diagnostics : diagnostics.sort((one, other) => one.from - other.from);
}

function diagnosticFor(
  { code, severity: usual }: Rule,
  { from, to, data, fixes, severity = usual }: Finding,
): Diagnostic {
  const message = diagnosticMessage(english, code, data) ?? code;
  return fixes.length === 0
    ? { code, severity, from, to, data, message }
    : { code, severity, from, to, data, message, fixes };
}
