import type { Range } from "../../language/nodes.ts";
import { type Item, isMark, removalOfPart } from "../items.ts";
import { isClosed } from "../phrase.ts";
import { startOfUnfinished } from "../terms.ts";
import { finding, fix, noData, none, type Rule } from "./rule.ts";

/**
 * An operand of empty phrases alone is removed as a whole, with the operator that would be left without it:
 *
 *     fix ""   -""   a OR ""
 *         ^^    ^^        ^^
 */
export const emptyPhrase: Rule = {
  code: "empty-phrase",
  severity: "warning",
  check({ text, items, facts: { unfinished } }) {
    if (unfinished.length === 0) return none;
    const empty = unfinished.flatMap(({ term }) => {
      if (term.lacks !== "text") return [];
      const from = startOfUnfinished(term, text);
      return isClosed(text.slice(from, term.to)) ? [{ term, from }] : [];
    });
    const operands = emptyOperands(items, new Set(empty.map(({ term }) => term.to)));
    return empty.map(({ term, from }) => {
      const removed = operands.get(term.to) ?? term;
      return finding(from, term.to, noData, [fix("remove-phrase", [removalOfPart(text, items, removed)])]);
    });
  },
};

/** For the end of each empty phrase in an operand of empty phrases alone: the operand. */
function emptyOperands(items: readonly Item[], ends: ReadonlySet<number>): ReadonlyMap<number, Range> {
  const operands = new Map<number, Range>();
  let before: Item | undefined;
  let phrases: Item[] = [];
  const finishOperand = (after: Item | undefined) => {
    const [first] = phrases;
    const last = phrases.at(-1);
    const isWhole = isEdge(before, "open") && isEdge(after, "close") && (before ?? after) !== undefined;
    if (first !== undefined && last !== undefined && isWhole)
      for (const { to } of phrases) operands.set(to, { from: first.from, to: last.to });
    phrases = [];
  };
  for (const item of items) {
    if (isMark(item, "not")) continue;
    if (!isMark(item) && ends.has(item.to)) phrases.push(item);
    else {
      finishOperand(item);
      before = item;
    }
  }
  finishOperand(undefined);
  return operands;
}

function isEdge(item: Item | undefined, parenthesis: "open" | "close"): boolean {
  return item === undefined || isMark(item, "or", "and", parenthesis);
}
