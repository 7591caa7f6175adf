import { isMark, itemAt, removalOfPart } from "../items.ts";
import { type Finding, finding, fix, none, type Rule, type RuleContext } from "./rule.ts";

/**
 *     fix ()   (())
 *         ^^   ^^^^
 *
 * A group of operators alone has no terms either, but each of them has an error of its own.
 */
export const emptyGroup: Rule = {
  code: "empty-group",
  severity: "warning",
  check(context) {
    const { unfinished } = context.facts;
    if (unfinished.length === 0) return none;
    return unfinished.flatMap(({ term }) => (term.lacks === "group" ? emptyGroupAt(context, term.from) : []));
  },
};

function emptyGroupAt({ text, items }: RuleContext, at: number): readonly Finding[] {
  const inside = itemAt(items, at);
  let first = inside;
  let last = inside;
  while (isMark(items[first - 1], "open") && isMark(items[last + 1], "close")) {
    first--;
    last++;
  }
  if (first === inside) return none;
  const range = { from: items[first]?.from as number, to: items[last]?.to as number };
  const remove = fix("remove", [removalOfPart(text, items, range)], { text: text.slice(range.from, range.to) });
  return [finding(range.from, range.to, {}, [remove])];
}
