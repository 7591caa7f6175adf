import { ahoCorasick } from "../../language/text/aho-corasick.ts";
import { foldCase, normalize } from "../../language/text/fold.ts";
import type { Conjunction, ExcludedText, Text } from "./conjunctions.ts";
import { type Finding, finding, none } from "./rule.ts";

/** A text that must occur and contains one that must not: `fixing -fix`. */
export function contradictoryTexts({ requiredTexts, excludedTexts }: Conjunction, text: string): readonly Finding[] {
  const texts = excludedTexts.map(({ term }) => term);
  if (areApart(requiredTexts, texts)) return none;
  const excluded = excludedTexts.filter(({ term }) => isClaimable(term));
  const findExcluded = excludedFinder(excluded);
  const findings: Finding[] = [];
  for (const required of requiredTexts) {
    if (!isClaimable(required)) continue;
    const culprit = findExcluded(required);
    if (culprit !== undefined) findings.push(contradiction(text, required, culprit));
  }
  return findings;
}

/** Up to this many comparisons of units take less time than an automaton. */
const fewComparisons = 100_000;

/** A quick check that none of the excluded texts is contained in a required one, in any letter case, which is usual. */
export function areApart(required: readonly Text[], excluded: readonly Text[]): boolean {
  if (required.length === 0 || excluded.length === 0) return true;
  const all = foldCase(required.map(({ text }) => text).join("\n"));
  const texts = excluded.map(({ text }) => foldCase(text));
  return texts.length * all.length > fewComparisons
    ? ahoCorasick(texts)(all) < 0
    : !texts.some((text) => all.includes(text));
}

/** It is unspecified what half of a surrogate pair matches, so nothing is claimed about it. */
function isClaimable({ text }: Text): boolean {
  return text.isWellFormed();
}

/** Finds an excluded text that occurs wherever the required one occurs. */
function excludedFinder(excluded: readonly ExcludedText[]): (required: Text) => ExcludedText | undefined {
  const caseless = excluded.filter(({ term }) => isCaseless(term));
  const findExact = ahoCorasick(excluded.map(({ term }) => normalize(term.text)));
  const findCaseless = ahoCorasick(caseless.map(({ term }) => foldCase(term.text)));
  return (required) =>
    caseless[findCaseless(foldCase(required.text))] ??
    (isExact(required) ? excluded[findExact(normalize(required.text))] : undefined);
}

function isExact(text: Text): boolean {
  return text.type === "phrase" || (text.type === "contains" && text.exact);
}

/** Whether a text occurs exactly wherever it occurs at all: `42 -"42"` is a contradiction, `fix -"fix"` is not. */
function isCaseless(text: Text): boolean {
  return !isExact(text) || !/\p{Changes_When_Casemapped}/u.test(text.text);
}

/** Whether the second text occurs wherever the first one does, as far as is certain. */
export function contains(required: Text, excluded: Text): boolean {
  if (!isClaimable(required) || !isClaimable(excluded)) return false;
  if (isCaseless(excluded)) return foldCase(required.text).includes(foldCase(excluded.text));
  return isExact(required) && normalize(required.text).includes(normalize(excluded.text));
}

function contradiction(text: string, required: Text, excluded: ExcludedText): Finding {
  const { term } = excluded;
  const data = {
    required: text.slice(required.from, required.to),
    excluded: text.slice(excluded.from, excluded.to),
    contained: text.slice(term.from, term.to),
  };
  const [later, earlier] =
    required.from > excluded.from ? (["required", "excluded"] as const) : (["excluded", "required"] as const);
  const range = later === "required" ? required : excluded;
  const isContained = data.required !== data.contained && term.type !== "contains";
  const reason = isContained ? { reason: "contained" } : {};
  return finding(range.from, range.to, { ...data, text: data[later], other: data[earlier], ...reason });
}
