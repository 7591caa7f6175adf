import type { ExactTextField, Field } from "../../language/field.ts";
import type { AnyLanguage } from "../../language/language.ts";
import { definitionOf, keywordNamed, lookupOf } from "../../language/lookup.ts";
import { listed, quoted } from "../../language/message-text.ts";
import { nearestValues } from "../../language/suggest.ts";
import { beginsWithQuote } from "../../language/text.ts";
import { readWholeNumber } from "../../language/value.ts";
import { printPhrase } from "../phrase.ts";
import { isUnbroken } from "../reading.ts";
import type { FieldTerm, Fix } from "../tree.ts";
import { atomOf, finding, findingsAt, type Rule, replacement, type Subject, spaceBehind } from "./rule.ts";
import { aWrongValue } from "./survey.ts";

/**
 *     id:ten   -status:bogus
 *        ^^^           ^^^^^
 */
export const invalidValue: Rule = {
  code: "invalid-value",
  severity: "error",
  about: aWrongValue,
  find: (subject) =>
    findingsAt(subject, subject.survey.wrongValues, (term) => {
      const atom = atomOf(term) as FieldTerm<AnyLanguage>;
      const field = definitionOf(lookupOf(subject.language), atom.field) as ParticularField;
      const message = `${quoted(atom.text)} is no value of ${quoted(atom.field)}, so no record holds it. ${expectation(field)}`;
      return finding(atom.valueFrom, atom.valueTo, message, [
        keywordInstead(subject, atom),
        ...validValues(field, atom.text).map((value) => valueInstead(subject, atom, value)),
      ]);
    }),
};

/** A field of which not every text is a value. */
export type ParticularField = Exclude<Field, ExactTextField>;

function expectation(field: ParticularField): string {
  switch (field.kind) {
    case "whole-number":
      return "Write a whole number in the digits 0 to 9.";
    case "one-of":
      return `Write ${listed(field.values)}.`;
  }
}

const mostSuggestions = 3;

/** The values that may have been meant, best first. */
export function validValues(field: ParticularField, text: string): readonly string[] {
  switch (field.kind) {
    case "whole-number":
      return wholeNumbersIn(text);
    case "one-of":
      return nearestValues(text, field.values, mostSuggestions);
  }
}

/** `#10`, `+10`, `10,` and `１０` are ten; `1e3` and `ten` nobody can be sure of. */
function wholeNumbersIn(text: string): readonly string[] {
  const [, digits] = /^[^\p{L}\p{N}]*?([0-9]+)[^\p{L}\p{N}]*$/u.exec(text.slice(0, 100).normalize("NFKC")) ?? [];
  const value = text.startsWith("-") || digits === undefined ? undefined : readWholeNumber(digits);
  return value === undefined ? [] : [value];
}

function valueInstead(subject: Subject, term: FieldTerm<AnyLanguage>, value: string): Fix {
  const wasQuoted = beginsWithQuote(subject.text.slice(term.valueFrom, term.valueFrom + 1));
  const written = isUnbroken(value) && !wasQuoted ? value : printPhrase(value);
  return replacement("change", term.valueFrom, term.valueTo, written, `${term.field}:${written}`);
}

/** `status:failed` asks for what the keyword `failed` means. */
function keywordInstead(subject: Subject, term: FieldTerm<AnyLanguage>): Fix | undefined {
  const keyword = keywordNamed(lookupOf(subject.language), term.text);
  if (keyword === undefined) return undefined;
  const insert = keyword + spaceBehind(subject.text, term.to);
  return replacement("change-to-keyword", term.from, term.to, insert, keyword);
}
