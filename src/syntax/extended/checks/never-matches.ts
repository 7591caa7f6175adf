import type { AnyNode } from "../../../language/nodes.ts";
import { conjunctionsOf } from "../../checks/conjunctions.ts";
import { contradictions } from "../../checks/never-matches.ts";
import { type Finding, finding, none, type Rule, type RuleContext } from "../../checks/rule.ts";
import { conjunctsOf, groupIn } from "../groups.ts";
import { wholePart } from "../parts.ts";

/**
 * No record can match the query, or a group of it:
 *
 *     (running done) OR fix   running (done OR status:new)   fix -(fix OR wip)   (a OR b) -(b OR a)
 *              ^^^^                   ^^^^^^^^^^^^^^^^^^^^       ^^^^^^^^^^^^^^            ^^^^^^^^^
 */
export const extendedNeverMatches: Rule = {
  code: "never-matches",
  severity: "warning",
  check(context) {
    const { text, items, levels, mayContradict, excludedAlternatives } = context;
    if (!mayContradict) return none;
    const findings: Finding[] = [];
    for (const { type, terms } of levels) {
      if (type === "or") continue;
      const written = among(terms, context);
      for (const found of written) findings.push(found);
      if (written.length > 0 || !terms.some(isExcludedGroup)) continue;
      for (const found of among(conjunctsOf(terms), context)) findings.push(withGroup(found));
    }
    for (const { contradiction, isNested } of excludedAlternatives) {
      if (contradiction === undefined) continue;
      const { from, to } = wholePart(items, contradiction);
      findings.push(finding(from, to, { reason: isNested ? "around" : "several", text: text.slice(from, to) }));
    }
    return findings;
  },
};

function among(terms: readonly AnyNode[], context: RuleContext): readonly Finding[] {
  const findings: Finding[] = [];
  for (const conjunction of conjunctionsOf(terms).values())
    for (const found of contradictions(conjunction, context)) findings.push(found);
  return findings;
}

/** Whether a term is like `-(a OR b)`. */
function isExcludedGroup(term: AnyNode): boolean {
  return term.type === "not" && groupIn(term)?.type === "or";
}

/** A finding between terms of which one is in a group that is excluded. */
function withGroup({ from, to, data }: Finding): Finding {
  const { text, other } = data;
  if (text === undefined || other === undefined) return finding(from, to, data);
  return finding(from, to, text === other ? { text, reason: "alone" } : { text, other });
}
