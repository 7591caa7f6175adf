import type { Filter } from "../filter/filter.ts";
import { filterOf } from "../filter/to-filter.ts";
import { fieldOf, lookupOf } from "../language/lookup.ts";
import { inQuotes } from "../language/messages.ts";
import { type AnyNode, type FieldTerm, noRange } from "../language/nodes.ts";
import { extendedTermWords } from "./extended-words.ts";
import { clause, say } from "./messages.ts";
import { catalogueOf, fieldWords, listed, quotedList, soughtText, textWords, type Wording } from "./wording.ts";

/** A term in words, as a statement about a record; if it is not wanted, its complement. */
export function termWords(term: AnyNode, wording: Wording, wanted = true): string {
  if (isExtended(wording) && term.type !== "unfinished") return extendedTermWords(term, wording, wanted);
  switch (term.type) {
    case "word":
    case "phrase":
      return textWords(soughtText(term.text, term.type === "phrase", wording), wording, wanted);
    case "field":
      return fieldTermWords(term, wording, wanted);
    case "contains":
    case "comparison":
    case "between":
    case "pattern":
    case "present":
    case "list":
      return extendedTermWords(term, wording, wanted);
    case "keyword":
      return keywordWords(term.keyword, wording, wanted);
    case "unfinished":
      return say(wording, `unfinished.${term.lacks}`, { field: clause(fieldWords(term.field ?? "", wording)) });
    case "not":
      return termWords(term.term, wording, !wanted);
    case "and":
    case "or":
      return joined(
        term.terms.map((inner) => conditionWords(inner, wording, wanted)),
        (term.type === "and") === wanted ? "all" : "any",
        wording,
      );
  }
}

/** The same as a clause: “fix” is mentioned. */
function conditionWords(term: AnyNode, wording: Wording, wanted: boolean): string {
  if (term.type === "not") return conditionWords(term.term, wording, !wanted);
  if (term.type !== "word" && term.type !== "phrase") return termWords(term, wording, wanted);
  return textCondition(term.text, term.type === "phrase", wording, wanted);
}

function textCondition(text: string, isExact: boolean, wording: Wording, wanted: boolean): string {
  const key = wanted ? "text.is-mentioned" : "text.is-not-mentioned";
  return say(wording, key, { text: clause(soughtText(text, isExact, wording)) });
}

/** A keyword in words: its description, or else its definition. */
export function keywordWords(keyword: string, wording: Wording, wanted = true): string {
  if (isExtended(wording)) return extendedTermWords({ type: "keyword", keyword, ...noRange }, wording, wanted);
  const description = lookupOf(wording.language).keywords.get(keyword)?.description;
  if (description && wanted) return description.replace(/\.$/, "");
  const filter = filterOf({ type: "keyword", keyword, ...noRange }, { language: wording.language }, wanted);
  return filterWords(filter as Filter, wording);
}

function fieldTermWords({ field, text, value }: FieldTerm, wording: Wording, wanted: boolean): string {
  const kind = fieldOf(wording.language, field)?.kind;
  if (kind !== undefined && value !== undefined) return fieldIs(field, [kind.print(value)], wording, wanted);
  const key = wanted ? "field.is.invalid" : "field.is-not.invalid";
  return say(wording, key, { field: clause(fieldWords(field, wording)), value: text });
}

function fieldIs(field: string, values: readonly string[], wording: Wording, wanted: boolean): string {
  const key = wanted ? "field.is" : "field.is-not";
  const { isShortened, gaps } = quotedList(
    values.map((value) => inQuotes(catalogueOf(wording), value)),
    wording,
  );
  return say(wording, isShortened ? `${key}.one-of-many` : key, { field: clause(fieldWords(field, wording)), ...gaps });
}

function isExtended({ language }: Wording): boolean {
  return language.dialect === "extended";
}

function filterWords(filter: Filter, wording: Wording): string {
  switch (filter.type) {
    case "text":
      return textCondition(filter.text, filter.exact, wording, filter.wanted);
    case "field":
      return fieldIs(filter.field, [...filter.values], wording, filter.wanted);
    case "all":
    case "any":
      return joined(
        filter.filters.map((part) => filterWords(part, wording)),
        filter.type,
        wording,
      );
  }
}

function joined(conditions: readonly string[], type: "all" | "any", wording: Wording): string {
  const [first, second] = conditions;
  if (first === undefined) return say(wording, type === "all" ? "conditions.everything" : "conditions.nothing");
  if (second === undefined) return first;
  return say(wording, `conditions.${type}`, {
    conditions: clause(listed(conditions, type === "all" ? "and" : "or", wording)),
  });
}
