import type { Filter } from "../filter/filter.ts";
import { filterOf } from "../filter/to-filter.ts";
import type { AnyLanguage } from "../language/language.ts";
import { fieldOf, lookupOf } from "../language/lookup.ts";
import { inQuotes, listOf } from "../language/messages.ts";
import type { AnyFieldTerm, AnyNode, FieldTerm } from "../language/nodes.ts";
import { noRange } from "../language/resolve-tree.ts";
import { writtenTermValue } from "../syntax/written-value.ts";
import { clause, defaultMessages, type MessageOptions, say } from "./messages.ts";

/** The language of a query, and the messages about it. */
export interface Wording extends MessageOptions {
  readonly language: AnyLanguage;
}

/** A term in words, as a statement about a record; if it is not wanted, its complement. */
export function termWords(term: AnyNode, wording: Wording, wanted = true): string {
  switch (term.type) {
    case "word":
    case "phrase":
      return textWords(soughtText(term.text, term.type === "phrase", wording), wording, wanted);
    case "field":
      return fieldTermWords(term, wording, wanted);
    case "contains":
      return textWords(soughtText(term.text, term.exact, wording), wording, wanted);
    case "comparison":
    case "between":
    case "pattern":
    case "present":
    case "list":
      return fieldMatches(term, wording, wanted);
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
    default:
      return term satisfies never;
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
  const description = lookupOf(wording.language).keywords.get(keyword)?.description;
  if (description && wanted) return description.replace(/\.$/, "");
  const filter = filterOf({ type: "keyword", keyword, ...noRange }, { language: wording.language }, wanted);
  return filterWords(filter as Filter, wording);
}

/**
 * What a field is called in a sentence: its description as far as it is the name of something, so that “the branch, case
 * included” is “the branch”. Without a description it is the field's own name.
 */
export function fieldWords(field: string, { language }: Wording): string {
  const description = fieldOf(language, field)?.field.description ?? "";
  return /^[^,;:.(]+/.exec(description)?.[0].trim() || field;
}

/** The text that a word or a phrase looks for. */
export function soughtText(text: string, isExact: boolean, wording: Wording): string {
  return isExact ? say(wording, "text.exactly", { text }) : inQuotes(catalogueOf(wording), text);
}

export function textWords(text: string, wording: Wording, wanted = true): string {
  return say(wording, wanted ? "text.mentioned" : "text.not-mentioned", { text: clause(text) });
}

/** “a, b, and c” */
export function listed(items: readonly string[], conjunction: "and" | "or", wording: Wording): string {
  return listOf(catalogueOf(wording), items, conjunction);
}

function catalogueOf({ catalogue = defaultMessages }: Wording): NonNullable<MessageOptions["catalogue"]> {
  return catalogue;
}

function fieldTermWords({ field, text, value }: FieldTerm, wording: Wording, wanted: boolean): string {
  const kind = fieldOf(wording.language, field)?.kind;
  if (kind !== undefined && value !== undefined) return fieldIs(field, [kind.print(value)], wording, wanted);
  const key = wanted ? "field.is.invalid" : "field.is-not.invalid";
  return say(wording, key, { field: clause(fieldWords(field, wording)), value: text });
}

function fieldMatches(term: AnyFieldTerm, wording: Wording, wanted: boolean): string {
  const entry = fieldOf(wording.language, term.field, term.key);
  const value = entry === undefined ? "" : writtenTermValue(entry, term);
  const key = wanted ? "field.matches" : "field.matches-not";
  return say(wording, key, { field: clause(fieldWords(term.field, wording)), value });
}

/** The most values that a sentence lists. */
const mostNamed = 12;

function fieldIs(field: string, values: readonly string[], wording: Wording, wanted: boolean): string {
  const key = wanted ? "field.is" : "field.is-not";
  const named = values.slice(0, mostNamed).map((value) => inQuotes(catalogueOf(wording), value));
  return say(wording, values.length > mostNamed ? `${key}.one-of-many` : key, {
    field: clause(fieldWords(field, wording)),
    value: clause(listed(named, "or", wording)),
    count: values.length,
  });
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
    default:
      return filter satisfies never;
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
