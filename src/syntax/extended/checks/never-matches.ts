import { conjunctionsOf } from "../../checks/conjunctions.ts";
import { contradictions } from "../../checks/never-matches.ts";
import { finding, type Rule } from "../../checks/rule.ts";
import { wholePart } from "../../items.ts";
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
    const conjunctions = levels.flatMap(({ type, terms }) =>
      type === "and" ? [...conjunctionsOf(terms).values()] : [],
    );
    const dead = excludedAlternatives(context).filter(({ areAll }) => areAll);
    return [
      ...conjunctions.flatMap((conjunction) => contradictions(conjunction, context)),
      ...dead.map(({ group }) => {
        const { from, to } = wholePart(items, group);
        return finding(from, to, { reason: "several", text: text.slice(from, to) });
      }),
    ];
  },
};
