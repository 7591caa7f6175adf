import { intersection, isUnsatisfiable } from "../../filter/constraint.ts";
import type { FieldFilter } from "../../filter/filter.ts";
import { filterOf } from "../../filter/to-filter.ts";
import type { AnyNode } from "../../language/nodes.ts";
import { atomOf } from "../terms.ts";
import { type Finding, finding, type RuleContext } from "./rule.ts";

/** A term and what it says of one field. */
interface Statement {
  readonly term: AnyNode;
  readonly filter: FieldFilter;
}

/** The first term of each field that leaves the field no value. A missing value is one more, so excluding all of a set is no contradiction. */
export function contradictoryFields(context: RuleContext): readonly Finding[] {
  const byField = new Map<string, Statement[]>();
  for (const term of context.terms) {
    const { type } = atomOf(term);
    if (type !== "field" && type !== "keyword") continue;
    for (const filter of fieldFilters(term, context)) {
      const statements = byField.get(filter.field);
      if (statements === undefined) byField.set(filter.field, [{ term, filter }]);
      else statements.push({ term, filter });
    }
  }
  return [...byField.values()]
    .map((statements) => contradictionIn(statements, context))
    .filter((one) => one !== undefined);
}

/** What a term says of fields, all of which must hold. */
function fieldFilters(term: AnyNode, { language }: RuleContext): readonly FieldFilter[] {
  const filter = filterOf(term, language);
  if (filter?.type === "field") return [filter];
  return filter?.type === "all" ? filter.filters.filter((part) => part.type === "field") : [];
}

function contradictionIn(statements: readonly Statement[], { text }: RuleContext): Finding | undefined {
  if (statements.length < 2 || !areContradictory(statements)) return undefined;
  const last = statements[firstContradictory(statements)] as Statement;
  const earlier = statements.find((other) => areContradictory([other, last])) as Statement | undefined;
  const { from, to } = last.term;
  const data = { text: text.slice(from, to) };
  if (earlier === undefined || earlier === last) return finding(from, to, { ...data, reason: "several" });
  return finding(from, to, { ...data, other: text.slice(earlier.term.from, earlier.term.to) });
}

/** The index of the first statement that cannot hold together with those before it. Found by halving, since each look is linear. */
function firstContradictory(statements: readonly Statement[]): number {
  let low = 0;
  let high = statements.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (areContradictory(statements.slice(0, middle + 1))) high = middle;
    else low = middle + 1;
  }
  return low;
}

function areContradictory(statements: readonly Statement[]): boolean {
  const [first, ...others] = statements.map(({ filter }) => filter);
  return first !== undefined && isUnsatisfiable(intersection([first, ...others]));
}
