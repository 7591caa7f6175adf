import type { Range } from "../../../language/nodes.ts";
import type { RuleContext } from "../../checks/rule.ts";
import { type Item, isMark } from "../../items.ts";

/** A term or a group with the operators that negate it, and what connects it to the one before. */
export interface WrittenPart extends Range {
  readonly after: "OR" | "AND" | "unwritten";
  /** Whether it ends with the parenthesis that closes a group. */
  readonly isClosedGroup: boolean;
}

/** The terms and groups of each level, as they are written: those of the top level, and of each pair of parentheses. */
export function writtenLevels({ items, reading }: RuleContext): readonly (readonly WrittenPart[])[] {
  const unused = new Set(reading.unused.map(({ from }) => from));
  interface Level {
    readonly parts: { from: number; to: number; readonly after: WrittenPart["after"]; isClosedGroup: boolean }[];
    /** What was written since the last term. */
    operator: WrittenPart["after"];
    negatedFrom: number | undefined;
  }
  const newLevel = (): Level => ({ parts: [], operator: "unwritten", negatedFrom: undefined });
  const top = newLevel();
  const levels = [top];
  const open = [top];
  const lastOf = ({ parts }: Level) => parts.at(-1) as Level["parts"][number];
  const add = (level: Level, { from, to }: Range) => {
    level.parts.push({ from: level.negatedFrom ?? from, to, after: level.operator, isClosedGroup: false });
    level.operator = "unwritten";
    level.negatedFrom = undefined;
  };
  for (const item of items) {
    const level = open.at(-1) as Level;
    if (isMark(item, "open")) {
      add(level, item);
      const inside = newLevel();
      levels.push(inside);
      open.push(inside);
    } else if (isMark(item, "close")) {
      open.pop();
      const group = lastOf(open.at(-1) as Level);
      group.to = item.to;
      group.isClosedGroup = true;
    } else if (isMark(item, "not")) {
      if (!unused.has(item.from)) level.negatedFrom ??= item.from;
    } else if (isMark(item, "or")) level.operator = "OR";
    else if (isMark(item, "and")) level.operator = level.operator === "OR" ? "OR" : "AND";
    else add(level, item);
  }
  for (const level of open.slice(0, -1)) lastOf(level).to = (items.at(-1) as Item).to;
  return levels.map(({ parts }) => parts);
}
