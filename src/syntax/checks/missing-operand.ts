import { change, finding, fix, none, type Rule } from "./rule.ts";

/**
 * An operator without a term before or after it, or one too many:
 *
 *     fix OR   AND fix   a AND OR b   NOT
 *         ^^   ^^^         ^^^        ^^^
 */
export const missingOperand: Rule = {
  code: "missing-operand",
  severity: "error",
  check({ text, reading: { unused } }) {
    if (unused.length === 0) return none;
    let removed = 0;
    return unused.map(({ from, to }) => {
      const operator = text.slice(from, to);
      const end = to + spaces(/^\s*/, text.slice(to, to + mostSpaces));
      // Where nothing follows, the white space before it goes instead.
      const isLast = end === text.length || text.charAt(end) === ")";
      const start = isLast ? from - spaces(/\s*$/, text.slice(Math.max(removed, from - mostSpaces), from)) : from;
      removed = end;
      return finding(from, to, { text: operator }, [
        fix("remove", [{ from: start, to: end, insert: "" }], { text: operator }),
        change(from, to, `"${operator}"`),
      ]);
    });
  },
};

/** As much white space as is removed with an operator. */
const mostSpaces = 100;

function spaces(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 0;
}
