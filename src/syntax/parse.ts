import { querybarError } from "../language/error.ts";
import type { AnyLanguage } from "../language/language.ts";
import { layer } from "../language/layer.ts";
import { check } from "./checks/index.ts";
import { readTerms } from "./parser.ts";
import type { And, Diagnostic, Query } from "./tree.ts";

/**
 * Reads a search string: every string is a query, and takes time linear in its length.
 *
 * @throws nothing for any string; a `QuerybarError` with the code `invalid-argument` for what is no string.
 * @example
 * ```ts
 * parse("fix -wip").root.terms.map((term) => term.type); // ["word", "not"]
 * parse("id:ten").diagnostics[0]?.code; // "invalid-value"
 * ```
 */
export function parse<L extends AnyLanguage = typeof layer>(text: string, language?: L): Query<L>;
export function parse(text: string, language: AnyLanguage = layer): Query<AnyLanguage> {
  if (typeof text !== "string") throw querybarError("invalid-argument", "A query is a string.");
  const terms = readTerms(text, language);
  const root: And<AnyLanguage> = { type: "and", terms, from: 0, to: text.length };
  let diagnostics: readonly Diagnostic[] | undefined;
  return {
    language,
    text,
    root,
    get diagnostics() {
      diagnostics ??= check({ text, terms, language, read: readTerms });
      return diagnostics;
    },
  };
}
