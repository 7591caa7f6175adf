import type { AnyLanguage } from "../../language/language.ts";
import { readText } from "../grammar.ts";
import { invalidValue } from "./invalid-value.ts";
import { missingValue } from "./missing-value.ts";
import { ruleContext } from "./rule.ts";
import { unclosedQuote } from "./unclosed-quote.ts";

const errorRules = [unclosedQuote, missingValue, invalidValue];

/** Whether a text has an error that the text it replaces does not have. */
export function bringsError(fixed: string, original: string, language: AnyLanguage): boolean {
  const before = errorCounts(original, language);
  return errorCounts(fixed, language).some((count, rule) => count > (before[rule] as number));
}

function errorCounts(text: string, language: AnyLanguage): readonly number[] {
  const context = ruleContext(text, readText(text, language), language);
  return errorRules.map((rule) => rule.check(context).length);
}
