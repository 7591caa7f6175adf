import type { AnyNode } from "../../language/nodes.ts";
import type { Conjunction } from "./conjunctions.ts";
import { contradictoryFields } from "./contradictory-fields.ts";
import { contradictoryTexts } from "./contradictory-texts.ts";
import { type Finding, finding, none, type Rule, type RuleContext } from "./rule.ts";

/**
 * No record can match the query, whatever it holds. The later of two terms that exclude each other is marked:
 *
 *     running done   id:1 id:2   fixing -fix
 *             ^^^^        ^^^^          ^^^^
 *
 * It is never reported for a query that some record matches. Invalid values have their own error.
 */
export const neverMatches: Rule = {
  code: "never-matches",
  severity: "warning",
  check: (context) => contradictions(context.facts, context),
};

/** The terms of a conjunction that exclude each other. */
export function contradictions(conjunction: Conjunction, context: RuleContext): readonly Finding[] {
  const fields = contradictoryFields(conjunction, context);
  const keywords = contradictoryKeywords(conjunction, context.text).filter(
    ({ from }) => !fields.some((found) => found.from === from),
  );
  const texts = contradictoryTexts(conjunction, context.text);
  return texts.length + keywords.length === 0 ? fields : [...fields, ...keywords, ...texts];
}

/** A keyword and its complement, whatever the keyword means. */
function contradictoryKeywords({ selectors }: Conjunction, text: string): readonly Finding[] {
  if (selectors.length < 2) return none;
  const first = { keyword: new Map<string, AnyNode>(), not: new Map<string, AnyNode>() };
  const findings: Finding[] = [];
  for (const term of selectors) {
    const atom = term.type === "not" ? term.term : term;
    if (atom.type !== "keyword") continue;
    const [own, opposite] = term === atom ? [first.keyword, first.not] : [first.not, first.keyword];
    if (own.has(atom.keyword)) continue;
    own.set(atom.keyword, term);
    const other = opposite.get(atom.keyword);
    if (other === undefined) continue;
    const data = { text: text.slice(term.from, term.to), other: text.slice(other.from, other.to) };
    findings.push(finding(term.from, term.to, data));
  }
  return findings;
}
