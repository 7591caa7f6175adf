import { fieldKey, intersection, isUnsatisfiable } from "../../filter/constraint.ts";
import type { FieldFilter } from "../../filter/filter.ts";
import { filterOf } from "../../filter/to-filter.ts";
import { grouped } from "../../language/grouped.ts";
import { nameWithKey } from "../../language/lookup.ts";
import type { AnyNode } from "../../language/nodes.ts";
import { atomOf } from "../terms.ts";
import type { Conjunction } from "./conjunctions.ts";
import { type Finding, finding, none, type RuleContext } from "./rule.ts";

/** The first term of each field that leaves the field no value. A missing value counts as one, so excluding all of a set is not a contradiction. */
export function contradictoryFields({ selectors }: Conjunction, context: RuleContext): readonly Finding[] {
  if (selectors.length < 2) return none;
  const findings: Finding[] = [];
  for (const mentions of mentionsByField(selectors, context).values()) {
    if (mentions.length < 2) continue;
    const found = contradictionAmong(constraintsOf(mentions, context), context.text);
    if (found !== undefined) findings.push(found);
  }
  return findings;
}

/** A selector that says something of a field; of a keyword, what that is. */
interface Mention {
  /** The field's name, with the key if it has one. */
  readonly field: string;
  readonly term: AnyNode;
  readonly filter: FieldFilter | undefined;
}

/** What a term says of one field. */
interface Constraint {
  readonly term: AnyNode;
  readonly filter: FieldFilter;
}

type Language = Pick<RuleContext, "language">;

/** The selectors that say something of each field. */
function mentionsByField(
  selectors: readonly AnyNode[],
  { language }: Language,
): ReadonlyMap<string, readonly Mention[]> {
  const mentions: Mention[] = [];
  for (const term of selectors) {
    const atom = atomOf(term);
    if ("valueFrom" in atom) mentions.push({ field: nameWithKey(atom.field, atom.key), term, filter: undefined });
    else
      for (const filter of fieldFilters(filterOf(term, { language })))
        mentions.push({ field: fieldKey(filter), term, filter });
  }
  return grouped(mentions, ({ field }) => field);
}

type Filter = ReturnType<typeof filterOf>;

/** The constraints of a term, which must all be met. Invalid values give none: they have an error of their own. */
export function fieldFilters(filter: Filter): readonly FieldFilter[] {
  if (filter?.type === "field") return [filter];
  return filter?.type === "all" ? filter.filters.filter((part) => part.type === "field") : none;
}

/** What the selectors say. An invalid value says nothing: it has an error of its own. */
function constraintsOf(mentions: readonly Mention[], { language }: Language): readonly Constraint[] {
  const constraints: Constraint[] = [];
  for (const mention of mentions) {
    const { term, filter = filterOf(term, { language }) } = mention;
    if (filter?.type === "field") constraints.push({ term, filter });
  }
  return constraints;
}

function contradictionAmong(constraints: readonly Constraint[], text: string): Finding | undefined {
  const filters = constraints.map(({ filter }) => filter);
  if (!areContradictory(filters)) return undefined;
  // The fewest terms, from the first one on, that contradict each other: a search by halves.
  let apart = 1;
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

/** Whether nothing meets all of the constraints, which are of one field. */
export function areContradictory(filters: readonly FieldFilter[]): boolean {
  const [first] = filters;
  return first !== undefined && intersection(filters as readonly [FieldFilter, ...FieldFilter[]]).some(isUnsatisfiable);
}
