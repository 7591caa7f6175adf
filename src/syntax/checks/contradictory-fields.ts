import { intersection, isUnsatisfiable } from "../../filter/constraint.ts";
import type { FieldFilter } from "../../filter/filter.ts";
import { filterOf } from "../../filter/to-filter.ts";
import { nameWithKey } from "../../language/lookup.ts";
import type { AnyNode } from "../../language/nodes.ts";
import type { Conjunction } from "./conjunctions.ts";
import { type Finding, finding, none, type RuleContext } from "./rule.ts";

/** The first term of each field that leaves the field no value. A missing value counts as one, so excluding all of a set is not a contradiction. */
export function contradictoryFields({ selectors }: Conjunction, context: RuleContext): readonly Finding[] {
  if (selectors.length < 2) return none;
  const findings: Finding[] = [];
  for (const constraints of constraintsByField(selectors, context).values()) {
    // Excluded values alone leave room for others, and for a missing one.
    if (constraints.length < 2 || !constraints.some(({ filter }) => filter.wanted)) continue;
    const found = contradictionAmong(constraints, context.text);
    if (found !== undefined) findings.push(found);
  }
  return findings;
}

/** What a term says of one field. */
interface Constraint {
  readonly term: AnyNode;
  readonly filter: FieldFilter;
}

function constraintsByField(
  selectors: readonly AnyNode[],
  { language }: RuleContext,
): ReadonlyMap<string, Constraint[]> {
  const byField = new Map<string, Constraint[]>();
  for (const term of selectors) {
    for (const filter of fieldFilters(filterOf(term, { language }))) {
      const field = nameWithKey(filter.entry.name, filter.entry.key);
      const constraints = byField.get(field);
      if (constraints === undefined) byField.set(field, [{ term, filter }]);
      else constraints.push({ term, filter });
    }
  }
  return byField;
}

type Filter = ReturnType<typeof filterOf>;

/** The constraints of a term, which must all be met. Invalid values give none: they have an error of their own. */
export function fieldFilters(filter: Filter): readonly FieldFilter[] {
  if (filter?.type === "field") return [filter];
  return filter?.type === "all" ? filter.filters.filter((part) => part.type === "field") : [];
}

function contradictionAmong(constraints: readonly Constraint[], text: string): Finding | undefined {
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
  const { term, filter } = constraints[apart] as Constraint;
  const other = constraints.slice(0, apart).find((one) => areContradictory([one.filter, filter]));
  const written = text.slice(term.from, term.to);
  const data =
    other === undefined
      ? { text: written, reason: "several" }
      : { text: written, other: text.slice(other.term.from, other.term.to) };
  return finding(term.from, term.to, data);
}

export function areContradictory([first, ...others]: readonly FieldFilter[]): boolean {
  return first !== undefined && intersection([first, ...others]).some(isUnsatisfiable);
}
