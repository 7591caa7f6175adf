import type { AnyLanguage } from "../../language/language.ts";
import { quoted } from "../../language/message-text.ts";
import { needleFinder } from "../../language/needles.ts";
import { foldCase, hasLoneSurrogate, normalize } from "../../language/text.ts";
import type { Phrase, Term, Word } from "../tree.ts";
import { possibleOccurrences } from "./possible-occurrences.ts";
import { atomOf, type Finding, finding, type Subject } from "./rule.ts";
import { none } from "./survey.ts";

type Text = Word | Phrase;

/** What must not occur, ready to be looked for. */
interface Excluded {
  readonly atom: Text;
  /** Folded for a word, in NFC for a phrase. */
  readonly needle: string;
  /** Whether case makes no difference to it, so that it occurs exactly where it occurs at all: `42 -"42"` is a contradiction, `fix -"fix"` is none. */
  readonly isCaseless: boolean;
}

/** So many pairs of texts are sooner compared than prepared for. */
const fewPairs = 50;
const somePairs = 20_000;

/** A text that must occur and holds one that must not: `fixing -fix`. */
export function contradictoryText(subject: Subject): readonly Finding[] {
  if (subject.survey.excludedTexts.length === 0) return none;
  const { required, excluded } = possiblePairs(subject);
  if (required.length === 0 || excluded.length === 0) return none;
  const areFew = required.length * excluded.length <= somePairs;
  const culpritOf = areFew ? amongFew(excluded.map(prepared)) : amongMany(excluded.map(prepared));
  const findings: Finding[] = [];
  for (const text of required) {
    const culprit = culpritOf(text);
    if (culprit === undefined || isLeftOpen(text) || isLeftOpen(culprit.atom)) continue;
    findings.push(contradiction(subject, text, culprit.atom));
  }
  return findings;
}

interface Pairs {
  readonly required: readonly Text[];
  readonly excluded: readonly Text[];
}

function possiblePairs({ terms, text, survey: { excludedTexts, isAscii } }: Subject): Pairs {
  const required: Text[] = [];
  const excluded: Text[] = [];
  for (const term of terms) {
    if (term.type === "word" || term.type === "phrase") required.push(term);
  }
  for (const place of excludedTexts) excluded.push(atomOf(terms[place] as Term<AnyLanguage>) as Text);
  if (terms.length * excluded.length <= fewPairs) return { required, excluded };
  const { parts, wholes } = possibleOccurrences(excluded, required, text.length, isAscii);
  return { required: wholes, excluded: parts };
}

function prepared(atom: Text): Excluded {
  const isWord = atom.type === "word";
  const needle = isWord ? foldCase(atom.text) : normalize(atom.text);
  return { atom, needle, isCaseless: isWord || !/\p{Changes_When_Casemapped}/u.test(atom.text) };
}

type CulpritFinder = (required: Text) => Excluded | undefined;

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
function isLeftOpen({ text }: Text): boolean {
  return hasLoneSurrogate(text);
}

function contradiction({ text }: Subject, required: Text, excluded: Text): Finding {
  // A minus stands directly before what it excludes.
  const from = excluded.from - 1;
  const has = quoted(text.slice(required.from, required.to));
  const lacks = quoted(text.slice(from, excluded.to));
  const message = `No record can match ${has} together with ${lacks}: whatever holds the one holds the other.`;
  return required.from > from ? finding(required.from, required.to, message) : finding(from, excluded.to, message);
}
