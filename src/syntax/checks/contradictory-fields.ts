import { Intersection } from "../../filter/constraint.ts";
import type { FieldFilter } from "../../filter/filter.ts";
import { filterOf } from "../../filter/to-filter.ts";
import type { AnyNode } from "../../language/nodes.ts";
import { atomOf } from "../terms.ts";
import { type Finding, finding, none, type RuleContext } from "./rule.ts";

/** The first term of each field that leaves the field no value. A missing value counts as one, so excluding all of a set is not a contradiction. */
export function contradictoryFields(context: RuleContext): readonly Finding[] {
  if (context.facts.selectors.length < 2) return none;
  const findings: Finding[] = [];
  for (const [field, terms] of termsByField(context)) {
    // Excluded values alone leave room for others, and for a missing one.
    if (terms.length < 2 || terms.every((term) => term.type === "not" && term.term.type === "field")) continue;
    const found = contradictionAmong(terms, field, context);
    if (found !== undefined) findings.push(found);
  }
  return findings;
}

function termsByField({ facts: { selectors }, language }: RuleContext): ReadonlyMap<string, readonly AnyNode[]> {
  const byField = new Map<string, AnyNode[]>();
  const add = (field: string, term: AnyNode) => {
    const terms = byField.get(field);
    if (terms === undefined) byField.set(field, [term]);
    else terms.push(term);
  };
  for (const term of selectors) {
    const atom = atomOf(term);
    if (atom.type === "field") add(atom.field, term);
    else for (const { field } of fieldFilters(filterOf(term, language))) add(field, term);
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
  const room = new Intersection();
  const earlier: { readonly term: AnyNode; readonly filter: FieldFilter }[] = [];
  for (const term of terms) {
    const filter = fieldFilters(filterOf(term, language)).find((one) => one.field === field);
    if (filter === undefined) continue;
    room.add(filter);
    if (room.isUnsatisfiable) {
      const other = earlier.find((one) => areContradictory(one.filter, filter));
      const written = text.slice(term.from, term.to);
      const data =
        other === undefined
          ? { text: written, reason: "several" }
          : { text: written, other: text.slice(other.term.from, other.term.to) };
      return finding(term.from, term.to, data);
    }
    earlier.push({ term, filter });
  }
  return undefined;
}

function areContradictory(one: FieldFilter, other: FieldFilter): boolean {
  const both = new Intersection();
  both.add(one);
  both.add(other);
  return both.isUnsatisfiable;
}
