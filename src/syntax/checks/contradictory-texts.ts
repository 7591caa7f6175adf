import { needleFinder } from "../../language/needle-finder.ts";
import type { Phrase, Word } from "../../language/nodes.ts";
import { foldCase, normalize } from "../../language/text.ts";
import { type Finding, finding, type RuleContext } from "./rule.ts";

type Text = Word | Phrase;

/** A text that must occur and contains one that must not: `fixing -fix`. */
export function contradictoryTexts({ text, terms }: RuleContext): readonly Finding[] {
  const excluded = terms.flatMap((term) => (term.type === "not" && isText(term.term) ? [term.term] : []));
  if (excluded.length === 0) return [];
  const findExcluded = excludedFinder(excluded);
  const findings: Finding[] = [];
  for (const required of terms) {
    if (!isText(required)) continue;
    const culprit = findExcluded(required);
    if (culprit !== undefined) findings.push(contradiction(text, required, culprit));
  }
  return findings;
}

/** What half of a surrogate pair matches is left open, so nothing is claimed of it. */
function isText(term: { readonly type: string; readonly text?: string }): term is Text {
  return (term.type === "word" || term.type === "phrase") && (term.text as string).isWellFormed();
}

/** Finds an excluded text that whatever contains the required one contains. */
function excludedFinder(excluded: readonly Text[]): (required: Text) => Text | undefined {
  const phrases = excluded.filter(({ type }) => type === "phrase");
  const caseless = excluded.filter(isCaseless);
  const findPhrase = needleFinder(phrases.map(({ text }) => normalize(text)));
  const findCaseless = needleFinder(caseless.map(({ text }) => foldCase(text)));
  return (required) =>
    caseless[findCaseless(foldCase(required.text))] ??
    (required.type === "phrase" ? phrases[findPhrase(normalize(required.text))] : undefined);
}

/** Whether a text occurs exactly wherever it occurs at all: `42 -"42"` is a contradiction, `fix -"fix"` is none. */
function isCaseless({ type, text }: Text): boolean {
  return type === "word" || !/\p{Changes_When_Casemapped}/u.test(text);
}

function contradiction(text: string, required: Text, excluded: Text): Finding {
  // A minus stands directly before what it excludes.
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
