import { beginsWithQuote } from "../../language/text.ts";
import { closingOf, isClosed } from "../phrase.ts";
import { atomOf, finding, type Rule, replacement, type Subject, startOfUnfinished } from "./rule.ts";
import { anUnfinishedTerm, aPhrase, aSelector, none } from "./survey.ts";

/**
 * A phrase that nothing closes runs to the end of the text, so only the last term can be one:
 *
 *     fix "exact text
 *         ^^^^^^^^^^^
 */
export const unclosedQuote: Rule = {
  code: "unclosed-quote",
  severity: "error",
  about: aPhrase | aSelector | anUnfinishedTerm,
  find(subject) {
    const { text, terms } = subject;
    const from = startOfLastPhrase(subject);
    if (from === undefined) return none;
    const image = text.slice(from, terms.at(-1)?.to);
    if (!beginsWithQuote(image) || isClosed(image)) return none;
    const close = replacement("Close the quote", text.length, text.length, closingOf(image));
    return [
      finding(from, text.length, "This quote is never closed, so everything behind it belongs to the phrase.", [close]),
    ];
  },
};

function startOfLastPhrase({ terms, text }: Subject): number | undefined {
  const last = terms.at(-1);
  if (last === undefined) return undefined;
  const atom = atomOf(last);
  if (atom.type === "phrase") return atom.from;
  if (atom.type === "field") return atom.valueFrom;
  if (atom.type !== "unfinished") return undefined;
  return atom.lacks === "value" ? text.indexOf(":", atom.from) + 1 : startOfUnfinished(atom);
}
