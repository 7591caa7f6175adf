import { type ErrorCode, type QuerybarError, querybarError } from "../language/error.ts";
import { quoted } from "../language/text/shown-text.ts";
import type { Diagnostic } from "../syntax/diagnostic.ts";

/** An error of the client. No part of it contains the token. */
export interface ApiError extends QuerybarError {
  /** The request's address, without the token. */
  readonly url?: string;
  /** The answer's HTTP status. */
  readonly status?: number;
  /** For `unexpected-answer`: which property is not as documented, such as `job.id`. */
  readonly property?: string;
  /** For `invalid-query`: what is wrong with the query. */
  readonly diagnostics?: readonly Diagnostic[];
  /** For `request-aborted`: the signal's reason. */
  readonly cause?: unknown;
}

interface Details {
  readonly status?: number;
  readonly property?: string;
  readonly cause?: unknown;
  /** The service's own message. */
  readonly words?: string;
}

/** Makes an error of one call; its message is a sentence without the full stop. */
export type Fail = (code: ErrorCode, message: string, details?: Details) => ApiError;

/** Long enough for any message that was written for people. */
const longestWords = 500;

/** The errors of a call to an address. The service may repeat the token, so its words are shown as `conceal` leaves them. */
export function failing(url: string, conceal: (text: string) => string): Fail {
  return (code, message, { words = "", ...details } = {}) => {
    const shown = conceal(words).replace(/\s+/g, " ").trim();
    const sentence = shown === "" ? `${message}.` : `${message}: ${quoted(shown, { longest: longestWords })}.`;
    return apiError(code, sentence, { url, ...details });
  };
}

export function apiError(
  code: ErrorCode,
  message: string,
  details: Omit<ApiError, Exclude<keyof QuerybarError, "cause">>,
): ApiError {
  return Object.assign(querybarError(code, message), details);
}
