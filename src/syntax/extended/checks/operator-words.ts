import type { Word } from "../../../language/nodes.ts";
import { none, type RuleContext } from "../../checks/rule.ts";
import { type Item, isMark } from "../../items.ts";

/** A word that was probably meant as an operator. */
export interface OperatorWord {
  readonly word: Word;
  readonly operator: "OR" | "AND" | "NOT";
}

const operators = new Map<string, OperatorWord["operator"]>([
  ["or", "OR"],
  ["and", "AND"],
  ["not", "NOT"],
  ["||", "OR"],
  ["&&", "AND"],
]);

/** Words such as `or` and `||` between finished terms, and `not` before one. */
export function operatorWords(context: RuleContext): readonly OperatorWord[] {
  const { facts, items, reading } = context;
  if (!facts.requiredTexts.some((text) => operatorMeant(text) !== undefined)) return none;
  const meant = items.map(operatorMeant);
  const unused = new Set(reading.unused.map(({ from }) => from));
  return items.flatMap((item, index) => {
    const operator = meant[index];
    if (operator === undefined) return [];
    const before = items[index - 1];
    const after = items[index + 1];
    const endsTerm = isTerm(before) || isMark(before, "close");
    const beginsTerm = isTerm(after) || (isMark(after, "open", "not") && !unused.has(after.from));
    const isNext = beginsTerm && (meant[index + 1] === undefined || (operator !== "NOT" && meant[index + 1] === "NOT"));
    const isPlaced = operator === "NOT" ? isNext : isNext && endsTerm && meant[index - 1] === undefined;
    return isPlaced ? [{ word: item as Word, operator }] : [];
  });
}

function operatorMeant(item: Item): OperatorWord["operator"] | undefined {
  if (!("type" in item) || item.type !== "word" || item.text.length > 3) return undefined;
  return operators.get(item.text.toLowerCase());
}

function isTerm(item: Item | undefined): boolean {
  return item !== undefined && "type" in item && item.type !== "unfinished";
}
