import type { FieldFilter } from "../../../filter/filter.ts";
import { filterOf } from "../../../filter/to-filter.ts";
import { nameWithKey } from "../../../language/lookup.ts";
import { memoize } from "../../../language/memoize.ts";
import type { AnyNode } from "../../../language/nodes.ts";
import { type Conjunction, conjunctionsOf, type ExcludedText, type Text } from "../../checks/conjunctions.ts";
import { areContradictory, fieldFilters } from "../../checks/contradictory-fields.ts";
import { contains } from "../../checks/contradictory-texts.ts";
import { none, type RuleContext } from "../../checks/rule.ts";
import { groupIn } from "../arrangement.ts";
import { finishedPart } from "../print.ts";

/** The alternatives of an `or` that the terms around it exclude. */
export interface ExcludedAlternatives {
  readonly group: AnyNode;
  readonly alternatives: readonly AnyNode[];
  /** Whether no finished alternative is left. */
  readonly areAll: boolean;
}

/** The terms around a group, on its own level and on those above it. */
interface Surroundings {
  readonly filters: ReadonlyMap<string, readonly FieldFilter[]>;
  readonly texts: ReadonlyMap<string, Pick<Conjunction, "requiredTexts" | "excludedTexts">>;
  readonly outer: Surroundings | undefined;
}

/** Comparisons of values and characters in one query, so that the time is linear: then nothing more is claimed. */
const mostComparisons = 100_000;

export function excludedAlternatives(context: RuleContext): readonly ExcludedAlternatives[] {
  return context.reading.marks.some(({ kind }) => kind === "or") ? search(context) : none;
}

// Several rules ask for them.
const search = /* @__PURE__ */ memoize(({ reading, language }: RuleContext): readonly ExcludedAlternatives[] => {
  const found: ExcludedAlternatives[] = [];
  let left = mostComparisons;

  const filtersOf = (term: AnyNode) => fieldFilters(filterOf(term, { language }));

  const surroundingsOf = (terms: readonly AnyNode[], outer: Surroundings | undefined): Surroundings => {
    const texts = conjunctionsOf(terms);
    const filters = new Map<string, FieldFilter[]>();
    for (const filter of texts.get("")?.selectors.flatMap(filtersOf) ?? []) {
      const name = nameWithKey(filter.entry.name, filter.entry.key);
      const others = filters.get(name);
      if (others === undefined) filters.set(name, [filter]);
      else others.push(filter);
    }
    return { filters, texts, outer };
  };

  const isFieldExcluded = (filter: FieldFilter, around: Surroundings) => {
    const filters: FieldFilter[] = [];
    for (let level: Surroundings | undefined = around; level !== undefined; level = level.outer) {
      for (const other of level.filters.get(nameWithKey(filter.entry.name, filter.entry.key)) ?? none) {
        left -= other.values.size + other.intervals.length + other.patterns.length + 1;
        if (left <= 0) return false;
        filters.push(other);
      }
    }
    left -= filter.values.size + filter.intervals.length;
    return !areContradictory(filters) && areContradictory([filter, ...filters]);
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

  const isExcluded = (terms: readonly AnyNode[], around: Surroundings) =>
    left > 0 &&
    [...conjunctionsOf(terms)].some(
      ([place, { selectors, requiredTexts, excludedTexts }]) =>
        selectors.flatMap(filtersOf).some((filter) => isFieldExcluded(filter, around)) ||
        requiredTexts.some((text) => isTextExcluded(place, text, true, around)) ||
        excludedTexts.some(({ term }) => isTextExcluded(place, term, false, around)),
    );

  const visit = (terms: readonly AnyNode[], outer: Surroundings | undefined) => {
    const groups = terms.filter((term) => groupIn(term) !== undefined);
    if (groups.length === 0 || left <= 0) return;
    const around = surroundingsOf(terms, outer);
    for (const group of groups) {
      if (group.type !== "or") {
        // The terms around a complement say nothing about what is in it.
        visit(termsOf(groupIn(group) as AnyNode), undefined);
        continue;
      }
      const alternatives = group.terms.filter((term) => finishedPart(term) !== undefined);
      const excluded = alternatives.filter((term) => isExcluded(termsOf(term), around));
      const areAll = excluded.length === alternatives.length;
      if (excluded.length > 0) found.push({ group, alternatives: excluded, areAll });
      for (const alternative of alternatives) visit(termsOf(alternative), around);
    }
  };

  visit(reading.terms, undefined);
  return found;
});

function termsOf(term: AnyNode): readonly AnyNode[] {
  return term.type === "and" ? term.terms : [term];
}

function textOf(one: Text | ExcludedText): Text {
  return one.type === "not" ? one.term : one;
}
