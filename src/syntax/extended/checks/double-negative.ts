import type { AnyNode, Range } from "../../../language/nodes.ts";
import { type Finding, finding, fix, none, type Rule } from "../../checks/rule.ts";
import type { Edit } from "../../diagnostic.ts";
import { type Item, isMark } from "../../items.ts";

/**
 *     NOT NOT fix   NOT -fix   NOT (-fix)
 *     ^^^^^^^       ^^^^^      ^^^^^^
 */
export const doubleNegative: Rule = {
  code: "double-negative",
  severity: "hint",
  check({ text, items, reading }) {
    if (!reading.marks.some(({ kind }) => kind === "not")) return none;
    const unused = new Set(reading.unused.map(({ from }) => from));
    const isNot = (item: Item | undefined): item is Item =>
      isMark(item, "not") && !unused.has(item.from) && text.charAt(item.from) !== "-";
    const findings: Finding[] = [];
    for (let index = 0; index < items.length; index++) {
      const not = items[index];
      if (!isNot(not)) continue;
      const second = items[index + 1];
      if (isNot(second)) {
        const end = (items[index + 2] as Item).from;
        findings.push(doubled(text, { from: not.from, to: second.to }, [{ from: not.from, to: end, insert: "" }]));
        index++;
        continue;
      }
      const minus = minusAfter(text, items, index + 1);
      if (minus === undefined) continue;
      const { at, canBeRemoved } = minus;
      const next = items[index + 1] as Item;
      const edits = [
        { from: not.from, to: next.from, insert: "" },
        { from: at, to: at + 1, insert: "" },
      ];
      findings.push(doubled(text, { from: not.from, to: at + 1 }, canBeRemoved ? edits : []));
    }
    return findings;
  },
};

function doubled(text: string, { from, to }: Range, edits: readonly Edit[]): Finding {
  const data = { text: text.slice(from, to) };
  return finding(from, to, data, edits.length === 0 ? [] : [fix("remove-negation", edits)]);
}

/** The minus of the term or group at an index, in parentheses of its own or not. */
function minusAfter(text: string, items: readonly Item[], index: number) {
  let first = index;
  while (isMark(items[first], "open")) first++;
  const item = items[first] as Item;
  if (isMark(item, "not")) return first === index ? { at: item.from, canBeRemoved: true } : undefined;
  const term = item as AnyNode;
  if (term.type !== "not") return undefined;
  for (let depth = 1; depth <= first - index; depth++) if (!isMark(items[first + depth], "close")) return undefined;
  const written = text.slice(term.from + 1, term.to);
  return { at: term.from, canBeRemoved: !/^(?:-|(?:OR|AND|NOT)(?:$|\())/.test(written) };
}
