import { querybarError } from "../language/error.ts";
import type { EvaluationContext } from "../language/evaluation.ts";
import { intervalOf, type Operator } from "../language/interval.ts";
import type { FieldEntry } from "../language/lookup.ts";
import type { AnyFieldTerm, Between, Contains, ListElement } from "../language/nodes.ts";
import { anyValue, intersectionOfSets, unionOf } from "./composed-sets.ts";
import { noValues, valuesOnly } from "./constraint.ts";
import type { ComposedSets } from "./dialect.ts";
import { composedTest } from "./field-test.ts";
import type { ValueSet } from "./filter.ts";
import { gapsOf, type Intervals, separated } from "./intervals.ts";

/** The sets of the extended dialect. */
export const composedSets: ComposedSets = { valuesOf, test: composedTest, intersection: intersectionOfSets };

function valuesOf(
  term: Exclude<AnyFieldTerm, Contains>,
  entry: FieldEntry,
  evaluation: EvaluationContext | undefined,
): ValueSet | undefined {
  const terms = term.type === "list" ? term.terms : [term];
  const finished = terms.filter((one) => one.type !== "field" || one.text !== "");
  if (finished.length === 0) return undefined;
  const sets = finished.map((one) => listed(elementValues(one, entry, evaluation), entry));
  return unionOf(sets, entry);
}

/** All values of a field that has only some are those. */
function listed(set: ValueSet, { kind: { values } }: FieldEntry): ValueSet {
  return set.present && values !== undefined ? valuesOnly(new Set(values)) : set;
}

function elementValues(term: ListElement, entry: FieldEntry, evaluation: EvaluationContext | undefined): ValueSet {
  switch (term.type) {
    case "field":
      if (term.me) return evaluation === undefined ? unknown("@me") : single(meOf(evaluation));
      return term.value === undefined ? noValues : compared("=", term.value, term.text, entry, evaluation);
    case "comparison":
      return term.value === undefined ? noValues : compared(term.operator, term.value, term.text, entry, evaluation);
    case "between":
      return betweenValues(term, entry, evaluation);
    case "pattern":
      return term.parts.every((part) => part === "") ? anyValue : { ...noValues, patterns: [term.parts] };
    case "present":
      return anyValue;
  }
}

function unknown(text: string): ValueSet {
  return { ...noValues, unknown: new Set([text]) };
}

function single(value: string): ValueSet {
  return valuesOnly(new Set([value]));
}

function meOf({ me }: EvaluationContext): string {
  if (me === undefined)
    throw querybarError("invalid-argument", "The query uses @me: pass the option me, the value it stands for.");
  return me;
}

function compared(
  operator: "=" | Operator,
  value: unknown,
  text: string,
  { kind }: FieldEntry,
  evaluation: EvaluationContext | undefined,
): ValueSet {
  if (kind.interval === undefined)
    return operator === "=" ? single(kind.print(value)) : ofIntervals([intervalOf(operator, kind.print(value))], kind);
  if (evaluation === undefined) return unknown(`${operator}${text}`);
  return ofIntervals([kind.interval(operator, value, evaluation)], kind);
}

function betweenValues({ low, high }: Between, entry: FieldEntry, evaluation: EvaluationContext | undefined): ValueSet {
  if ((low !== null && low.value === undefined) || (high !== null && high.value === undefined)) return noValues;
  const from = low === null ? anyValue : compared(">=", low.value, low.text, entry, evaluation);
  const to = high === null ? anyValue : compared("<=", high.value, high.text, entry, evaluation);
  if (from.present) return to;
  if (to.present) return from;
  if (from.unknown !== undefined) return unknown(`${low?.text}..${high?.text}`);
  const outside = ofIntervals([...gapsOf(from.intervals), ...gapsOf(to.intervals)], entry.kind).intervals;
  return ofIntervals(gapsOf(outside), entry.kind);
}

function ofIntervals(intervals: Intervals, { compare }: FieldEntry["kind"]): ValueSet {
  return { ...noValues, intervals: compare === undefined ? [] : separated(intervals, compare) };
}
