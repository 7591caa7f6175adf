import type { AnyLanguage } from "../language/language.ts";
import { type FieldEntry, keywordNamed, lookupOf } from "../language/lookup.ts";
import { beginsWithQuote, quoteCharacters } from "../language/text/fold.ts";
import { printPhrase } from "./phrase.ts";
import { type WritingDialect, writingOf } from "./writing-dialect.ts";

/** Whether a text, written without quotes after a space or a minus, is read as that word. */
export function readsAsWord(text: string, language: AnyLanguage, { afterMinus = false } = {}): boolean {
  const lookup = lookupOf(language);
  return (
    needsNoQuotes(text) &&
    (afterMinus || !text.startsWith("-")) &&
    keywordNamed(lookup, text) === undefined &&
    writingOf(language).isWord(text, lookup, afterMinus)
  );
}

/** Whether a text can be a value without quotes: it is not empty, has no white space and does not begin with a quote. */
export function needsNoQuotes(text: string): boolean {
  return text !== "" && !/\s/.test(text) && !beginsWithQuote(text);
}

/** A value as a query has it: in quotes if it needs them, or if it had them before. */
export function writtenValue(value: string, { wasQuoted = false } = {}): string {
  return needsNoQuotes(value) && !wasQuoted ? value : printPhrase(value);
}

/** The same for a value of a field, in quotes also if it would be read as something else without them. */
export function writtenValueOf(entry: FieldEntry, value: string): string {
  return (entry.dialect as WritingDialect).writtenValue?.(entry, value) ?? writtenValue(value);
}

/** A field with its colon: `repo:`, `meta."my key":`. */
export function writtenName(name: string, key: string | undefined): string {
  if (key === undefined) return `${name}:`;
  const needsQuotes = new RegExp(`[\\s:()${quoteCharacters}]`).test(key);
  return `${name}.${needsQuotes ? printPhrase(key) : key}:`;
}
