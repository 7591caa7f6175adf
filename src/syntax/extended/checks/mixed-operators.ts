import type { Level } from "../../checks/conjunctions.ts";
import { type FoundFix, finding, fix, noData, none, type Rule, type RuleContext } from "../../checks/rule.ts";
import { openQuote } from "../../checks/unclosed-quote.ts";
import type { Edit } from "../../diagnostic.ts";
import { atomOf } from "../../terms.ts";
import { deepestGroup } from "../tokens.ts";
import { strayParentheses } from "./stray-parentheses.ts";
import { type WrittenPart, writtenLevels } from "./written-levels.ts";

/**
 * An AND that is not written, beside `OR`:
 *
 *     fix wip OR done
 *     ^^^^^^^^^^^^^^^
 */
export const mixedOperators: Rule = {
  code: "mixed-operators",
  severity: "hint",
  check(context) {
    if (!context.levels.some(hasConjunction)) return none;
    const mixed = writtenLevels(context).filter((parts) => has(parts, "OR") && has(parts, "unwritten"));
    if (mixed.length === 0) return none;
    const canGroup = canHaveMoreGroups(context);
    return mixed.map((parts) => {
      const { from } = parts[0] as WrittenPart;
      const { to } = parts.at(-1) as WrittenPart;
      const fixes = [runs(parts, (after) => after !== "OR"), runs(parts, (after) => after === "OR")];
      return finding(from, to, noData, canGroup ? fixes.map((one) => grouping(context, one, from, to)) : []);
    });
  },
};

/** Whether an alternative has several terms. */
function hasConjunction({ type, terms }: Level): boolean {
  return type === "or" && terms.some((term) => term.type === "and");
}

function has(parts: readonly WrittenPart[], connection: WrittenPart["after"]): boolean {
  return parts.some(({ after }, index) => index > 0 && after === connection);
}

/** Whether parentheses around any terms would be read as a group. */
function canHaveMoreGroups(context: RuleContext): boolean {
  const { reading, terms } = context;
  return (
    reading.marks.filter(({ kind }) => kind === "open").length < deepestGroup &&
    openQuote(context) === undefined &&
    terms.every((term) => strayParentheses(context, atomOf(term)).length === 0)
  );
}

/** The runs of at least two parts that are connected in one way. */
function runs(
  parts: readonly WrittenPart[],
  isConnected: (after: WrittenPart["after"]) => boolean,
): readonly (readonly [WrittenPart, WrittenPart])[] {
  const found: (readonly [WrittenPart, WrittenPart])[] = [];
  let first = 0;
  for (let end = 1; end <= parts.length; end++) {
    const next = parts[end];
    if (next !== undefined && isConnected(next.after)) continue;
    if (end - first > 1) found.push([parts[first] as WrittenPart, parts[end - 1] as WrittenPart]);
    first = end;
  }
  return found;
}

/** The fix that writes the parentheses of one of the readings. */
function grouping({ text }: RuleContext, groups: ReturnType<typeof runs>, from: number, to: number): FoundFix {
  const edits = groups.flatMap(([first, last]): readonly Edit[] => {
    // A word takes a parenthesis that directly follows it for its own if one is open in it, or if a backslash is before it.
    const isApart = last.isClosedGroup || !/[\\(]/.test(text.slice(last.from, last.to));
    return [
      { from: first.from, to: first.from, insert: "(" },
      { from: last.to, to: last.to, insert: isApart ? ")" : " )" },
    ];
  });
  let grouped = "";
  let end = from;
  for (const edit of edits) {
    grouped += text.slice(end, edit.from) + edit.insert;
    end = edit.from;
  }
  return fix("change", edits, { text: grouped + text.slice(end, to) });
}
