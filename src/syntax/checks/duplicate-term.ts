import type { AnyLanguage } from "../../language/language.ts";
import type { AnyNode } from "../../language/nodes.ts";
import { canonicalKey, canonicalText } from "../canonical-key.ts";
import { atomOf, removalOf } from "../terms.ts";
import { type Finding, finding, fix, none, type Rule } from "./rule.ts";

/**
 *     fix done FIX   id:10 -x id:010
 *              ^^^            ^^^^^^
 *
 * Terms are the same if they have the same type and meaning: `FIX` is `fix`, but `status:running` is not `running`.
 */
export const duplicateTerm: Rule = {
  code: "duplicate-term",
  severity: "hint",
  check({ text, topLevel: terms, language }) {
    if (terms.length < 2 || haveDistinctTexts(terms, language)) return none;
    const seen = new Set<string>();
    const findings: Finding[] = [];
    for (let index = 0; index < terms.length; index++) {
      const term = terms[index] as AnyNode;
      const key = canonicalKey(term, language);
      if (key === undefined) continue;
      const { size } = seen;
      if (seen.add(key).size === size) {
        const remove = fix("remove-repetition", [removalOf(terms, index)]);
        findings.push(finding(term.from, term.to, { text: text.slice(term.from, term.to) }, [remove]));
      }
    }
    return findings;
  },
};

/** Whether no two terms have the same text or value, which is usual. It takes less time than a key for each term. */
function haveDistinctTexts(terms: readonly AnyNode[], language: AnyLanguage): boolean {
  const texts = new Set<string | undefined>();
  for (const term of terms) texts.add(canonicalText(atomOf(term), language));
  return texts.size === terms.length;
}
