import type { AnyLanguage } from "../../language/language.ts";
import { readTerms } from "../grammar.ts";
import { invalidValue } from "./invalid-value.ts";
import { missingValue } from "./missing-value.ts";
import { ruleContext } from "./rule.ts";
import { unclosedQuote } from "./unclosed-quote.ts";

const errorRules = [unclosedQuote, missingValue, invalidValue];

/** How many errors a text would have: what a fix leaves must not have more than there were. */
export function errorsIn(text: string, language: AnyLanguage): number {
  const context = ruleContext(text, readTerms(text, language), language);
  return errorRules.reduce((count, rule) => count + rule.check(context).length, 0);
}
