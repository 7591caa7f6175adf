import type { AnyLanguage } from "../language/language.ts";
import type { Settings, ValuesProvider } from "./settings.ts";

/** So many values are asked for, and so many suggestions are shown. */
export const mostShown = 50;

/** What is known of a field's values. */
export interface FieldValues {
  readonly values: readonly string[];
  readonly state: "known" | "loading" | "failed";
}

/** Asks the page for values, and remembers by field what it was given. */
export interface Values {
  /** The values known now. Where it is worth asking, the page is asked, and `arrived` is called when it has answered. */
  of(field: string, typed: string): FieldValues;
  /** What is known by field, without asking. */
  readonly known: Readonly<Record<string, readonly string[]>>;
  /** Repeats the request that failed. */
  retry(): void;
  /** The answer is no longer needed. */
  stop(): void;
}

interface Request {
  readonly provider: ValuesProvider;
  readonly field: string;
  readonly typed: string;
  readonly controller: AbortController;
  timer?: ReturnType<typeof setTimeout>;
  state: FieldValues["state"];
}

interface Known {
  readonly values: readonly string[];
  /** It was not a promise: asking costs no time, so no key need wait for it. */
  readonly isAtOnce: boolean;
}

export function makeValues(settings: Settings, arrived: () => void): Values {
  let language: AnyLanguage | undefined;
  const known = new Map<string, Known>();
  let request: Request | undefined;

  const stop = () => {
    clearTimeout(request?.timer);
    request?.controller.abort();
    request = undefined;
  };

  const fail = (asked: Request, error: unknown) => {
    if (asked.controller.signal.aborted) return;
    asked.state = "failed";
    // The page gets the failure as an error event.
    reportError(error);
  };

  const call = (asked: Request) => {
    const { provider, field, typed, controller } = asked;
    const { signal } = controller;
    const remember = (values: readonly string[], isAtOnce: boolean) => {
      if (signal.aborted) return;
      known.set(field, { values: [...values], isAtOnce });
      asked.state = "known";
    };
    try {
      const answer = provider({ field, typed, limit: mostShown, signal });
      if (!isLater(answer)) remember(answer, true);
      else
        Promise.resolve(answer)
          .then((values) => remember(values, false))
          .catch((error) => fail(asked, error))
          .then(() => {
            if (!signal.aborted) arrived();
          });
    } catch (error) {
      fail(asked, error);
    }
  };

  const ask = (provider: ValuesProvider, field: string, typed: string) => {
    stop();
    const asked: Request = { provider, field, typed, controller: new AbortController(), state: "loading" };
    request = asked;
    // The first request of a field does not wait: there is nothing yet to show in the meantime.
    if (known.get(field)?.isAtOnce ?? true) call(asked);
    else
      asked.timer = setTimeout(() => {
        call(asked);
        arrived();
      }, settings.delay);
  };

  return {
    of: (field, typed) => {
      const { values: provider } = settings;
      if (language !== settings.language || provider === undefined) {
        stop();
        known.clear();
        language = settings.language;
      }
      if (provider === undefined) return { values: [], state: "known" };
      const isAsked = request?.provider === provider && request.field === field && request.typed === typed;
      if (!isAsked) ask(provider, field, typed);
      return { values: known.get(field)?.values ?? [], state: request?.state ?? "known" };
    },
    get known() {
      return Object.fromEntries([...known].map(([field, { values }]) => [field, values]));
    },
    retry: () => {
      const failed = request;
      stop();
      if (failed !== undefined) ask(failed.provider, failed.field, failed.typed);
    },
    stop,
  };
}

function isLater<T>(answer: T | PromiseLike<T>): answer is PromiseLike<T> {
  return typeof (answer as PromiseLike<T> | undefined)?.then === "function";
}
