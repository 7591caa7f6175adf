/** What went wrong while a request was answered. */
export interface Failure {
  /** What the answer names, so that it can be found in a log. */
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

/** A failure in one line for a log, which no message can break. */
export function failureLine(error: unknown, { reference, status, method, path }: Failure): string {
  const message = error instanceof Error ? error.message : String(error);
  return `${reference}: ${method} ${path} was answered with ${status}: ${message.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")}`;
}

// biome-ignore lint/suspicious/noConsole: why a request failed must not be lost where the program does not ask for it.
export const onConsole: OnError = (error, failure) => console.error(failureLine(error, failure));
