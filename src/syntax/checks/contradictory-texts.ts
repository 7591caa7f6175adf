import { ahoCorasick } from "../../language/aho-corasick.ts";
import type { Phrase, Word } from "../../language/nodes.ts";
import { foldCase, normalize } from "../../language/text.ts";
import { type Finding, finding, none, type RuleContext } from "./rule.ts";

type Text = Word | Phrase;

/** A text that must occur and contains one that must not: `fixing -fix`. */
export function contradictoryTexts({ text, topLevelFacts: facts }: RuleContext): readonly Finding[] {
  const { requiredTexts, excludedTexts } = facts;
  if (excludedTexts.length === 0 || requiredTexts.length === 0 || areApart(text, requiredTexts, excludedTexts))
    return none;
  const excluded = excludedTexts.filter(isClaimable);
  const findExcluded = excludedFinder(excluded);
  const findings: Finding[] = [];
  for (const required of requiredTexts) {
    if (!isClaimable(required)) continue;
    const culprit = findExcluded(required);
    if (culprit !== undefined) findings.push(contradiction(text, required, culprit));
  }
  return findings;
}

/** Up to this many comparisons of units take no time worth saving. */
const fewComparisons = 100_000;

/** A quick check that none of the excluded texts is contained in a required one, in any letter case, which is usual. */
function areApart(text: string, required: readonly Text[], excluded: readonly Text[]): boolean {
  if (excluded.length * text.length > fewComparisons) return false;
  const all = foldCase(required.map((one) => one.text).join("\n"));
  return !excluded.some((one) => all.includes(foldCase(one.text)));
}

/** It is unspecified what half of a surrogate pair matches, so nothing is claimed about it. */
function isClaimable({ text }: Text): boolean {
  return text.isWellFormed();
}

/** Finds an excluded text that occurs wherever the required one occurs. */
function excludedFinder(excluded: readonly Text[]): (required: Text) => Text | undefined {
  const phrases = excluded.filter(({ type }) => type === "phrase");
  const caseless = excluded.filter(isCaseless);
  const findPhrase = ahoCorasick(phrases.map(({ text }) => normalize(text)));
  const findCaseless = ahoCorasick(caseless.map(({ text }) => foldCase(text)));
  return (required) =>
    caseless[findCaseless(foldCase(required.text))] ??
    (required.type === "phrase" ? phrases[findPhrase(normalize(required.text))] : undefined);
}

/** Whether a text occurs exactly wherever it occurs at all: `42 -"42"` is a contradiction, `fix -"fix"` is not. */
function isCaseless({ type, text }: Text): boolean {
  return type === "word" || !/\p{Changes_When_Casemapped}/u.test(text);
}

function contradiction(text: string, required: Text, excluded: Text): Finding {
  // A minus is directly before what it excludes.
  const from = excluded.from - 1;
  const data = {
    required: text.slice(required.from, required.to),
    excluded: text.slice(from, excluded.to),
    contained: text.slice(excluded.from, excluded.to),
  };
  const [later, earlier] =
    required.from > from ? (["required", "excluded"] as const) : (["excluded", "required"] as const);
  const range = later === "required" ? required : { from, to: excluded.to };
  const reason = data.required === data.contained ? {} : { reason: "contained" };
  return finding(range.from, range.to, { ...data, text: data[later], other: data[earlier], ...reason });
}
