import type { Range } from "../../../language/nodes.ts";
import { change, type FoundFix, finding, fix, none, type Rule } from "../../checks/rule.ts";
import { type Item, isMark, itemAt } from "../../items.ts";
import { mayTakeParenthesis } from "../parts.ts";

/**
 * An operator without a term before or after it, or one too many:
 *
 *     fix OR   AND fix   a AND OR b   NOT
 *         ^^   ^^^         ^^^        ^^^
 *
 * Adjacent ones are removed together: alone, the first of `NOT OR fix` would negate.
 */
export const missingOperand: Rule = {
  code: "missing-operand",
  severity: "error",
  check({ text, items, reading: { unused } }) {
    if (unused.length === 0) return none;
    return runsOf(text, unused).flatMap((run) => {
      const remove = removalOf(text, items, run);
      return run.map(({ from, to }) => {
        const operator = text.slice(from, to);
        return finding(from, to, { text: operator }, [remove, change(from, to, `"${operator}"`)]);
      });
    });
  },
};

type Run = readonly [Range, ...Range[]];

function runsOf(text: string, operators: readonly Range[]): readonly Run[] {
  const runs: [Range, ...Range[]][] = [];
  let end = -1;
  for (const operator of operators) {
    if (end >= 0 && !/\S/.test(text.slice(end, operator.from))) runs.at(-1)?.push(operator);
    else runs.push([operator]);
    end = operator.to;
  }
  return runs;
}

function removalOf(text: string, items: readonly Item[], run: Run): FoundFix {
  const { from } = run[0];
  const { to } = run.at(-1) as Range;
  const end = to + lengthOf(/^\s*/, text.slice(to, to + mostSpaces));
  // Where nothing follows, the white space before it goes instead, unless the term there would take the parenthesis.
  const next = items[itemAt(items, end)];
  const closes = isMark(next, "close") && next.from === end;
  const isBeforeClose = closes && !mayTakeParenthesis(text, items[itemAt(items, from) - 1]);
  const isLast = end === text.length || isBeforeClose;
  const start = isLast ? from - lengthOf(/\s*$/, text.slice(Math.max(0, from - mostSpaces), from)) : from;
  return fix("remove", [{ from: start, to: end, insert: "" }], { text: text.slice(from, to) });
}

/** As much white space as is removed with operators. */
const mostSpaces = 100;

function lengthOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 0;
}
