import type { AnyLanguage } from "../language/language.ts";
import { lookupOf } from "../language/lookup.ts";
import { writtenField as documentedField } from "./documented/field.ts";
import { type WrittenField, writingOf } from "./writing-dialect.ts";

/** The field of a language that is written from an offset to another; `undefined` for a text that is not one. */
export function writtenFieldAt(
  text: string,
  from: number,
  to: number,
  language: AnyLanguage,
): WrittenField | undefined {
  const { writtenField = documentedField } = writingOf(language);
  return writtenField(text, from, to, lookupOf(language));
}
