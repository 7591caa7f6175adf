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
  const from = startOfLastPhrase(written);
  if (from === undefined) return undefined;
  const image = written.text.slice(from, written.terms.at(-1)?.to);
  return beginsWithQuote(image) && !isClosed(image) ? from : undefined;
}

function startOfLastPhrase({ terms, text, language }: Written): number | undefined {
  const last = terms.at(-1);
  if (last === undefined) return undefined;
  const atom = atomOf(last);
  if (atom.type === "phrase") return atom.from;
  const start = atom.type === "unfinished" ? startOfUnfinished(atom, text) : atom.from;
  if (!("field" in atom)) return atom.type === "unfinished" ? start : undefined;
  return elementsOf({ text, language }, start, atom.to).at(-1)?.from;
}
