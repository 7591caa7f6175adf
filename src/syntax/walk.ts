import type { AnyLanguage } from "../language/language.ts";
import type { NodeIn } from "../language/nodes.ts";
import { childrenOf, type QueryOrNode, resolveTree } from "../language/resolve-tree.ts";

/** Called with a node and the nodes around it, outermost first; `false` leaves out what is inside the node. */
export type Visit<L extends AnyLanguage> = (node: NodeIn<L>, ancestors: readonly NodeIn<L>[]) => unknown;

/**
 * Visits every node of a tree, each before what is inside it, in source order.
 *
 * @throws a `QuerybarError` with the code `invalid-argument`, `missing-language` or `too-deep`.
 * @example
 * ```ts
 * const words: string[] = [];
 * walk(parse("fix -wip branch:main"), (node) => {
 *   if (node.type === "word") words.push(node.text);
 * });
 * words; // ["fix", "wip"]
 * ```
 */
export function walk<L extends AnyLanguage>(query: QueryOrNode<L>, visit: Visit<L>): void {
  visitNode(resolveTree(query).root as NodeIn<L>, visit, []);
}

function visitNode<L extends AnyLanguage>(node: NodeIn<L>, visit: Visit<L>, ancestors: readonly NodeIn<L>[]): void {
  if (visit(node, ancestors) === false) return;
  const inside = childrenOf(node) as readonly NodeIn<L>[];
  if (inside.length === 0) return;
  const around = [...ancestors, node];
  for (const child of inside) visitNode(child, visit, around);
}
