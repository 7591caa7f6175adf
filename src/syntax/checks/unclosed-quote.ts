import { beginsWithQuote } from "../../language/text.ts";
import { closingOf, isClosed } from "../phrase.ts";
import { atomOf, startOfUnfinished } from "../terms.ts";
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

type Written = Pick<RuleContext, "text" | "terms">;

/** The offset of an unclosed quote. */
export function openQuote({ text, terms }: Written): number | undefined {
  const from = startOfLastPhrase({ text, terms });
  if (from === undefined) return undefined;
  const image = text.slice(from, terms.at(-1)?.to);
  return beginsWithQuote(image) && !isClosed(image) ? from : undefined;
}

function startOfLastPhrase({ terms, text }: Written): number | undefined {
  const last = terms.at(-1);
  if (last === undefined) return undefined;
  const atom = atomOf(last);
  if (atom.type === "phrase") return atom.from;
  if (atom.type === "field") return atom.valueFrom;
  if (atom.type !== "unfinished") return undefined;
  return atom.field === undefined ? startOfUnfinished(atom) : text.indexOf(":", atom.from) + 1;
}
