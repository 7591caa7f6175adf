import { querybarError } from "./error.ts";
import type { AnyLanguage } from "./language.ts";
import { requireLanguage } from "./lookup.ts";
import { requireNode } from "./node-shape.ts";
import type { AnyNode, NodeIn, Rooted } from "./nodes.ts";

declare const builtIn: unique symbol;

/** A tree that knows its language, since a builder made it. JSON, spreading and structured clones lose the language. */
export interface Built<out L extends AnyLanguage = AnyLanguage> {
  readonly [builtIn]: L;
}

/** What every function of a tree takes: a query, a tree that a builder made, or any `{ language, root }`. */
export type QueryOrNode<L extends AnyLanguage> = Rooted<L> | Built<L>;

/** A node that a builder of the language made. */
export type BuiltNode<L extends AnyLanguage, Made = NodeIn<L>> = Made & Built<L>;

// A symbol that the ES and the CommonJS build share.
const languageKey: unique symbol = Symbol.for("querybar.language");

/** Makes a node know its language. It looks and compares like one that the parser made. */
export function inLanguage<L extends AnyLanguage, Made extends AnyNode>(node: Made, language: L): Made & Built<L> {
  return Object.defineProperty(node, languageKey, { value: language }) as Made & Built<L>;
}

/** The language of a tree that a builder made; none for anything else. */
export function languageIn(node: unknown): AnyLanguage | undefined {
  return (node as { readonly [languageKey]?: AnyLanguage } | null | undefined)?.[languageKey];
}

/**
 * The tree and its language.
 *
 * @throws a `QuerybarError`: `invalid-argument` for what is not a query, `missing-language` for a tree without its language, and
 * `too-deep` for one that is nested more than 64 levels deep.
 */
export function resolveTree(query: unknown): { readonly root: AnyNode; readonly language: AnyLanguage } {
  if (typeof query === "string")
    throw querybarError(
      "invalid-argument",
      "Expected a query and got a string: parse it first, as in toPredicate(parse(text)).",
    );
  if (typeof query !== "object" || query === null)
    throw querybarError("invalid-argument", "Expected a query that parse or a builder made.");
  const { root, language } =
    "root" in query ? (query as Rooted) : { root: query as AnyNode, language: languageIn(query) };
  if (typeof root !== "object" || root === null || !("type" in root))
    throw querybarError("invalid-argument", "Expected a query that parse or a builder made.");
  requireLanguage(language);
  requireTree(root, language);
  return { root, language };
}

const deepest = 64;

/**
 * Functions of a tree recurse, and rely on what nodes hold. A tree that a program built may be deep enough to exhaust the stack, and one
 * from JSON may hold anything. Levels are counted as the parentheses that it would take to write the tree: one for alternatives, one for
 * the complement of a group.
 */
export function requireTree(root: AnyNode, language: AnyLanguage): void {
  requireNode(root, language);
  const open: { readonly node: AnyNode; readonly around: AnyNode["type"] | undefined; readonly level: number }[] = [
    { node: root, around: undefined, level: 0 },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, around, level } = next;
    const inside = childrenOf(node);
    for (const child of inside) requireNode(child, language);
    const own = level + levelsOf(node, around);
    if (own > deepest)
      throw querybarError("too-deep", `This tree is nested more than ${deepest} levels deep, which is the limit.`);
    for (const child of inside)
      if (childrenOf(child).length > 0) open.push({ node: child, around: node.type, level: own });
  }
}

function levelsOf(node: AnyNode, around: AnyNode["type"] | undefined): number {
  switch (node.type) {
    case "or":
      return around === "not" ? 0 : 1;
    case "and":
      return around === "and" ? 1 : 0;
    case "not":
      return isGroup(node.term) ? 1 : 0;
    default:
      return 0;
  }
}

/** Whether a node holds others, apart from a list. */
export function isGroup({ type }: AnyNode): boolean {
  return type === "and" || type === "or" || type === "not";
}

/** The nodes that a node holds. */
export function childrenOf(node: AnyNode): readonly AnyNode[] {
  switch (node.type) {
    case "and":
    case "or":
    case "list":
      return node.terms;
    case "not":
      return [node.term];
    default:
      return [];
  }
}
