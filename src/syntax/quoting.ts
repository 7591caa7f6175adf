import type { AnyLanguage } from "../language/language.ts";
import { fieldNamed, keywordNamed, lookupOf } from "../language/lookup.ts";
import { beginsWithQuote } from "../language/text.ts";
import { fieldHead } from "./field-head.ts";
import { printPhrase } from "./phrase.ts";

/** Whether a text, written without quotes after a space or a minus, is read as that word. */
export function readsAsWord(text: string, language: AnyLanguage, { afterMinus = false } = {}): boolean {
  return (
    needsNoQuotes(text) &&
    (afterMinus || !text.startsWith("-")) &&
    keywordNamed(lookupOf(language), text) === undefined &&
    (afterMinus || !readsAsOperator(text, language)) &&
    !readsAsField(text, language)
  );
}

function readsAsOperator(word: string, { dialect }: AnyLanguage): boolean {
  return dialect === "extended" && /^(?:OR|AND|NOT)$/.test(word);
}

/** Whether an unquoted word would be read as a field and its value: its part before the first colon names one. */
function readsAsField(word: string, language: AnyLanguage): boolean {
  if (language.dialect === "extended") return fieldHead(word, 0, lookupOf(language)) !== undefined;
  const colon = word.indexOf(":");
  return colon >= 0 && fieldNamed(lookupOf(language), word.slice(0, colon)) !== undefined;
}

/** Whether a text can be a value without quotes: it is not empty, has no white space and does not begin with a quote. */
export function needsNoQuotes(text: string): boolean {
  return text !== "" && !/\s/.test(text) && !beginsWithQuote(text);
}

/** A value as a query has it: in quotes if it needs them, or if it had them before. */
export function writtenValue(value: string, { wasQuoted = false } = {}): string {
  return needsNoQuotes(value) && !wasQuoted ? value : printPhrase(value);
}
