import { type Completion, complete } from "../assist/complete.ts";
import { completeAsync } from "../assist/complete-async.ts";
import type { AnyLanguage } from "../language/language.ts";
import type { QueryBarMessages, ValuesProvider } from "./contract.ts";

export interface Question {
  readonly text: string;
  readonly cursor: number;
  readonly language: AnyLanguage;
  readonly provider: ValuesProvider | undefined;
  readonly delay: number;
  readonly recent: readonly string[];
  readonly catalogue: QueryBarMessages;
}

/** Asks for completions: what is known is answered at once, and again when the provider has answered. */
export class Suggestions {
  #waiting = new AbortController();
  readonly #answer: (completion: Completion) => void;

  constructor(answer: (completion: Completion) => void) {
    this.#answer = answer;
  }

  /** Nobody waits for the provider any more. */
  stop(): void {
    this.#waiting.abort();
  }

  ask({ text, cursor, language, provider, delay, recent, catalogue }: Question): void {
    this.stop();
    const options = { recent, catalogue };
    this.#answer(complete(text, cursor, language, options));
    if (provider === undefined) return;
    this.#waiting = new AbortController();
    const { signal } = this.#waiting;
    completeAsync(text, cursor, language, { ...options, provider, signal, delay }).then(
      (completion) => {
        if (!signal.aborted) this.#answer(completion);
      },
      (error) => {
        // What is known stays on offer; the page hears of the failure as of any other.
        if (!signal.aborted) reportError(error);
      },
    );
  }
}
