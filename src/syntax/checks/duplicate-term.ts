import type { AnyLanguage } from "../../language/language.ts";
import { quoted } from "../../language/message-text.ts";
import { fixLabel } from "../fix-labels.ts";
import { sameness } from "../sameness.ts";
import type { Term } from "../tree.ts";
import { type Finding, finding, type Rule, removal, type Subject } from "./rule.ts";
import { sketchOf } from "./sketch.ts";
import { moreThanLatin1, none, severalTerms } from "./survey.ts";

/**
 *     fix done FIX   id:10 -x id:010
 *              ^^^            ^^^^^^
 *
 * The same means that it selects the same by the same: `FIX` is `fix`, but `status:running` is not `running`.
 */
export const duplicateTerm: Rule = {
  code: "duplicate-term",
  severity: "hint",
  about: severalTerms,
  find(subject) {
    const { terms, survey } = subject;
    // Beyond Latin-1 a term may mean the same as another that looks different: the Kelvin sign is a k.
    if ((survey.holds & moreThanLatin1) === 0 && areDistinct(subject)) return none;
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
  const remove = { label: fixLabel("remove-repetition"), edits: [removal(subject, place)] };
  return finding(from, to, `${quoted(subject.text.slice(from, to))} is there already.`, [remove]);
}

/** So few terms are sooner compared with each other. */
const fewTerms = 24;

/** Most queries repeat nothing, and the terms' sketches tell it sooner than strings do. */
function areDistinct({ terms }: Subject): boolean {
  const sketches = new Array<number>(terms.length);
  for (let place = 0; place < terms.length; place++) sketches[place] = sketchOf(terms[place] as Term<AnyLanguage>);
  return terms.length <= fewTerms ? areDistinctInPairs(terms, sketches) : areDistinctInTable(terms, sketches);
}

function areDistinctInPairs(terms: Subject["terms"], sketches: readonly number[]): boolean {
  for (let place = 1; place < sketches.length; place++) {
    const sketch = sketches[place];
    for (let earlier = 0; earlier < place; earlier++) {
      if (sketches[earlier] === sketch && areTheSame(terms, earlier, place)) return false;
    }
  }
  return true;
}

function areDistinctInTable(terms: Subject["terms"], sketches: readonly number[]): boolean {
  const size = 1 << (33 - Math.clz32(sketches.length));
  // A place by its term's sketch, counted from 1.
  const places = new Int32Array(size);
  // Whoever chooses terms that crowd together in the table wins no time by it.
  let patience = size;
  for (let place = 0; place < sketches.length; place++) {
    const sketch = sketches[place] as number;
    let slot = sketch >>> Math.clz32(size - 1);
    for (let earlier = places[slot] as number; earlier !== 0; earlier = places[slot] as number) {
      if (sketches[earlier - 1] === sketch && areTheSame(terms, earlier - 1, place)) return false;
      if (patience-- === 0) return false;
      slot = (slot + 1) & (size - 1);
    }
    places[slot] = place + 1;
  }
  return true;
}

function areTheSame(terms: Subject["terms"], one: number, other: number): boolean {
  const key = sameness(terms[one] as Term<AnyLanguage>);
  return key !== undefined && key === sameness(terms[other] as Term<AnyLanguage>);
}
