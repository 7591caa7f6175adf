import type { AnyLanguage } from "../language/language.ts";
import type { layer } from "../language/layer.ts";
import type { Node } from "./tree.ts";
import type { QueryOrNode } from "./tree-of.ts";

/** Called with a node and the nodes around it, outermost first; `false` leaves out what is inside the node. */
export type Visit<L extends AnyLanguage> = (node: Node<L>, ancestors: readonly Node<L>[]) => unknown;

/**
 * Visits every node of a tree, each before what is inside it, in source order.
 *
 * @example
 * ```ts
 * const words: string[] = [];
 * walk(parse("fix -wip branch:main"), (node) => {
 *   if (node.type === "word") words.push(node.text);
 * });
 * words; // ["fix", "wip"]
 * ```
 */
export function walk<L extends AnyLanguage = typeof layer>(query: QueryOrNode<L>, visit: Visit<L>): void {
  visitNode("root" in query ? query.root : query, visit, []);
}

function visitNode<L extends AnyLanguage>(node: Node<L>, visit: Visit<L>, ancestors: readonly Node<L>[]): void {
  if (visit(node, ancestors) === false) return;
  const inside = childrenOf(node);
  if (inside.length === 0) return;
  const around = [...ancestors, node];
  for (const child of inside) visitNode(child, visit, around);
}

function childrenOf<L extends AnyLanguage>(node: Node<L>): readonly Node<L>[] {
  switch (node.type) {
    case "and":
    case "or":
      return node.terms;
    case "not":
      return [node.term];
    default:
      return [];
  }
}
