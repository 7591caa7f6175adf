import type { AnyNode } from "../../../language/nodes.ts";
import { conjunctionsOf } from "../../checks/conjunctions.ts";
import { contradictions } from "../../checks/never-matches.ts";
import { type Finding, finding, none, type Rule, type RuleContext } from "../../checks/rule.ts";
import { complementAt } from "../groups.ts";
import { wholePart } from "../parts.ts";
import { contradictoryGroups } from "./excluded-alternatives.ts";

/**
 * Every record matches one of the alternatives. The later of two is marked:
 *
 *     fix OR -fix   branch:* OR -branch:*   fix wip OR -(wip fix)
 *            ^^^^               ^^^^^^^^^              ^^^^^^^^^^
 *
 * No record is left where the complements of the alternatives contradict each other. Those of invalid values have their own error.
 */
export const alwaysMatches: Rule = {
  code: "always-matches",
  severity: "warning",
  check(context) {
    if (!context.mayContradict) return none;
    const findings: Finding[] = [];
    for (const { type, terms } of context.levels) {
      if (type === "and") continue;
      const complements = terms.flatMap(complementOf);
      for (const conjunction of conjunctionsOf(complements).values())
        for (const found of contradictions(conjunction, context)) findings.push(findingFor(context, found));
      for (const { from, to } of contradictoryGroups(complements, context))
        findings.push(findingFor(context, finding(from, to, {})));
    }
    return findings;
  },
};

/** The terms that hold where an alternative does not, in the place of all of it. */
function complementOf(term: AnyNode): readonly AnyNode[] {
  const complement = complementAt(term, term);
  return complement.type === "and"
    ? complement.terms.map((one) => ({ ...one, from: term.from, to: term.to }))
    : [complement];
}

function findingFor({ text, items }: RuleContext, found: Finding): Finding {
  const { from, to } = wholePart(items, found);
  const { other } = found.data;
  const reason = other === undefined ? { reason: "several" } : { other };
  return finding(from, to, { text: text.slice(from, to), ...reason });
}
