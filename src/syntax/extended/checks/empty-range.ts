import { type FieldEntry, fieldOf } from "../../../language/lookup.ts";
import type { Between } from "../../../language/nodes.ts";
import { change, finding, none, type Rule } from "../../checks/rule.ts";

/**
 * A range with its low end above its high end has no values:
 *
 *     id:20..10
 *        ^^^^^^
 */
export const emptyRange: Rule = {
  code: "empty-range",
  severity: "warning",
  check({ text, language, facts: { composed } }) {
    if (composed.length === 0) return none;
    const terms = composed.flatMap((term) => (term.type === "list" ? term.terms : [term]));
    return terms.flatMap((term) => {
      if (term.type !== "between") return [];
      const { kind } = fieldOf(language, term.field, term.key) as FieldEntry;
      if (!isEmpty(term, kind)) return [];
      const { valueFrom: from, valueTo: to } = term;
      const written = text.slice(from, to);
      const dots = written.indexOf("..");
      const swapped = `${written.slice(dots + 2)}..${written.slice(0, dots)}`;
      return [finding(from, to, { text: written }, [change(from, to, swapped)])];
    });
  },
};

function isEmpty({ low, high }: Between, kind: FieldEntry["kind"]): boolean {
  if (low?.value === undefined || high?.value === undefined) return false;
  return kind.isEmptyRange(low.value, high.value);
}
