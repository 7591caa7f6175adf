import { beginsWithQuote } from "../../language/text/fold.ts";
import { isClosed, phraseAt } from "../phrase.ts";
import { endsTerm } from "../terms.ts";
import { bringsError } from "./brings-error.ts";
import { finding, fix, none, type Rule, type RuleContext } from "./rule.ts";

/**
 *     –x   —x   −x   －x
 *     ^    ^    ^    ^
 *
 * What editors and keyboards make of a minus.
 */
export const dashForMinus: Rule = {
  code: "dash-for-minus",
  severity: "hint",
  check(context) {
    if (context.facts.isPlain) return none;
    return context.terms.flatMap((term) => {
      if (term.type !== "word" || !/^[–—−－]./su.test(term.text)) return [];
      const { from, to } = term;
      const minus = fix("change", [{ from, to: from + 1, insert: "-" }], {
        text: `-${context.text.slice(from + 1, to)}`,
      });
      return [finding(from, from + 1, {}, [isSafe(context, from, to) ? minus : undefined])];
    });
  },
};

/** Whether a minus instead of the dash would cause no error. */
function isSafe(context: RuleContext, from: number, to: number): boolean {
  const { text, terms } = context;
  // A quote after the minus opens a phrase, which may end after the word.
  if (beginsWithQuote(text.charAt(from + 1))) {
    const phrase = phraseAt(text, from + 1);
    return isClosed(phrase) && endsTerm(terms, from + 1 + phrase.length);
  }
  return !bringsError(`-${text.slice(from + 1, to)}`, text.slice(from, to), context);
}
