import type { AnyLanguage } from "../language/language.ts";
import { layer } from "../language/layer.ts";
import type { Node, Query } from "./tree.ts";

/** The place of a node that a program built. */
export const nowhere = { from: 0, to: 0 } as const;

/** What every function of a tree takes: a parsed query, or a tree that a program built. */
export type QueryOrNode<L extends AnyLanguage> = Query<L> | Node<L>;

/** The tree, and the language it is in: a query knows its own, a bare tree is of the documented one unless said otherwise. */
export function treeOf(
  query: QueryOrNode<AnyLanguage>,
  language: AnyLanguage | undefined,
): { readonly root: Node<AnyLanguage>; readonly language: AnyLanguage } {
  return "root" in query
    ? { root: query.root, language: language ?? query.language }
    : { root: query, language: language ?? layer };
}
