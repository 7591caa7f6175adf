import type { AnyLanguage } from "../language/language.ts";
import { fieldNamed, keywordNamed, lookupOf } from "../language/lookup.ts";
import { beginsWithQuote } from "../language/text.ts";

/** The field and the value as which an unquoted word would be read, if its part before the first colon names a field. */
export function readsAsField(
  word: string,
  language: AnyLanguage,
): { readonly field: string; readonly value: string } | undefined {
  const colon = word.indexOf(":");
  const field = colon < 0 ? undefined : fieldNamed(lookupOf(language), word.slice(0, colon));
  return field === undefined ? undefined : { field, value: word.slice(colon + 1) };
}

/** Whether a text, written without quotes behind a space or a minus, is read as that very word. */
export function readsAsWord(text: string, language: AnyLanguage, behindMinus = false): boolean {
  return (
    isUnbroken(text) &&
    (behindMinus || !text.startsWith("-")) &&
    keywordNamed(lookupOf(language), text) === undefined &&
    readsAsField(text, language) === undefined
  );
}

/** Whether a text can stand without quotes: it is not empty, has no white space and begins with no quote. */
export function isUnbroken(text: string): boolean {
  return text !== "" && !/\s/.test(text) && !beginsWithQuote(text);
}
