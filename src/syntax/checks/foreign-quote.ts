import { printPhrase } from "../phrase.ts";
import { atomOf, spaceAfter } from "../terms.ts";
import { finding, fix, none, type Rule } from "./rule.ts";

/** Quotes of other languages, and full-width ones, each with its closing quote. */
const pairs: ReadonlyMap<string, string> = new Map([
  ["«", "»"],
  ["‹", "›"],
  ["「", "」"],
  ["＂", "＂"],
]);

/**
 *     «x»   ‹x›   「x」   ＂x＂
 *     ^^^   ^^^   ^^^^^   ^^^^^
 */
export const foreignQuote: Rule = {
  code: "foreign-quote",
  severity: "hint",
  check({ text, terms, facts }) {
    if (facts.isPlain || !/[«‹「＂]/.test(text)) return none;
    return terms.flatMap((term) => {
      const word = atomOf(term);
      if (word.type !== "word" || word.text.length < 3) return [];
      if (pairs.get(word.text.charAt(0)) !== word.text.at(-1)) return [];
      const { from, to } = word;
      const phrase = printPhrase(word.text.slice(1, -1));
      const straight = fix("change", [{ from, to, insert: phrase + spaceAfter(text, to) }], { text: phrase });
      return [finding(from, to, {}, [straight])];
    });
  },
};
