import type { AnyNode } from "../../../language/nodes.ts";
import { bringsError } from "../../checks/brings-error.ts";
import { type FoundFix, finding, fix, noData, none, type Rule, type RuleContext } from "../../checks/rule.ts";
import { atomOf } from "../../terms.ts";
import { removalOfPart } from "../parts.ts";
import { foreignLists } from "./foreign-list.ts";
import { strayParentheses } from "./stray-parentheses.ts";

/**
 * A parenthesis that closes nothing is text, but where there are operators or groups it was probably meant as one:
 *
 *     fix OR wip)   (see :) here)
 *               ^               ^
 */
export const unopenedGroup: Rule = {
  code: "unopened-group",
  severity: "warning",
  check(context) {
    const { text, terms, reading } = context;
    const { marks } = reading;
    if (marks.length === 0 || text.split(")").length - 1 === marks.filter(({ kind }) => kind === "close").length)
      return none;
    const foreign = new Set(foreignLists(context).map(({ to }) => to - 1));
    return terms.flatMap((term) => {
      const stray = strayParentheses(context, atomOf(term)).filter((at) => !foreign.has(at));
      if (stray.length === 0) return [];
      const escaping = fix(
        "escape",
        stray.map((at) => ({ from: at, to: at, insert: "\\" })),
        { text: ")" },
      );
      const fixes = [removalOfAll(context, term, stray), escaping];
      return stray.map((at) => finding(at, at + 1, noData, fixes));
    });
  },
};

/** One fix for all of a term's parentheses; none if it would cause an error, such as a field without its value. */
function removalOfAll(context: RuleContext, term: AnyNode, stray: readonly number[]): FoundFix | undefined {
  const { text, items } = context;
  const { from, to } = atomOf(term);
  const data = { text: ")" };
  if (stray.length === to - from) return fix("remove", [removalOfPart(text, items, term)], data);
  let left = "";
  let end = term.from;
  for (const at of stray) {
    left += text.slice(end, at);
    end = at + 1;
  }
  left += text.slice(end, term.to);
  if (bringsError(left, text.slice(term.from, term.to), context)) return undefined;
  return fix(
    "remove",
    stray.map((at) => ({ from: at, to: at + 1, insert: "" })),
    data,
  );
}
