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
  const root = { type: "and", terms: readTerms(text, language), from: 0, to: text.length } as const;
  return new ParsedQuery(language, text, root);
}

/**
 * Checks the text when its diagnostics are first asked for. It is a class because a getter of a class costs nothing to
 * make, while one of an object literal costs more than reading a short query.
 */
class ParsedQuery implements Query<AnyLanguage> {
  #diagnostics: readonly Diagnostic[] | undefined;

  constructor(
    readonly language: AnyLanguage,
    readonly text: string,
    readonly root: And<AnyLanguage>,
  ) {}

  get diagnostics(): readonly Diagnostic[] {
    const { text, language, root } = this;
    this.#diagnostics ??= check(text, root.terms, language, readTerms);
    return this.#diagnostics;
  }

  /** Without the language, which is no data of the query's own. */
  toJSON(): Omit<Query<AnyLanguage>, "language"> {
    return { text: this.text, root: this.root, diagnostics: this.diagnostics };
  }
}
