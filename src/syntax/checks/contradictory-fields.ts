import { intersection, isUnsatisfiable } from "../../filter/constraint.ts";
import type { FieldFilter } from "../../filter/filter.ts";
import { filterOf } from "../../filter/to-filter.ts";
import type { AnyNode } from "../../language/nodes.ts";
import { atomOf } from "../terms.ts";
import { type Finding, finding, none, type RuleContext } from "./rule.ts";

/** The first term of each field that leaves the field no value. A missing value counts as one, so excluding all of a set is not a contradiction. */
export function contradictoryFields(context: RuleContext): readonly Finding[] {
  if (context.topLevelFacts.selectors.length < 2) return none;
  const findings: Finding[] = [];
  for (const [field, terms] of termsByField(context)) {
    // Excluded values alone leave room for others, and for a missing one.
    if (terms.length < 2 || terms.every((term) => term.type === "not" && term.term.type === "field")) continue;
    const found = contradictionAmong(terms, field, context);
    if (found !== undefined) findings.push(found);
  }
  return findings;
}

function termsByField({
  topLevelFacts: { selectors },
  language,
}: RuleContext): ReadonlyMap<string, readonly AnyNode[]> {
  const byField = new Map<string, AnyNode[]>();
  const add = (field: string, term: AnyNode) => {
    const terms = byField.get(field);
    if (terms === undefined) byField.set(field, [term]);
    else terms.push(term);
  };
  for (const term of selectors) {
    const atom = atomOf(term);
    if (atom.type === "field") add(atom.field, term);
    else for (const { field } of fieldFilters(filterOf(term, { language }))) add(field, term);
  }
  return byField;
}

type Filter = ReturnType<typeof filterOf>;

/** The constraints of a term, which must all be met. Invalid values give none: they have an error of their own. */
function fieldFilters(filter: Filter): readonly FieldFilter[] {
  if (filter?.type === "field") return [filter];
  return filter?.type === "all" ? filter.filters.filter((part) => part.type === "field") : [];
}

function contradictionAmong(
  terms: readonly AnyNode[],
  field: string,
  { text, language }: RuleContext,
): Finding | undefined {
  const constraints = terms.flatMap((term) => {
    const filter = fieldFilters(filterOf(term, { language })).find((one) => one.field === field);
    return filter === undefined ? [] : [{ term, filter }];
  });
  const filters = constraints.map(({ filter }) => filter);
  if (!areContradictory(filters)) return undefined;
  // The fewest terms, from the first one on, that contradict each other: a search by halves.
  let apart = 0;
  let contradictory = filters.length;
  while (contradictory - apart > 1) {
    const middle = (apart + contradictory) >> 1;
    if (areContradictory(filters.slice(0, middle))) contradictory = middle;
    else apart = middle;
  }
  const { term, filter } = constraints[apart] as (typeof constraints)[number];
  const other = constraints.slice(0, apart).find((one) => areContradictory([one.filter, filter]));
  const written = text.slice(term.from, term.to);
  const data =
    other === undefined
      ? { text: written, reason: "several" }
      : { text: written, other: text.slice(other.term.from, other.term.to) };
  return finding(term.from, term.to, data);
}

function areContradictory([first, ...others]: readonly FieldFilter[]): boolean {
  return first !== undefined && intersection([first, ...others]).some(isUnsatisfiable);
}
