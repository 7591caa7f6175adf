import type { AnyNode } from "../../../language/nodes.ts";
import { conjunctionsOf } from "../../checks/conjunctions.ts";
import { contradictions } from "../../checks/never-matches.ts";
import { type Finding, finding, none, type Rule, type RuleContext } from "../../checks/rule.ts";
import { wholePart } from "../parts.ts";

/**
 * Every record matches one of the alternatives. The later of two is marked:
 *
 *     fix OR -fix   branch:* OR -branch:*
 *            ^^^^               ^^^^^^^^^
 *
 * No record is left where the complements of the alternatives contradict each other. Those of invalid values have their own error.
 */
export const alwaysMatches: Rule = {
  code: "always-matches",
  severity: "warning",
  check(context) {
    if (!context.reading.marks.some(({ kind }) => kind === "or")) return none;
    const findings: Finding[] = [];
    for (const { type, terms } of context.levels) {
      if (type === "and") continue;
      for (const complements of conjunctionsOf(terms.flatMap(complementOf)).values())
        for (const found of contradictions(complements, context)) findings.push(findingFor(context, found));
    }
    return findings;
  },
};

/** The complement of an alternative, in the place of all of it. Of several terms there is none that says much. */
function complementOf(term: AnyNode): readonly AnyNode[] {
  const { from, to } = term;
  if (term.type !== "not") return term.type === "and" ? [] : [{ type: "not", term, from, to }];
  const inside = term.term.type === "and" ? term.term.terms : [term.term];
  return inside.map((one) => ({ ...one, from, to }));
}

function findingFor({ text, items }: RuleContext, found: Finding): Finding {
  const { from, to } = wholePart(items, found);
  const { other, reason } = found.data;
  const data = { text: text.slice(from, to) };
  if (reason === "several" || other === undefined) return finding(from, to, { ...data, reason: "several" });
  return finding(from, to, { ...data, other });
}
