import { beginsWithQuote } from "../../language/text/fold.ts";
import { closingOf, isClosed } from "../phrase.ts";
import { atomOf, startOfUnfinished } from "../terms.ts";
import { elementsOf } from "./elements.ts";
import { finding, fix, none, type Rule, type RuleContext } from "./rule.ts";

/**
 * An unclosed phrase runs to the end of the text, so only the last term can be one:
 *
 *     fix "exact text
 *         ^^^^^^^^^^^
 */
export const unclosedQuote: Rule = {
  code: "unclosed-quote",
  severity: "error",
  check(context) {
    const from = openQuote(context);
    if (from === undefined) return none;
    const { text } = context;
    const end = text.length;
    const close = fix("close-quote", [{ from: end, to: end, insert: closingOf(text.slice(from)) }]);
    return [finding(from, end, end - from === 1 ? {} : { reason: "phrase" }, [close])];
  },
};

type Written = Pick<RuleContext, "text" | "terms" | "language">;

/** The offset of an unclosed quote. */
export function openQuote(written: Written): number | undefined {
  const from = startOfLast(written);
  if (from === undefined || !beginsWithQuote(written.text.charAt(from))) return undefined;
  return isClosed(written.text.slice(from, written.terms.at(-1)?.to)) ? undefined : from;
}

/** The offset of the last term or element of a list, without its minus and its field. */
function startOfLast({ terms, text, language }: Written): number | undefined {
  const last = terms.at(-1);
  if (last === undefined) return undefined;
  const atom = atomOf(last);
  const start = atom.type === "unfinished" ? startOfUnfinished(atom, text) : atom.from;
  return "field" in atom ? elementsOf({ text, language }, start, atom.to).at(-1)?.from : start;
}
