import type { AnyLanguage } from "../../language/language.ts";
import { quoted } from "../../language/message-text.ts";
import { needleFinder } from "../../language/needles.ts";
import { foldCase, normalize } from "../../language/text.ts";
import type { Phrase, Term, Word } from "../tree.ts";
import { findOccurrence, occurrenceFinder } from "./occurrence-finder.ts";
import { atomOf, type Finding, finding, type Subject } from "./rule.ts";
import { moreThanLatin1, none } from "./survey.ts";

type Text = Word | Phrase;

/** A text that must occur and holds one that must not: `fixing -fix`. */
export function contradictoryText(subject: Subject): readonly Finding[] {
  const { terms, survey } = subject;
  if (survey.excludedTexts.length === 0) return none;
  const culpritOf = culpritFinder(subject);
  const findings: Finding[] = [];
  for (const term of terms) {
    if (term.type !== "word" && term.type !== "phrase") continue;
    const culprit = culpritOf(term);
    if (culprit === undefined || isLeftOpen(term) || isLeftOpen(culprit)) continue;
    findings.push(contradiction(subject, term, culprit));
  }
  return findings;
}

type CulpritFinder = (required: Text) => Text | undefined;

/** Finds an excluded text that occurs in a required one, in time linear in all of them together. */
function culpritFinder({ terms, text, survey: { excludedTexts, holds } }: Subject): CulpritFinder {
  const excluded = excludedTexts.map((place) => atomOf(terms[place] as Term<AnyLanguage>) as Text);
  const foldedIfNeeded =
    (holds & moreThanLatin1) === 0 ? (atom: Text) => atom.text : (atom: Text) => foldCase(atom.text);
  const finder = occurrenceFinder(excluded.map(foldedIfNeeded), 8 * text.length);
  let thorough: CulpritFinder | undefined;
  return (required) => {
    const does = (place: number) => holdsWithin(required, excluded[place] as Text);
    const place = findOccurrence(finder, foldedIfNeeded(required), does);
    if (finder.stepsLeft >= 0) return place < 0 ? undefined : excluded[place];
    thorough ??= thoroughFinder(excluded);
    return thorough(required);
  };
}

/** Whether whatever holds the one text holds the other. */
function holdsWithin(required: Text, excluded: Text): boolean {
  if (required.type === "phrase" && excluded.type === "phrase") {
    return normalize(required.text).includes(normalize(excluded.text));
  }
  return isCaseless(excluded) && foldCase(required.text).includes(foldCase(excluded.text));
}

/** Whether a text occurs exactly where it occurs at all: `42 -"42"` is a contradiction, `fix -"fix"` is none. */
function isCaseless(atom: Text): boolean {
  return atom.type === "word" || !/\p{Changes_When_Casemapped}/u.test(atom.text);
}

function thoroughFinder(excluded: readonly Text[]): CulpritFinder {
  const phrases = excluded.filter(({ type }) => type === "phrase");
  const caseless = excluded.filter(isCaseless);
  const findPhrase = needleFinder(phrases.map(({ text }) => normalize(text)));
  const findCaseless = needleFinder(caseless.map(({ text }) => foldCase(text)));
  return (required) =>
    caseless[findCaseless(foldCase(required.text))] ??
    (required.type === "phrase" ? phrases[findPhrase(normalize(required.text))] : undefined);
}

/** What half of a surrogate pair matches is left open, so nothing is claimed of it. */
function isLeftOpen({ text }: Text): boolean {
  return !text.isWellFormed();
}

function contradiction({ text }: Subject, required: Text, excluded: Text): Finding {
  // A minus stands directly before what it excludes.
  const from = excluded.from - 1;
  const has = quoted(text.slice(required.from, required.to));
  const lacks = quoted(text.slice(from, excluded.to));
  const held = quoted(text.slice(excluded.from, excluded.to));
  const reason = held === has ? "" : `: whatever holds ${has} holds ${held}`;
  const message = `No record can match ${has} together with ${lacks}${reason}.`;
  return required.from > from ? finding(required.from, required.to, message) : finding(from, excluded.to, message);
}
