import type { Mark } from "../../language/nodes.ts";
import type { Fix } from "../diagnostic.ts";
import { finding, fix, noData, none, type Rule, type RuleContext } from "./rule.ts";
import { openQuote } from "./unclosed-quote.ts";

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
    const { reading, facts, text } = context;
    const open: Mark[] = [];
    for (const mark of reading.marks) {
      if (mark.kind === "open") open.push(mark);
      else if (mark.kind === "close") open.pop();
    }
    if (open.length === 0) return none;
    // What is nested too deep goes on to the end, and would swallow what closes the groups around it.
    if (facts.unfinished.some(({ term }) => term.lacks === "depth"))
      return open.map(({ from, to }) => finding(from, to, noData));
    const close = closing(context, open.length);
    return open.map(({ from, to }) => {
      // Without its parenthesis, an operator would join what follows.
      const isAfterOperator = /[A-Z]/.test(text.charAt(from - 1));
      const remove = fix("remove", [{ from, to, insert: isAfterOperator ? " " : "" }], { text: "(" });
      return finding(from, to, noData, [close, remove]);
    });
  },
};

/** The fix that closes all groups. */
function closing(context: RuleContext, count: number): Fix | undefined {
  if (openQuote(context) !== undefined) return undefined;
  const { text, terms } = context;
  const last = terms.at(-1);
  // A word takes a parenthesis that directly follows it for its own if one is open in it, or if a backslash is before it.
  const isApart = last === undefined || last.to < text.length || !/[\\(]/.test(text.slice(last.from, last.to));
  const insert = (isApart ? "" : " ") + ")".repeat(count);
  return fix("close-group", [{ from: text.length, to: text.length, insert }], { count });
}
