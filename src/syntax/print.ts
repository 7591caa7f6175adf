import type { AnyLanguage } from "../language/language.ts";
import type { AnyNode } from "../language/nodes.ts";
import { type QueryOrNode, resolveTree } from "../language/resolve-tree.ts";
import { dialectOf } from "./dialect.ts";
import { printDocumented } from "./documented/print.ts";

/**
 * Writes a query in canonical form: terms in their order, one space between, quotes only if needed, unfinished terms left
 * out. Parsing what was printed gives the same tree, ranges aside.
 *
 * @throws a `QuerybarError` with the code `not-expressible` for what the language cannot write, which only a program can build: in the
 * documented dialect alternatives and the complement of several terms, in the extended one a comparison, range or pattern with white
 * space, alternatives without terms, and a field that the language does not have; and `invalid-argument`, `missing-language` or `too-deep`.
 * @example
 * ```ts
 * print(parse("  fix   “exact text” repo: REPO:api ")); // "fix \"exact text\" repo:api"
 * ```
 */
export function print<L extends AnyLanguage>(query: QueryOrNode<L>): string {
  const { root, language } = resolveTree(query);
  return printNode(root, language);
}

/** The same for a node of a language. */
export function printNode(node: AnyNode, language: AnyLanguage): string {
  const { print: printed = printDocumented } = dialectOf(language);
  return printed(node, language);
}
