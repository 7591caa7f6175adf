import type { AnyNode, Range } from "../../../language/nodes.ts";
import { isEscaped } from "../../../language/text/escapes.ts";
import { beginsWithQuote } from "../../../language/text/fold.ts";
import { elementsOf } from "../../checks/elements.ts";
import type { RuleContext } from "../../checks/rule.ts";

/** The offsets of the parentheses in a word or in values that close nothing. */
export function strayParentheses(context: RuleContext, atom: AnyNode): readonly number[] {
  const { text } = context;
  if (!text.slice(atom.from, atom.to).includes(")")) return [];
  if (atom.type === "word") return strayIn(text, [atom]);
  if (!("valueFrom" in atom)) return [];
  return strayIn(text, withoutQuoted(text, elementsOf(context, atom.from, atom.to)));
}

/** The parts of a text that do not begin with a quote. */
export function withoutQuoted(text: string, parts: readonly Range[]): readonly Range[] {
  return parts.filter(({ from }) => !beginsWithQuote(text.charAt(from)));
}

/** The same for the parts of a term that are not in quotes. */
export function strayIn(text: string, parts: readonly Range[]): readonly number[] {
  const found: number[] = [];
  let open = 0;
  for (const { from, to } of parts) {
    for (const { 0: parenthesis, index } of text.slice(from, to).matchAll(/[()]/g)) {
      if (isEscaped(text, from + index, from)) continue;
      if (parenthesis === "(") open++;
      else if (open > 0) open--;
      else found.push(from + index);
    }
  }
  return found;
}
