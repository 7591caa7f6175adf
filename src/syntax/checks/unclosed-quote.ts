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
    const { text } = subject;
    const from = openQuote(subject);
    if (from === undefined) return none;
    const close = replacement("close-quote", text.length, text.length, closingOf(text.slice(from)));
    const consequence = text.length - from === 1 ? "" : ", so everything behind it belongs to the phrase";
    return [finding(from, text.length, `This quote is never closed${consequence}.`, [close])];
  },
};

type Written = Pick<Subject, "text" | "terms">;

/** Where a quote stands that nothing closes. */
export function openQuote(subject: Written): number | undefined {
  const from = startOfLastPhrase(subject);
  if (from === undefined) return undefined;
  const image = subject.text.slice(from, subject.terms.at(-1)?.to);
  return beginsWithQuote(image) && !isClosed(image) ? from : undefined;
}

function startOfLastPhrase({ terms, text }: Written): number | undefined {
  const last = terms.at(-1);
  if (last === undefined) return undefined;
  const atom = atomOf(last);
  if (atom.type === "phrase") return atom.from;
  if (atom.type === "field") return atom.valueFrom;
  if (atom.type !== "unfinished") return undefined;
  return atom.lacks === "value" ? text.indexOf(":", atom.from) + 1 : startOfUnfinished(atom);
}
