import type { AnyLanguage } from "../../language/language.ts";
import { readText } from "../grammar.ts";
import { invalidValue } from "./invalid-value.ts";
import { missingOperand } from "./missing-operand.ts";
import { missingValue } from "./missing-value.ts";
import { ruleContext } from "./rule.ts";
import { tooDeep } from "./too-deep.ts";
import { unclosedGroup } from "./unclosed-group.ts";
import { unclosedQuote } from "./unclosed-quote.ts";

const errorRules = [unclosedQuote, missingValue, invalidValue];
const extendedErrorRules = [...errorRules, unclosedGroup, missingOperand, tooDeep];

/** Whether a text has an error that the text it replaces does not have. */
export function bringsError(fixed: string, original: string, language: AnyLanguage): boolean {
  const before = errorCounts(original, language);
  return errorCounts(fixed, language).some((count, rule) => count > (before[rule] as number));
}

function errorCounts(text: string, language: AnyLanguage): readonly number[] {
  const context = ruleContext(text, readText(text, language), language);
  const rules = language.dialect === "documented" ? errorRules : extendedErrorRules;
  return rules.map((rule) => rule.check(context).length);
}
