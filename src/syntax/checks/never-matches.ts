import type { Conjunction } from "./conjunctions.ts";
import { contradictoryFields } from "./contradictory-fields.ts";
import { contradictoryTexts } from "./contradictory-texts.ts";
import type { Finding, Rule, RuleContext } from "./rule.ts";

/**
 * No record can match the query, whatever it holds. The later of two terms that exclude each other is marked:
 *
 *     running done   id:1 id:2   fixing -fix
 *             ^^^^        ^^^^          ^^^^
 *
 * It is never reported for a query that some record matches. Invalid values have their own error.
 */
export const neverMatches: Rule = {
  code: "never-matches",
  severity: "warning",
  check: (context) => contradictions(context.facts, context),
};

/** The terms of a conjunction that exclude each other. */
export function contradictions(conjunction: Conjunction, context: RuleContext): readonly Finding[] {
  const fields = contradictoryFields(conjunction, context);
  const texts = contradictoryTexts(conjunction, context.text);
  return texts.length === 0 ? fields : [...fields, ...texts];
}
