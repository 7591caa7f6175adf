import { finding, fix, none, type Rule } from "../../checks/rule.ts";
import { removalOfPart, wholePart } from "../parts.ts";

/**
 * An alternative that the terms around it exclude:
 *
 *     running (done OR fix)
 *              ^^^^
 */
export const deadAlternative: Rule = {
  code: "dead-alternative",
  severity: "warning",
  check({ text, items, excludedAlternatives }) {
    if (excludedAlternatives.length === 0) return none;
    return excludedAlternatives.flatMap(({ group, alternatives, contradiction }) => {
      if (group.type !== "or" || contradiction !== undefined) return [];
      return alternatives.map((alternative) => {
        const { from, to } = wholePart(items, alternative);
        const data = { text: text.slice(from, to) };
        return finding(from, to, data, [fix("remove", [removalOfPart(text, items, alternative)], data)]);
      });
    });
  },
};
