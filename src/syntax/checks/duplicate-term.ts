import type { AnyLanguage } from "../../language/language.ts";
import { quoted } from "../../language/message-text.ts";
import { foldCase, normalize } from "../../language/text.ts";
import type { Term } from "../tree.ts";
import { type Finding, finding, type Rule, removal, type Subject } from "./rule.ts";
import { none } from "./survey.ts";

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
    const { terms } = subject;
    if (terms.length < 2) return none;
    const seen = new Set<string>();
    const repeated: Finding[] = [];
    for (let place = 0; place < terms.length; place++) {
      const key = sameness(terms[place] as Term<AnyLanguage>);
      if (key === undefined) continue;
      const before = seen.size;
      if (seen.add(key).size === before) repeated.push(repetition(subject, place));
    }
    return repeated;
  },
};

function repetition(subject: Subject, place: number): Finding {
  const { from, to } = subject.terms[place] as Term<AnyLanguage>;
  const remove = { label: "Remove the repetition", edits: [removal(subject, place)] };
  return finding(from, to, `${quoted(subject.text.slice(from, to))} is there already.`, [remove]);
}

/**
 * Equal for terms that mean the same: much as they are printed, which keeps the kinds apart. No word begins with a quote,
 * reads as a field or holds a space, and only one behind a minus begins with a minus.
 */
function sameness(term: Term<AnyLanguage>): string | undefined {
  switch (term.type) {
    case "word":
      return foldCase(term.text);
    case "phrase":
      return `"${normalize(term.text)}`;
    case "keyword":
      return `${term.keyword} `;
    case "field":
      return term.value === undefined ? `${term.field}: ${term.text}` : `${term.field}:${term.value}`;
    case "not": {
      const inner = sameness(term.term);
      return inner === undefined ? undefined : `-${inner}`;
    }
    default:
      return undefined;
  }
}
