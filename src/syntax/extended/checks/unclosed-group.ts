import type { Mark } from "../../../language/nodes.ts";
import { type FoundFix, finding, fix, noData, none, type Rule, type RuleContext } from "../../checks/rule.ts";
import { openQuote } from "../../checks/unclosed-quote.ts";
import { type Item, isMark, itemAt } from "../../items.ts";
import { mayTakeParenthesis, removalOfPart } from "../parts.ts";

/**
 * A group left open closes at the end:
 *
 *     fix (a OR b
 *         ^
 */
export const unclosedGroup: Rule = {
  code: "unclosed-group",
  severity: "error",
  check(context) {
    const { reading, facts, text, items } = context;
    const open: Mark[] = [];
    for (const mark of reading.marks) {
      if (mark.kind === "open") open.push(mark);
      else if (mark.kind === "close") open.pop();
    }
    if (open.length === 0) return none;
    // What is nested too deep runs to the end, and would include the parentheses that close the groups around it.
    if (facts.unfinished.some(({ term }) => term.lacks === "depth"))
      return open.map(({ from, to }) => finding(from, to, noData));
    const close = closing(context, open.length);
    return open.map(({ from, to }) => {
      const inside = items[itemAt(items, from) + 1] as Item;
      const isEmpty = inside.from === inside.to;
      // Without its parenthesis, an operator would join what follows.
      const isAfterOperator = /[A-Z]/.test(text.charAt(from - 1));
      const removal = isEmpty
        ? removalOfPart(text, items, { from, to })
        : { from, to, insert: isAfterOperator ? " " : "" };
      const remove = fix("remove", [removal], { text: "(" });
      // A group that begins with an operator, or that has nothing else, has errors of its own.
      const hasOthers = isMark(inside, "or", "and") || (isEmpty && inside !== items.at(-1));
      // A minus would negate the text `-fix`, or the word `NOT`.
      const negatesTwice = text.charAt(from - 1) === "-" && (isMark(inside, "not") || text.charAt(to) === "-");
      return finding(from, to, noData, [close, hasOthers || negatesTwice ? undefined : remove]);
    });
  },
};

/** The fix that closes all groups. */
function closing(context: RuleContext, count: number): FoundFix | undefined {
  if (openQuote(context) !== undefined) return undefined;
  const { text, terms } = context;
  const last = terms.at(-1);
  const needsSpace = last?.to === text.length && mayTakeParenthesis(text, last);
  const insert = (needsSpace ? " " : "") + ")".repeat(count);
  return fix("close-group", [{ from: text.length, to: text.length, insert }], { count });
}
