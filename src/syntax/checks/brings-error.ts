import { type RuleContext, ruleContext } from "./rule.ts";

/** Whether a text has an error that the text it replaces does not have. */
export function bringsError(fixed: string, original: string, context: RuleContext): boolean {
  const before = errorCounts(original, context);
  return errorCounts(fixed, context).some((count, rule) => count > (before[rule] as number));
}

function errorCounts(text: string, { reader }: RuleContext): readonly number[] {
  const context = ruleContext(text, reader.read(text), reader);
  const rules = reader.parsing.rules.filter(({ severity }) => severity === "error");
  return rules.map((rule) => rule.check(context).length);
}
