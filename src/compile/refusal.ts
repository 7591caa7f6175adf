import { type QuerybarError, querybarError } from "../language/error.ts";
import type { MessageData } from "../language/messages.ts";
import type { AnyNode, Range } from "../language/nodes.ts";
import { childrenOf } from "../language/resolve-tree.ts";

/** Why a target cannot say what a query means. */
export type NotExpressibleReason =
  /** A field or a text has no column. */
  | "no-column"
  /** The index does not have a field, or the texts. */
  | "no-field"
  /** The database cannot normalize text to NFC, and the column's text may not be. */
  | "not-normalized"
  /** A word with a line break, which a search column would find across two texts. */
  | "line-break"
  /** A character that the engine cannot tell from another. */
  | "indistinct"
  /** A text or a value is longer than the engine can compare. */
  | "too-long"
  /** A pattern has too many asterisks and letters. */
  | "too-complex"
  /** The order of what the engine holds is not that of the kind. */
  | "no-order"
  /** The query has more terms, or deeper groups, than the engine takes. */
  | "too-large";

/** A term that a target refuses, since it could not select what the term means. It has the form of a diagnostic of the parser. */
export interface NotExpressible extends Range {
  readonly code: "not-expressible";
  readonly severity: "error";
  /** The values in the message. */
  readonly data: MessageData & { readonly reason: NotExpressibleReason };
  /** What is missing, and what would help. In English. */
  readonly message: string;
}

interface Refusal extends QuerybarError {
  readonly refused: NotExpressible["data"];
}

/** Ends the compilation of a term. */
export function refuse(reason: NotExpressibleReason, data: MessageData, message: string): never {
  throw Object.assign(querybarError("not-expressible", message), { refused: { ...data, reason } });
}

/**
 * The terms that a target refuses, or `undefined` if it can compile the tree. If it refuses no term by itself, as where there are too
 * many, the range is that of the tree.
 */
export function refusedTerms(
  root: AnyNode,
  compile: (node: AnyNode) => unknown,
): readonly NotExpressible[] | undefined {
  const refusal = refusalIn(() => compile(root));
  if (refusal === undefined) return undefined;
  const whole = { ...refusal, from: root.from, to: root.to };
  if (refusal.data.reason === "too-large") return [whole];
  const terms = leavesOf(root).flatMap((node) => {
    const reason = refusalIn(() => compile(node));
    return reason === undefined ? [] : [{ ...reason, from: node.from, to: node.to }];
  });
  return terms.length > 0 ? terms : [whole];
}

/** Why a compilation was refused, or `undefined` if it was not. */
function refusalIn(compile: () => unknown): Omit<NotExpressible, "from" | "to"> | undefined {
  try {
    compile();
    return undefined;
  } catch (error) {
    if (!(error instanceof Error && "refused" in error)) throw error;
    const { message, refused } = error as Refusal;
    return { code: "not-expressible", severity: "error", data: refused, message };
  }
}

/** The terms of a tree, and of a list its elements. */
function leavesOf(node: AnyNode): readonly AnyNode[] {
  const inside = childrenOf(node);
  return inside.length === 0 ? [node] : inside.flatMap(leavesOf);
}
