import type { EvaluationOptions } from "../language/evaluation.ts";
import type { AnyLanguage } from "../language/language.ts";
import { fieldOf } from "../language/lookup.ts";
import { inQuotes, listOf, type MessageGaps } from "../language/messages.ts";
import { clause, defaultMessages, type MessageOptions, say } from "./messages.ts";

/** The language of a query, and the messages about it. */
export interface Wording extends MessageOptions, EvaluationOptions {
  readonly language: AnyLanguage;
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

export function catalogueOf({ catalogue = defaultMessages }: Wording): NonNullable<MessageOptions["catalogue"]> {
  return catalogue;
}

/** The most values that a sentence lists. */
const mostNamed = 12;

/** Values in words as “a, b, or c”; if they are many, only the first of them. */
export function quotedList(
  values: readonly string[],
  wording: Wording,
): { readonly isShortened: boolean; readonly gaps: MessageGaps } {
  const value = clause(listed(values.slice(0, mostNamed), "or", wording));
  return { isShortened: values.length > mostNamed, gaps: { value, count: values.length } };
}
