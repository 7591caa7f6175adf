import type { AnyLanguage } from "../../language/language.ts";
import { quoted } from "../../language/message-text.ts";
import { foldCase, normalize } from "../../language/text.ts";
import type { Term } from "../tree.ts";
import { finding, type Rule, removal } from "./rule.ts";

/**
 *     fix done FIX   id:10 -x id:010
 *              ^^^            ^^^^^^
 *
 * The same means that it selects the same by the same: `FIX` is `fix`, but `status:running` is not `running`.
 */
export const duplicateTerm: Rule = {
  code: "duplicate-term",
  severity: "hint",
  find(subject) {
    const { terms, text } = subject;
    if (terms.length < 2) return [];
    const seen = new Set<string>();
    return terms.flatMap((term, index) => {
      const key = sameness(term);
      if (key === undefined) return [];
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      const remove = { label: "Remove the repetition", edits: [removal(subject, index)] };
      return finding(term.from, term.to, `${quoted(text.slice(term.from, term.to))} is there already.`, [remove]);
    });
  },
};

/** Equal for terms that mean the same. The space in the keys keeps kinds apart: no word holds one. */
function sameness(term: Term<AnyLanguage>): string | undefined {
  switch (term.type) {
    case "word":
      return foldCase(term.text);
    case "phrase":
      return `phrase ${normalize(term.text)}`;
    case "keyword":
      return `keyword ${term.keyword}`;
    case "field":
      return `field ${term.field} ${term.value === undefined ? `invalid ${term.text}` : `value ${term.value}`}`;
    case "not": {
      const inner = sameness(term.term);
      return inner === undefined ? undefined : `not ${inner}`;
    }
    default:
      return undefined;
  }
}
