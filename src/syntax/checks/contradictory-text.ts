import type { AnyLanguage } from "../../language/language.ts";
import { quoted } from "../../language/message-text.ts";
import { needleFinder } from "../../language/needles.ts";
import { foldCase, hasLoneSurrogate, normalize } from "../../language/text.ts";
import type { Not, Phrase, Word } from "../tree.ts";
import { occurrenceSketch } from "./occurrence-sketch.ts";
import { type Finding, finding, type Subject } from "./rule.ts";
import { none } from "./survey.ts";

/** A negated word or phrase, and the text that must not occur: folded for a word, in NFC for a phrase. */
interface Excluded {
  readonly atom: Word | Phrase;
  readonly needle: string;
  /** Whether case makes no difference to it, so that it occurs exactly where it occurs at all: `42 -"42"` is a contradiction, `fix -"fix"` is none. */
  readonly isCaseless: boolean;
  readonly from: number;
  readonly to: number;
}

/** A text that must occur and holds one that must not: `fixing -fix`. */
export function contradictoryText(subject: Subject): readonly Finding[] {
  const excluded = candidates(subject);
  if (excluded.length === 0) return none;
  const culpritOf = excluded.length * subject.terms.length <= somePairs ? amongFew(excluded) : amongMany(excluded);
  const findings: Finding[] = [];
  for (const term of subject.terms) {
    if (term.type !== "word" && term.type !== "phrase") continue;
    const culprit = culpritOf(term);
    if (culprit === undefined || isLeftOpen(term) || isLeftOpen(culprit.atom)) continue;
    findings.push(contradiction(subject, term, culprit));
  }
  return findings;
}

/** So many pairs of texts are sooner compared than prepared for. */
const fewPairs = 50;
const somePairs = 50_000;

/** The excluded texts, without those of which it is plain that they occur in no required one. */
function candidates({ terms, text, survey: { excludedTexts } }: Subject): readonly Excluded[] {
  if (excludedTexts.length === 0) return none;
  const areFew = excludedTexts.length * terms.length <= fewPairs;
  const mayOccur = areFew ? () => true : occurrenceSketch(terms, text.length);
  const found: Excluded[] = [];
  for (let index = 0; index < excludedTexts.length; index++) {
    const { term, from, to } = terms[excludedTexts[index] as number] as Not<AnyLanguage>;
    if (term.type !== "word" && term.type !== "phrase") continue;
    const folded = foldCase(term.text);
    if (!mayOccur(folded)) continue;
    const isCaseless = term.type === "word" || !/\p{Changes_When_Casemapped}/u.test(term.text);
    found.push({ atom: term, needle: term.type === "word" ? folded : normalize(term.text), isCaseless, from, to });
  }
  return found;
}

type CulpritFinder = (required: Word | Phrase) => Excluded | undefined;

function amongFew(excluded: readonly Excluded[]): CulpritFinder {
  return (required) => {
    const folded = foldCase(required.text);
    for (let place = 0; place < excluded.length; place++) {
      const candidate = excluded[place] as Excluded;
      const { atom, needle, isCaseless } = candidate;
      if (needle.length > folded.length) continue;
      const isExact = atom.type === "phrase" && required.type === "phrase";
      if (isExact ? normalize(required.text).includes(needle) : isCaseless && folded.includes(needle)) return candidate;
    }
    return undefined;
  };
}

/** The same in time linear in all the texts together. */
function amongMany(excluded: readonly Excluded[]): CulpritFinder {
  const phrases = excluded.filter(({ atom }) => atom.type === "phrase");
  const caseless = excluded.filter(({ isCaseless }) => isCaseless);
  const findPhrase = needleFinder(phrases.map(({ needle }) => needle));
  const findCaseless = needleFinder(caseless.map(({ needle }) => needle));
  return (required) =>
    caseless[findCaseless(foldCase(required.text))] ??
    (required.type === "phrase" ? phrases[findPhrase(normalize(required.text))] : undefined);
}

/** What half of a surrogate pair matches is left open, so nothing is claimed of it. */
function isLeftOpen({ text }: Word | Phrase): boolean {
  return hasLoneSurrogate(text);
}

function contradiction({ text }: Subject, required: Word | Phrase, excluded: Excluded): Finding {
  const later = required.from > excluded.from ? required : excluded;
  const [has, lacks] = [required, excluded].map(({ from, to }) => quoted(text.slice(from, to)));
  return finding(
    later.from,
    later.to,
    `No record can match ${has} together with ${lacks}: whatever holds the one holds the other.`,
  );
}
