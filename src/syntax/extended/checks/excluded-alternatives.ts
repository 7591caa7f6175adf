import { fieldKey, intersection } from "../../../filter/constraint.ts";
import type { FieldFilter } from "../../../filter/filter.ts";
import { filterOf } from "../../../filter/to-filter.ts";
import { grouped } from "../../../language/grouped.ts";
import type { AnyLanguage } from "../../../language/language.ts";
import type { AnyNode } from "../../../language/nodes.ts";
import { canonicalKey } from "../../canonical-key.ts";
import {
  type Conjunction,
  conjunctionsOf,
  type ExcludedAlternatives,
  type ExcludedText,
  type Text,
} from "../../checks/conjunctions.ts";
import { areContradictory, fieldFilters } from "../../checks/contradictory-fields.ts";
import { contains } from "../../checks/contradictory-texts.ts";
import { none, type Reading, type RuleContext } from "../../checks/rule.ts";
import type { KeysOfGroups } from "../../dialect.ts";
import { complementAt, conjunctsOf, groupIn } from "../groups.ts";
import { finishedPart } from "../print.ts";

/** The terms around a group, on its own level and on those above it. */
interface Surroundings {
  readonly filters: () => ReadonlyMap<string, readonly FieldFilter[]>;
  readonly texts: ReadonlyMap<string, Pick<Conjunction, "requiredTexts" | "excludedTexts">>;
  /** Equal terms have the same key. For groups and keywords. */
  readonly keys: () => ReadonlySet<string | undefined>;
  readonly outer: Surroundings | undefined;
  /** What the filters of a field come to, with those of the levels above. */
  readonly merged: Map<string, readonly FieldFilter[]>;
}

/** Comparisons of values and characters in one query, so that the time is linear: then nothing more is claimed. */
const mostComparisons = 100_000;

export function excludedAlternatives(
  { terms: topLevel, marks }: Reading,
  language: AnyLanguage,
): readonly ExcludedAlternatives[] {
  if (!marks.some(({ kind }) => kind === "open")) return none;
  const found: ExcludedAlternatives[] = [];
  const comparisons = startComparisons(language);
  const visit = (terms: readonly AnyNode[], outer: Surroundings | undefined) => {
    if (!terms.some((term) => groupIn(term) !== undefined)) return;
    const conjuncts = conjunctsOf(terms);
    const around = comparisons.surroundingsOf(conjuncts, outer);
    for (const one of comparisons.excludedAmong(conjuncts, around)) found.push(one);
    for (const term of terms) {
      const group = groupIn(term);
      if (group === undefined) continue;
      // The terms around a complement say nothing about what is in it.
      if (term.type !== "or") visit(termsOf(group), undefined);
      else for (const alternative of finished(term.terms)) visit(termsOf(alternative), around);
    }
  };
  visit(topLevel, undefined);
  return found;
}

/** Terms that leave no alternative of a group, among terms that must all hold. */
export function contradictoryGroups(terms: readonly AnyNode[], { language }: RuleContext): readonly AnyNode[] {
  if (!terms.some((term) => groupIn(term) !== undefined)) return none;
  const { surroundingsOf, excludedAmong } = startComparisons(language);
  return excludedAmong(terms, surroundingsOf(terms, undefined)).flatMap(({ contradiction }) => contradiction ?? []);
}

function startComparisons(language: AnyLanguage) {
  const keysOfGroups: KeysOfGroups = new Map();
  let left = mostComparisons;

  const filtersOf = (term: AnyNode) => fieldFilters(filterOf(term, { language }));

  const keyOf = (term: AnyNode) => canonicalKey(term, language, keysOfGroups);

  const filtersByField = (selectors: readonly AnyNode[]) => {
    const filters: FieldFilter[] = [];
    for (const selector of selectors) for (const filter of filtersOf(selector)) filters.push(filter);
    return grouped(filters, fieldKey);
  };

  const surroundingsOf = (terms: readonly AnyNode[], outer: Surroundings | undefined): Surroundings => {
    const texts = conjunctionsOf(terms);
    const filters = once(() => filtersByField(texts.get("")?.selectors ?? none));
    const keys = once(() => new Set(terms.map(keyOf)));
    return { filters, texts, keys, outer, merged: new Map() };
  };

  const filtersAround = (field: string, around: Surroundings | undefined): readonly FieldFilter[] => {
    if (around === undefined) return none;
    let found = around.merged.get(field);
    if (found === undefined) {
      const [first, ...others] = [...filtersAround(field, around.outer), ...(around.filters().get(field) ?? none)];
      found = first === undefined ? none : intersection([first, ...others]);
      around.merged.set(field, found);
    }
    return found;
  };

  const isFieldExcluded = (filter: FieldFilter, around: Surroundings) => {
    const filters = filtersAround(fieldKey(filter), around);
    for (const { values, intervals, patterns } of [filter, ...filters])
      left -= values.size + intervals.length + patterns.length + 1;
    return left > 0 && !areContradictory(filters) && areContradictory([filter, ...filters]);
  };

  const isTextExcluded = (place: string, text: Text, isRequired: boolean, around: Surroundings) => {
    for (let level: Surroundings | undefined = around; level !== undefined; level = level.outer) {
      const { requiredTexts = none, excludedTexts = none } = level.texts.get(place) ?? {};
      for (const one of isRequired ? excludedTexts : requiredTexts) {
        left -= text.text.length + textOf(one).text.length;
        if (left <= 0) return false;
        if (isRequired ? contains(text, textOf(one)) : contains(textOf(one), text)) return true;
      }
    }
    return false;
  };

  const isComplementAround = (term: AnyNode, around: Surroundings) => {
    const key = keyOf(complementAt(term, term));
    // Nothing is known of a group of unfinished terms.
    if (key === undefined) return false;
    for (let level: Surroundings | undefined = around; level !== undefined; level = level.outer)
      if (level.keys().has(key)) return true;
    return false;
  };

  const isExcluded = (alternative: AnyNode, around: Surroundings) => {
    if (left <= 0) return false;
    const terms = conjunctsOf(termsOf(alternative));
    return (
      [alternative, ...terms].some((term) => isOpaque(term) && isComplementAround(term, around)) ||
      [...conjunctionsOf(terms)].some(
        ([place, { selectors, requiredTexts, excludedTexts }]) =>
          selectors.some((one) => filtersOf(one).some((filter) => isFieldExcluded(filter, around))) ||
          requiredTexts.some((text) => isTextExcluded(place, text, true, around)) ||
          excludedTexts.some(({ term }) => isTextExcluded(place, term, false, around)),
      )
    );
  };

  /** The first term, from a group on, that leaves none of its alternatives: a search by halves. */
  const firstContradiction = (
    index: number,
    alternatives: readonly AnyNode[],
    terms: readonly AnyNode[],
    outer: Surroundings | undefined,
  ) => {
    let apart = index;
    let contradictory = terms.length;
    while (contradictory - apart > 1) {
      const middle = (apart + contradictory) >> 1;
      left -= middle;
      const around = surroundingsOf(terms.slice(0, middle), outer);
      if (alternatives.every((alternative) => isExcluded(alternative, around))) contradictory = middle;
      else apart = middle;
    }
    return terms[left > 0 ? contradictory - 1 : index];
  };

  const excludedAmong = (terms: readonly AnyNode[], around: Surroundings): readonly ExcludedAlternatives[] => {
    const found: ExcludedAlternatives[] = [];
    for (const [index, group] of terms.entries()) {
      const alternatives = alternativesOf(group);
      const excluded = alternatives.filter((alternative) => isExcluded(alternative, around));
      if (excluded.length === 0) continue;
      const areAll = excluded.length === alternatives.length;
      const contradiction = areAll ? firstContradiction(index, alternatives, terms, around.outer) : undefined;
      found.push({ group, alternatives: excluded, contradiction, isNested: around.outer !== undefined });
    }
    return found;
  };

  return { surroundingsOf, excludedAmong };
}

/** The same function, but it computes its result only once, and only if that is asked for. */
function once<Result>(compute: () => Result): () => Result {
  let result: Result | undefined;
  return () => {
    result ??= compute();
    return result;
  };
}

/** Whether a term is more than a text or values of fields. */
function isOpaque(term: AnyNode): boolean {
  return groupIn(term) !== undefined || (term.type === "not" ? term.term : term).type === "keyword";
}

/** The terms of which one must hold. */
function alternativesOf(term: AnyNode): readonly AnyNode[] {
  if (term.type === "or") return finished(term.terms);
  if (term.type !== "not" || term.term.type !== "and") return none;
  return finished(term.term.terms).map((one) => complementAt(term, one));
}

function finished(terms: readonly AnyNode[]): readonly AnyNode[] {
  return terms.filter((term) => finishedPart(term) !== undefined);
}

function termsOf(term: AnyNode): readonly AnyNode[] {
  return term.type === "and" ? term.terms : [term];
}

function textOf(one: Text | ExcludedText): Text {
  return one.type === "not" ? one.term : one;
}
