import { finding, none, type Rule } from "../../checks/rule.ts";
import { startOfUnfinished } from "../../terms.ts";
import { deepestGroup } from "../tokens.ts";

/** A group in more groups than there may be. It does not filter. */
export const tooDeep: Rule = {
  code: "too-deep",
  severity: "error",
  check({ text, facts: { unfinished } }) {
    if (unfinished.length === 0) return none;
    return unfinished.flatMap(({ term }) =>
      term.lacks === "depth" ? [finding(startOfUnfinished(term, text), term.to, { most: String(deepestGroup) })] : [],
    );
  },
};
