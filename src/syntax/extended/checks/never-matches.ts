import { conjunctionsOf } from "../../checks/conjunctions.ts";
import { contradictions } from "../../checks/never-matches.ts";
import { type Finding, finding, type Rule } from "../../checks/rule.ts";
import { wholePart } from "../parts.ts";
import { excludedAlternatives } from "./excluded-alternatives.ts";

/**
 * No record can match the query, or a group of it:
 *
 *     (running done) OR fix   running (done OR id:ten)
 *              ^^^^                   ^^^^^^^^^^^^^^^^
 */
export const extendedNeverMatches: Rule = {
  code: "never-matches",
  severity: "warning",
  check(context) {
    const { text, items, levels } = context;
    const findings: Finding[] = [];
    for (const { type, terms } of levels) {
      if (type === "or") continue;
      for (const conjunction of conjunctionsOf(terms).values())
        for (const found of contradictions(conjunction, context)) findings.push(found);
    }
    for (const { group, areAll } of excludedAlternatives(context)) {
      if (!areAll) continue;
      const { from, to } = wholePart(items, group);
      findings.push(finding(from, to, { reason: "several", text: text.slice(from, to) }));
    }
    return findings;
  },
};
