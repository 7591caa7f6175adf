import { querybarError } from "../language/error.ts";
import type { AnyLanguage } from "../language/language.ts";
import type { And } from "../language/nodes.ts";
import { type Layer, layer } from "../layer/language.ts";
import { check } from "../syntax/checks/check.ts";
import { readerOf } from "../syntax/grammar.ts";
import type { AnyQuery, Query } from "./query.ts";

/** The language of a text. Without it, a text is in the documented language. */
export interface LanguageOptions<L extends AnyLanguage> {
  readonly language: L;
}

/**
 * Reads a search string. Every string is a query, and reading it takes time linear in its length.
 *
 * @throws nothing for any string; a `QuerybarError` with the code `invalid-argument` for anything else.
 * @example
 * ```ts
 * parse("fix -wip").root.terms.map((term) => term.type); // ["word", "not"]
 * parse("id:ten").diagnostics[0]?.code; // "invalid-value"
 * ```
 */
export function parse(text: string): Query<Layer>;
export function parse<L extends AnyLanguage>(text: string, options: LanguageOptions<L>): Query<L>;
export function parse(text: string, options?: LanguageOptions<AnyLanguage>): AnyQuery {
  if (typeof text !== "string") throw querybarError("invalid-argument", "Expected a string to parse.");
  const language = languageFrom(options);
  const reader = readerOf(language);
  const reading = reader.read(text);
  const { terms, marks } = reading;
  const root: And = { type: "and", terms, from: 0, to: text.length };
  return { language, text, root, marks, diagnostics: check(text, reading, reader) };
}

/**
 * The language in the options of a function that takes a text, or the documented one.
 *
 * @throws a `QuerybarError` with the code `invalid-argument` for a language that was passed instead of the options.
 */
export function languageFrom(options: Partial<LanguageOptions<AnyLanguage>> | undefined): AnyLanguage {
  if (options === undefined) return layer;
  if (typeof options !== "object" || options === null || "fields" in options)
    throw querybarError("invalid-argument", "Expected options: pass the language as { language }.");
  return options.language ?? layer;
}
