import { type Completion, complete } from "../assist/complete.ts";
import { completeAsync } from "../assist/complete-async.ts";
import type { Settings, ValuesProvider } from "./contract.ts";

/** Asks for completions. */
export interface Suggestions {
  /** Whether the provider has been asked and has not answered yet. */
  readonly isWaiting: boolean;
  /** What is known is answered at once, and again when the provider has answered. */
  ask(text: string, cursor: number, settings: Settings): void;
  /** Nobody waits for the provider any more. */
  stop(): void;
}

interface Known {
  readonly provider: ValuesProvider;
  readonly values: Readonly<Record<string, readonly string[]>>;
}

export function makeSuggestions(answer: (completion: Completion) => void): Suggestions {
  let waiting: AbortController | undefined;
  // What a provider has found stays on offer while it finds more: else the list would close at each key.
  let known: Known | undefined;

  const stop = () => {
    waiting?.abort();
    waiting = undefined;
  };

  return {
    get isWaiting() {
      return waiting !== undefined;
    },
    stop,
    ask: (text, cursor, { language, values: provider, delay, recent, messages: catalogue }) => {
      stop();
      const options = { recent, catalogue };
      if (provider === undefined) {
        answer(complete(text, cursor, language, options));
        return;
      }
      const values = known?.provider === provider ? known.values : {};
      answer(complete(text, cursor, language, { ...options, values }));
      const asking = new AbortController();
      const { signal } = asking;
      const remembering: ValuesProvider = async (request) => {
        const found = await provider(request);
        if (!signal.aborted) known = { provider, values: { [request.field]: found } };
        return found;
      };
      waiting = asking;
      completeAsync(text, cursor, language, { ...options, provider: remembering, signal, delay })
        .then(
          (completion) => {
            if (!signal.aborted) answer(completion);
          },
          (error) => {
            // What is known stays on offer; the page hears of the failure as of any other.
            if (!signal.aborted) reportError(error);
          },
        )
        .finally(() => {
          if (waiting === asking) waiting = undefined;
        });
    },
  };
}
