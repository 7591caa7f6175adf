import type { AnyLanguage, Condition, Keyword } from "../language/language.ts";
import { definitionOf, lookupOf } from "../language/lookup.ts";
import { readValue } from "../language/value.ts";
import type { And, FieldTerm, Term } from "./tree.ts";
import { nowhere } from "./tree-of.ts";

const meanings = new WeakMap<AnyLanguage, Map<string, And<AnyLanguage>>>();

/** A keyword as the query over fields that defines it, so that whoever understands fields understands keywords. */
export function meaningOf(language: AnyLanguage, keyword: string): And<AnyLanguage> {
  let known = meanings.get(language);
  if (known === undefined) {
    known = new Map();
    meanings.set(language, known);
  }
  let meaning = known.get(keyword);
  if (meaning === undefined) {
    const definition = lookupOf(language).keywords.get(keyword);
    // No record is what a word that the language lacks says.
    const terms = definition === undefined ? [group("or", [])] : definingTerms(language, definition);
    meaning = { type: "and", terms, ...nowhere };
    known.set(keyword, meaning);
  }
  return meaning;
}

function definingTerms(language: AnyLanguage, { where = {}, except }: Keyword): readonly Term<AnyLanguage>[] {
  const held = conditionTerms(language, where);
  if (except === undefined) return held;
  return [...held, { type: "not", term: group("and", conditionTerms(language, except)), ...nowhere }];
}

function conditionTerms(language: AnyLanguage, condition: Condition): Term<AnyLanguage>[] {
  return Object.entries(condition).map(([field, wanted]) => {
    const values: readonly string[] = typeof wanted === "string" ? [wanted] : (wanted as readonly string[]);
    return group(
      "or",
      values.map((value) => fieldTerm(language, field, value)),
    );
  });
}

function group(type: "and" | "or", terms: readonly Term<AnyLanguage>[]): Term<AnyLanguage> {
  const [only] = terms;
  return terms.length === 1 && only !== undefined ? only : { type, terms, ...nowhere };
}

function fieldTerm(language: AnyLanguage, field: string, text: string): FieldTerm<AnyLanguage> {
  const value = readValue(definitionOf(lookupOf(language), field), text);
  return { type: "field", field, text, value, valueFrom: 0, valueTo: 0, ...nowhere };
}
