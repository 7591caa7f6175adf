import type { AnyLanguage, FieldName } from "../language/language.ts";
import type { Layer } from "../layer/language.ts";
import { type AnyCompleteOptions, type CompleteOptions, type Completion, completeAt, mostItems } from "./complete.ts";
import { cursorPlace } from "./cursor-place.ts";
import { ownValues } from "./known-values.ts";
import { queryOf, type TextOrQuery } from "./query-of.ts";

/** What is being typed as the value of a field. */
export interface ValuesRequest<L extends AnyLanguage = Layer> {
  readonly field: FieldName<L>;
  /** The value up to the cursor, without quotes and escapes. */
  readonly typed: string;
  /** The most values that are needed. */
  readonly limit: number;
  /** Aborted when the answer is no longer needed: pass it to `fetch`. */
  readonly signal: AbortSignal;
}

export interface AsyncCompleteOptions<L extends AnyLanguage = Layer> extends CompleteOptions<L> {
  /** Finds values of a field, unless the language knows all of them. They are offered after those in `values`. */
  readonly provider: (request: ValuesRequest<L>) => readonly string[] | PromiseLike<readonly string[]>;
  /** Abort it at the next keystroke. */
  readonly signal?: AbortSignal;
  /** How many milliseconds to wait before the provider is called, so that it is not called at every keystroke. Default 0. */
  readonly delay?: number;
}

/**
 * Like `complete`, with values that take time to find. The provider is called only while such a value is typed.
 * Rejects with the signal's reason when it is aborted, and with any error of the provider.
 *
 * @example
 * ```ts
 * const provider = async ({ typed }: { typed: string }) => ["main", "my-branch"].filter((name) => name.startsWith(typed));
 * (await completeAsync("branch:m", 8, { provider })).items.map(({ label }) => label); // ["main", "my-branch"]
 * ```
 */
export async function completeAsync<L extends AnyLanguage = Layer>(
  input: TextOrQuery<L>,
  cursor: number,
  options: AsyncCompleteOptions<L>,
): Promise<Completion> {
  const { provider, signal = new AbortController().signal, delay = 0, limit = mostItems } = options;
  signal.throwIfAborted();
  const query = queryOf(input, options);
  const place = cursorPlace(query, cursor);
  const known = options as AnyCompleteOptions;
  if (place.kind !== "value" || place.entry.kind.values !== undefined) return completeAt(query, place, known);
  const { typed, entry } = place;
  const field = entry.name as FieldName<L>;
  if (delay > 0) await pause(delay, signal);
  const found = await unlessAborted(signal, provider({ field, typed, limit, signal }));
  const given = ownValues(known.values ?? {}, field);
  return completeAt(query, place, { ...known, values: { [field]: [...given, ...found] } });
}

function pause(delay: number, signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const passed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, delay);
  });
  return unlessAborted(signal, passed).finally(() => clearTimeout(timer));
}

/** Waits for a promise, but rejects as soon as the signal is aborted, whether or not the provider listens to it. */
function unlessAborted<T>(signal: AbortSignal, awaited: T | PromiseLike<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop);
    Promise.resolve(awaited)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener("abort", stop));
  });
}
