import type { AnyLanguage } from "../../language/language.ts";
import { readTerms } from "../grammar.ts";
import { invalidValue } from "./invalid-value.ts";
import { missingValue } from "./missing-value.ts";
import { ruleContext } from "./rule.ts";
import { unclosedQuote } from "./unclosed-quote.ts";

const errorRules = [unclosedQuote, missingValue, invalidValue];

/** How many errors of each rule a text would have: what a fix leaves must not have more of them than there were. */
export function errorsIn(text: string, language: AnyLanguage): readonly number[] {
  const context = ruleContext(text, readTerms(text, language), language);
  return errorRules.map((rule) => rule.check(context).length);
}
