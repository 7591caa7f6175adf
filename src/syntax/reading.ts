import type { AnyLanguage } from "../language/language.ts";
import { fieldNamed, keywordNamed, lookupOf } from "../language/lookup.ts";
import { beginsWithQuote } from "../language/text.ts";

/** Whether an unquoted word would be read as a field and its value: its part before the first colon names one. */
function readsAsField(word: string, language: AnyLanguage): boolean {
  const colon = word.indexOf(":");
  return colon >= 0 && fieldNamed(lookupOf(language), word.slice(0, colon)) !== undefined;
}

/** Whether a text, written without quotes behind a space or a minus, is read as that very word. */
export function readsAsWord(text: string, language: AnyLanguage, behindMinus = false): boolean {
  return (
    isUnbroken(text) &&
    (behindMinus || !text.startsWith("-")) &&
    keywordNamed(lookupOf(language), text) === undefined &&
    !readsAsField(text, language)
  );
}

/** Whether a text can stand without quotes: it is not empty, has no white space and begins with no quote. */
export function isUnbroken(text: string): boolean {
  return text !== "" && !/\s/.test(text) && !beginsWithQuote(text);
}
