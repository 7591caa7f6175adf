import { type ErrorCode, type QuerybarError, querybarError } from "../language/error.ts";
import type { Diagnostic } from "../syntax/tree.ts";

/** What the client throws, apart from the reason of an abort signal. No part of it holds the token. */
export interface ApiError extends QuerybarError {
  /** The address that was asked, without the token. */
  readonly url?: string;
  /** The answer's HTTP status. */
  readonly status?: number;
  /** For `unexpected-answer`: which property is not as documented, such as `job.id`. */
  readonly property?: string;
  /** For `invalid-query`: what is wrong with the query. */
  readonly diagnostics?: readonly Diagnostic[];
}

export function apiError(code: ErrorCode, message: string, details: Omit<ApiError, keyof QuerybarError>): ApiError {
  return Object.assign(querybarError(code, message), details);
}
