import type { AnyLanguage } from "../../language/language.ts";
import { quoted } from "../../language/message-text.ts";
import { sameness } from "../sameness.ts";
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
    const { terms, text } = subject;
    if (terms.length < 2 || (!beyondAscii.test(text) && areSurelyDifferent(terms))) return none;
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

/** Such a text may mean the same as another that looks different: the Kelvin sign is a k. */
const beyondAscii = /[^\0-\x7f]/;

/**
 * Most queries repeat nothing, and numbers tell it sooner than strings do: whether the terms all have different hashes.
 * Terms in ASCII that mean the same have the same one.
 */
function areSurelyDifferent(terms: readonly Term<AnyLanguage>[]): boolean {
  const size = 2 ** (34 - Math.clz32(terms.length));
  const seen = new Int32Array(size);
  // Whoever chooses terms that crowd together in the table wins no time by it.
  let patience = size;
  for (let place = 0; place < terms.length; place++) {
    const hash = hashOf(terms[place] as Term<AnyLanguage>);
    if (hash === 0) continue;
    let slot = (hash >>> 8) & (size - 1);
    while (seen[slot] !== 0) {
      if (seen[slot] === hash || patience-- === 0) return false;
      slot = (slot + 1) & (size - 1);
    }
    seen[slot] = hash;
  }
  return true;
}

/** A number that terms of the same meaning share; 0 for unfinished ones, which repeat nothing. */
function hashOf(term: Term<AnyLanguage>): number {
  switch (term.type) {
    case "word":
      return hashOfText(term.text, 1);
    case "phrase":
      return hashOfText(term.text, 2);
    case "keyword":
      return hashOfText(term.keyword, 3);
    case "field":
      return hashOfText(term.value ?? term.text, hashOfText(term.field, 4));
    case "not":
      return hashOf(term.term) === 0 ? 0 : ~hashOf(term.term) | 1;
    default:
      return 0;
  }
}

/** Case is left out. The step is the one of Fowler, Noll and Vo. */
function hashOfText(text: string, start: number): number {
  let hash = start;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ (text.charCodeAt(index) | 0x20), 0x01000193);
  }
  return hash | 1;
}
