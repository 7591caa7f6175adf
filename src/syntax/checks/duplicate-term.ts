import type { AnyLanguage } from "../../language/language.ts";
import type { AnyNode } from "../../language/nodes.ts";
import { canonicalKey, canonicalText } from "../canonical-key.ts";
import type { KeysOfGroups } from "../dialect.ts";
import { atomOf } from "../terms.ts";
import { type Finding, finding, fix, none, type Rule } from "./rule.ts";

/**
 *     fix done FIX   id:10 -x id:010   fix OR wip OR fix   (a OR b) (b OR a)
 *              ^^^            ^^^^^^                 ^^^            ^^^^^^^^
 *
 * Terms are the same if they have the same type and meaning: `FIX` is `fix`, but `status:running` is not `running`. The same
 * term on two levels is not a repetition.
 */
export const duplicateTerm: Rule = {
  code: "duplicate-term",
  severity: "hint",
  check({ text, terms: leaves, levels, items, parts, language }) {
    // A group that is repeated repeats its terms.
    if (leaves.length < 2 || haveDistinctTexts(leaves, language)) return none;
    const findings: Finding[] = [];
    const keys: KeysOfGroups = new Map();
    for (const { terms } of levels) {
      const seen = new Set<string>();
      for (const term of terms) {
        const key = canonicalKey(term, language, keys);
        if (key === undefined) continue;
        const { size } = seen;
        if (seen.add(key).size > size) continue;
        const { from, to } = parts.whole(items, term);
        const remove = fix("remove-repetition", [parts.removal(text, items, term)]);
        findings.push(finding(from, to, { text: text.slice(from, to) }, [remove]));
      }
    }
    return findings;
  },
};

/** Of lists and comparisons their field alone, since few queries have two of the same. */
function roughText(term: AnyNode, language: AnyLanguage): string | undefined {
  return "valueFrom" in term && term.type !== "field" ? `${term.type} ${term.field}` : canonicalText(term, language);
}

/** Whether no two terms have the same text or value, which is usual. It takes less time than a key for each term. */
function haveDistinctTexts(terms: readonly AnyNode[], language: AnyLanguage): boolean {
  const texts = new Set<string>();
  for (const term of terms) {
    const text = roughText(atomOf(term), language);
    if (text === undefined) continue;
    const { size } = texts;
    if (texts.add(text).size === size) return false;
  }
  return true;
}
