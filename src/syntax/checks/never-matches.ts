import { wholePart } from "../items.ts";
import { type Conjunction, conjunctions } from "./conjunctions.ts";
import { contradictoryFields } from "./contradictory-fields.ts";
import { contradictoryTexts } from "./contradictory-texts.ts";
import { excludedAlternatives } from "./excluded-alternatives.ts";
import { type Finding, finding, type Rule, type RuleContext } from "./rule.ts";

/**
 * No record can match the query, or a group of it, whatever it holds. The later of two terms that exclude each other is marked:
 *
 *     running done   id:1 id:2   fixing -fix
 *             ^^^^        ^^^^          ^^^^
 *
 * It is never reported for a query that some record matches. Invalid values have their own error.
 */
export const neverMatches: Rule = {
  code: "never-matches",
  severity: "warning",
  check(context) {
    const all = conjunctions(context).flatMap((conjunction) => contradictions(conjunction, context));
    if (context.language.dialect === "documented") return all;
    const dead = excludedAlternatives(context).filter(({ areAll }) => areAll);
    return [
      ...all,
      ...dead.map(({ group }) => {
        const { from, to } = wholePart(context.items, group);
        return finding(from, to, { reason: "several", text: context.text.slice(from, to) });
      }),
    ];
  },
};

/** The terms of a conjunction that exclude each other. */
export function contradictions(conjunction: Conjunction, context: RuleContext): readonly Finding[] {
  const fields = contradictoryFields(conjunction, context);
  const texts = contradictoryTexts(conjunction, context.text);
  return texts.length === 0 ? fields : [...fields, ...texts];
}
