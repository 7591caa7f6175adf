import type { AnyNode } from "../../language/nodes.ts";
import type { WrittenValue } from "../writing-dialect.ts";
import { writtenFieldAt } from "../written-field.ts";
import { none, type RuleContext } from "./rule.ts";

/** What a field has after its colon, each element of a list with its place. The field begins at `from`. */
export function elementsOf(
  { text, language }: Pick<RuleContext, "text" | "language">,
  from: number,
  to: number,
): readonly WrittenValue[] {
  return writtenFieldAt(text, from, to, language)?.values ?? none;
}

/** Whether a text, which is a field of the language, has a value that can be read. */
export function isRightField(text: string, language: RuleContext["language"]): boolean {
  return elementsOf({ text, language }, 0, text.length).every(({ node }) => isRight(node));
}

/** Whether all of a value is there and can be read. */
export function isRight(node: AnyNode): boolean {
  switch (node.type) {
    case "field":
    case "comparison":
      return node.value !== undefined;
    case "between":
      return [node.low, node.high].every((end) => end === null || end.value !== undefined);
    case "list":
      return node.terms.every(isRight);
    default:
      return node.type !== "unfinished";
  }
}
