import { fieldOf, fieldReference } from "../../language/lookup.ts";
import type { AnyNode, Unfinished } from "../../language/nodes.ts";
import { isPlain, startOfUnfinished } from "../terms.ts";
import { type Finding, type FoundFix, finding, fix, none, type Rule, type RuleContext } from "./rule.ts";

/**
 *     repo:   repo:""   repo: api
 *     ^^^^^   ^^^^^^^   ^^^^^
 */
export const missingValue: Rule = {
  code: "missing-value",
  severity: "error",
  check: (context) => missingValues(context, (term, next) => [withoutSpace(context, term, next)]),
};

/** Fields without a value, each with fixes that depend on it and on the term after it. */
export function missingValues(
  { text, terms, facts }: RuleContext,
  fixesFor: (term: Unfinished, next: AnyNode | undefined) => readonly (FoundFix | undefined)[],
): readonly Finding[] {
  if (facts.unfinished.length === 0) return none;
  return facts.unfinished.flatMap(({ term, index }) => {
    if (term.field === undefined) return [];
    const field = fieldReference(term.field, term.key);
    return [finding(startOfUnfinished(term, text), term.to, { field }, fixesFor(term, terms[index + 1]))];
  });
}

/** `repo: api` was probably meant as `repo:api`, if that is a value of the field. */
function withoutSpace(
  { text, language }: RuleContext,
  term: Unfinished,
  next: AnyNode | undefined,
): FoundFix | undefined {
  if (!isPlain(next) || text.charAt(term.to - 1) !== ":") return undefined;
  const value = next.type === "keyword" ? text.slice(next.from, next.to) : next.text;
  if (fieldOf(language, term.field as string)?.kind.read(value) === undefined) return undefined;
  return fix("remove-space", [{ from: term.to, to: next.from, insert: "" }], { text: value });
}
