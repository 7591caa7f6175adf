import { hasComposedSets } from "../filter/dialect.ts";
import { type EvaluationContext, evaluationContext } from "../language/evaluation.ts";
import type { Operator } from "../language/interval.ts";
import type { FieldEntry } from "../language/lookup.ts";
import { inQuotes } from "../language/messages.ts";
import type { End, ListElement } from "../language/nodes.ts";
import { clause, say } from "./messages.ts";
import { catalogueOf, type Wording } from "./wording.ts";

const comparisons = { ">": "above", ">=": "from", "<": "below", "<=": "up-to" } as const;

/** A value as it stands after “is”: “main”, above “10”, like “release/*”. */
export function valueWords(
  term: Exclude<ListElement, { type: "present" }>,
  entry: FieldEntry,
  wording: Wording,
): string {
  switch (term.type) {
    case "field":
      if (term.me) return wording.me === undefined ? term.text : inQuotes(catalogueOf(wording), wording.me);
      return boundWords(term, entry, wording).words;
    case "comparison":
      return comparisonWords(term.operator, term, entry, wording);
    case "between": {
      const { low, high } = term;
      if (low === null) return comparisonWords("<=", high as End, entry, wording);
      if (high === null) return comparisonWords(">=", low, entry, wording);
      const [from, to] = [low, high].map((end) => boundWords(end, entry, wording)) as [BoundWords, BoundWords];
      const gaps = { low: clause(from.words), high: clause(to.words) };
      return say(wording, from.isAge ? "value.between.age" : "value.between", gaps);
    }
    case "pattern":
      return say(wording, "value.like", { value: term.parts.join("*") });
  }
}

function comparisonWords(operator: Operator, end: End, entry: FieldEntry, wording: Wording): string {
  const { words: value, isAge } = boundWords(end, entry, wording);
  const how = isAge ? "age" : entry.kind.isTime ? "time" : "size";
  return say(wording, `value.${comparisons[operator]}.${how}`, { value: clause(value) });
}

interface BoundWords {
  readonly words: string;
  readonly isAge: boolean;
}

/** A value, with what it is at present if it depends on the clock. */
function boundWords({ value, text }: End, entry: FieldEntry, wording: Wording): BoundWords {
  const { kind } = entry;
  // Where fields are compared, they may be quantities, which are shown as written: in canonical spelling, 20 minutes are 1200000ms.
  const isAsWritten = kind.compare !== undefined && hasComposedSets(entry);
  const shown = inQuotes(catalogueOf(wording), isAsWritten ? text : kind.print(value));
  const resolved = kind.resolved(value, contextOf(wording));
  if (resolved === undefined) return { words: shown, isAge: false };
  const gaps = { value: clause(shown), resolved: clause(resolved.text) };
  return { words: say(wording, "value.resolved", gaps), isAge: resolved.isAge };
}

/** One clock for each explanation. */
const contexts = new WeakMap<Wording, EvaluationContext>();

function contextOf(wording: Wording): EvaluationContext {
  const known = contexts.get(wording);
  if (known !== undefined) return known;
  const context = evaluationContext(wording);
  contexts.set(wording, context);
  return context;
}
