import { type QuerybarError, querybarError } from "../../language/error.ts";
import type { MessageData } from "../../language/messages.ts";
import type { Range } from "../../language/nodes.ts";

/** Why a condition cannot say what a query means. */
export type NotExpressibleReason =
  /** A field or a text has no column. */
  | "no-column"
  /** The engine cannot normalize text to NFC, and the column's text may not be. */
  | "not-normalized"
  /** A text is longer than the engine compares. */
  | "too-long"
  /** A word with a line break, which a search column would find across two texts. */
  | "line-break"
  /** The order of a column's values is not that of the kind. */
  | "no-order"
  /** The statement would be larger than the engine accepts. */
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

/** The result, or why it was refused. */
export function refusalIn(compile: () => unknown): Omit<NotExpressible, "from" | "to"> | undefined {
  try {
    compile();
    return undefined;
  } catch (error) {
    if (!(error instanceof Error && "refused" in error)) throw error;
    const { message, refused } = error as Refusal;
    return { code: "not-expressible", severity: "error", data: refused, message };
  }
}
