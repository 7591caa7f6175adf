/** Why a function of this package refused something. */
export type ErrorCode =
  /** A language definition contradicts itself or uses an impossible name. */
  | "invalid-language"
  /** A tree, or a tree from JSON or a structured clone, came without its language. */
  | "missing-language"
  /** A tree is nested deeper than 64 levels. */
  | "too-deep"
  /** A tree cannot be built so: an undeclared field, a value the field does not have. */
  | "invalid-term"
  /** A tree contains what the language cannot express. */
  | "not-expressible"
  /** A repository that cannot be in a path. */
  | "invalid-repository"
  /** An address of the service that is not a URL, or a page's address that cannot be read. */
  | "invalid-address"
  /** An argument of the wrong type. */
  | "invalid-argument"
  /** A query with errors, which is not sent. */
  | "invalid-query"
  /** The service could not be reached, or the connection was lost. */
  | "request-failed"
  /** The service took too long. */
  | "request-timeout"
  /** The caller's signal ended the call. */
  | "request-aborted"
  /** The service answered with an error of its own. */
  | "request-refused"
  /** The answer is not the documented one. */
  | "unexpected-answer"
  /** The server's database cannot be reached, or the connection to it was lost. */
  | "database-unreachable"
  /** The connection or the time ended while the database was keeping something: it may be there or not. */
  | "outcome-unknown"
  /** No record matches, or none fails to match, where one is needed. */
  | "unsatisfiable"
  /** A filter selects other records than the query means. */
  | "filter-differs";

/** An error that this package threw on purpose. Its message is for people and holds no secret. */
export interface QuerybarError extends Error {
  readonly name: "QuerybarError";
  readonly code: ErrorCode;
  /** The place of the term that is refused, if it is one of a text. */
  readonly range?: { readonly from: number; readonly to: number };
}

export function querybarError(code: ErrorCode, message: string, range?: QuerybarError["range"]): QuerybarError {
  const error = new Error(message);
  // Where prototypes are frozen, what they have cannot be assigned to.
  Object.defineProperty(error, "name", {
    value: "QuerybarError",
    enumerable: true,
    writable: true,
    configurable: true,
  });
  return Object.assign(error as QuerybarError, { code, ...(range !== undefined && { range }) });
}

/**
 * Whether a caught value is an error of this package. (A check by name: it holds across the ESM and the CommonJS build.)
 *
 * @example
 * ```ts
 * try {
 *   toSearchUrl(parse("failed"), { repository: ".." });
 * } catch (error) {
 *   isQuerybarError(error) && error.code; // "invalid-repository"
 * }
 * ```
 */
export function isQuerybarError(value: unknown): value is QuerybarError {
  return value instanceof Error && value.name === "QuerybarError";
}
