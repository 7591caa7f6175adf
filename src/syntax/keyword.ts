import type { AnyLanguage, Condition, Keyword } from "../language/language.ts";
import { definitionOf, lookupOf } from "../language/lookup.ts";
import { remembered } from "../language/remembered.ts";
import { readValue } from "../language/value.ts";
import type { And, FieldTerm, Term } from "./tree.ts";
import { nowhere } from "./tree-of.ts";

const meanings = remembered(
  (language: AnyLanguage) =>
    new Map(
      Object.entries<Keyword>(language.keywords).map(([name, { where, except }]): [string, And<AnyLanguage>] => {
        const held = conditionTerms(language, where);
        const lacked = group("and", conditionTerms(language, except));
        const terms = except === undefined ? held : [...held, { type: "not", term: lacked, ...nowhere } as const];
        return [name, { type: "and", terms, ...nowhere }];
      }),
    ),
);

/** No record is what a word that the language lacks says. */
const noRecord: And<AnyLanguage> = { type: "and", terms: [{ type: "or", terms: [], ...nowhere }], ...nowhere };

/** A keyword as the query over fields that defines it, so that whoever understands fields understands keywords. */
export function meaningOf(language: AnyLanguage, keyword: string): And<AnyLanguage> {
  return meanings(language).get(keyword) ?? noRecord;
}

function conditionTerms(language: AnyLanguage, condition: Condition = {}): Term<AnyLanguage>[] {
  return Object.entries(condition).map(([field, wanted]) => {
    const values: readonly string[] = typeof wanted === "string" ? [wanted] : (wanted as readonly string[]);
    return group(
      "or",
      values.map((value) => fieldTerm(language, field, value)),
    );
  });
}

function group(type: "and" | "or", terms: readonly Term<AnyLanguage>[]): Term<AnyLanguage> {
  return terms.length === 1 ? (terms[0] as Term<AnyLanguage>) : { type, terms, ...nowhere };
}

function fieldTerm(language: AnyLanguage, field: string, text: string): FieldTerm<AnyLanguage> {
  const value = readValue(definitionOf(lookupOf(language), field), text);
  return { type: "field", field, text, value, valueFrom: 0, valueTo: 0, ...nowhere };
}
