import { querybarError } from "../language/error.ts";
import type { AnyLanguage } from "../language/language.ts";
import { type QueryOrNode, resolveTree } from "../language/resolve-tree.ts";
import type { Layer } from "../layer/language.ts";
import { languageFrom, parse } from "../query/parse.ts";
import type { AnyQuery, Query } from "../query/query.ts";

/** A text, or the query that `parse` made of it, which is not parsed again. */
export type TextOrQuery<L extends AnyLanguage = Layer> = string | Query<L>;

/** The options of every function that takes a text. */
export interface TextOptions<L extends AnyLanguage = Layer> {
  /** The language of a text. Default: the documented one. A query has its own. */
  readonly language?: L;
}

/** @throws a `QuerybarError` with the code `invalid-argument`, `missing-language` or `too-deep`. */
export function queryOf(input: TextOrQuery<AnyLanguage>, options?: TextOptions<AnyLanguage>): AnyQuery {
  if (typeof input === "string") return parse(input, { language: languageFrom(options) });
  resolveTree(input);
  if (typeof input.text !== "string")
    throw querybarError("invalid-argument", "Expected a string, or a query that parse made of one.");
  return input;
}

/** The same for functions that need no text, and so take trees too. */
export function treeOf(
  input: string | QueryOrNode<AnyLanguage>,
  options?: TextOptions<AnyLanguage>,
): ReturnType<typeof resolveTree> {
  return typeof input === "string" ? queryOf(input, options) : resolveTree(input);
}
