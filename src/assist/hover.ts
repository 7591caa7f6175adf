import type { AnyLanguage } from "../language/language.ts";
import { layer } from "../language/layer.ts";
import { parse } from "../syntax/parse.ts";
import type { ExplainOptions } from "./catalogue.ts";
import { type ExplainedPart, explainTerm } from "./explain.ts";

/**
 * What the term at an offset means, and its place; `undefined` between terms.
 *
 * @example
 * ```ts
 * hover("fix -branch:main", 9); // { text: "the branch is not “main”", from: 4, to: 16 }
 * ```
 */
export function hover<L extends AnyLanguage = typeof layer>(
  text: string,
  offset: number,
  language?: L,
  options?: ExplainOptions,
): ExplainedPart | undefined;
export function hover(
  text: string,
  offset: number,
  language: AnyLanguage = layer,
  options: ExplainOptions = {},
): ExplainedPart | undefined {
  const term = parse(text, language).root.terms.find(({ from, to }) => from <= offset && offset < to);
  return term === undefined ? undefined : explainTerm(term, language, options);
}
