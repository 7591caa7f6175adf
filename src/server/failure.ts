/** What went wrong while a request was answered. */
export interface Failure {
  /** In the answer and in the log, to find one by the other. */
  readonly reference: string;
  readonly status: 500 | 503;
  readonly method: string;
  /** Without the query, which may hold a token. */
  readonly path: string;
}

export type OnError = (error: unknown, failure: Failure) => void;

export function failureOf(request: Request, status: Failure["status"]): Failure {
  const { pathname } = new URL(request.url);
  return { reference: crypto.randomUUID().slice(0, 8), status, method: request.method, path: pathname };
}

/** A failure as one line of a log. The message may contain anything. */
export function failureLine(error: unknown, { reference, status, method, path }: Failure): string {
  const message = error instanceof Error ? error.message : String(error);
  return `${reference}: ${method} ${path} was answered with ${status}: ${message.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")}`;
}

// biome-ignore lint/suspicious/noConsole: without it, the reason for a failure would be lost where no `onError` is given.
export const onConsole: OnError = (error, failure) => console.error(failureLine(error, failure));
