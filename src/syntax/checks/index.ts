import type { AnyLanguage } from "../../language/language.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Reading } from "../grammar.ts";
import { diagnosticMessage, english } from "../messages.ts";
import { alwaysMatches } from "./always-matches.ts";
import { ambiguousComma } from "./ambiguous-comma.ts";
import { dashForMinus } from "./dash-for-minus.ts";
import { deadAlternative } from "./dead-alternative.ts";
import { doubleNegative } from "./double-negative.ts";
import { duplicateTerm } from "./duplicate-term.ts";
import { emptyGroup } from "./empty-group.ts";
import { emptyPhrase } from "./empty-phrase.ts";
import { emptyRange } from "./empty-range.ts";
import { foreignQuote } from "./foreign-quote.ts";
import { foreignSyntax } from "./foreign-syntax.ts";
import { invalidValue } from "./invalid-value.ts";
import { invisibleCharacter } from "./invisible-character.ts";
import { lonelyMinus } from "./lonely-minus.ts";
import { missingOperand } from "./missing-operand.ts";
import { missingValue } from "./missing-value.ts";
import { mixedOperators } from "./mixed-operators.ts";
import { neverMatches } from "./never-matches.ts";
import { operatorCase } from "./operator-case.ts";
import { type Finding, type Rule, ruleContext } from "./rule.ts";
import { tooDeep } from "./too-deep.ts";
import { unclosedGroup } from "./unclosed-group.ts";
import { unclosedQuote } from "./unclosed-quote.ts";
import { unknownField } from "./unknown-field.ts";
import { unopenedGroup } from "./unopened-group.ts";
import { wildcardInText } from "./wildcard-in-text.ts";

/** The rules of every dialect. Diagnostics that begin at the same offset are in this order. */
const documentedRules: readonly Rule[] = [
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

const extendedRules: readonly Rule[] = [
  unclosedGroup,
  missingOperand,
  tooDeep,
  ...documentedRules,
  emptyGroup,
  unopenedGroup,
  emptyRange,
  alwaysMatches,
  deadAlternative,
  mixedOperators,
  operatorCase,
  doubleNegative,
  foreignSyntax,
  wildcardInText,
  ambiguousComma,
];

/** The rules of a language, in order. */
export function rulesOf({ dialect }: AnyLanguage): readonly Rule[] {
  return dialect === "documented" ? documentedRules : extendedRules;
}

/** The diagnostics of a query, in source order. */
export function check(text: string, reading: Reading, language: AnyLanguage): readonly Diagnostic[] {
  const context = ruleContext(text, reading, language);
  const diagnostics: Diagnostic[] = [];
  for (const rule of rulesOf(language)) {
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
