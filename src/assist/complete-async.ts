import type { AnyLanguage, FieldName } from "../language/language.ts";
import type { layer } from "../language/layer.ts";
import { lookupOf } from "../language/lookup.ts";
import { type CompleteOptions, type Completion, complete, mostItems } from "./complete.ts";
import { cursorPlace, nearestOffset } from "./cursor-place.ts";

/** What somebody is typing as the value of a field. */
export interface ValuesRequest<L extends AnyLanguage = typeof layer> {
  readonly field: FieldName<L>;
  /** The value up to the cursor, without quotes and escapes. */
  readonly typed: string;
  /** So many values are enough. */
  readonly limit: number;
  /** Aborted when nobody waits for the answer any more: hand it on to `fetch`. */
  readonly signal: AbortSignal;
}

export interface AsyncCompleteOptions<L extends AnyLanguage = typeof layer> extends CompleteOptions<L> {
  /** Finds values of the fields that take any text or number; a set's values are known already. */
  readonly provider: (request: ValuesRequest<L>) => readonly string[] | PromiseLike<readonly string[]>;
  /** Abort it at the next keystroke. */
  readonly signal?: AbortSignal;
  /** How many milliseconds to wait before the provider is asked, so that it is not asked at every keystroke. Default 0. */
  readonly delay?: number;
}

/**
 * Like `complete`, with values that take time to find. The provider is asked only where such a value is being typed.
 * Rejects with the signal's reason once that is aborted, and with what the provider throws.
 *
 * @example
 * ```ts
 * const provider = async ({ typed }: { typed: string }) => ["main", "my-branch"].filter((name) => name.startsWith(typed));
 * (await completeAsync("branch:m", 8, layer, { provider })).items.map(({ label }) => label); // ["main", "my-branch"]
 * ```
 */
export function completeAsync<L extends AnyLanguage = typeof layer>(
  text: string,
  cursor: number,
  language: L,
  options: AsyncCompleteOptions<L>,
): Promise<Completion>;
export async function completeAsync(
  text: string,
  cursor: number,
  language: AnyLanguage,
  options: AsyncCompleteOptions<AnyLanguage>,
): Promise<Completion> {
  const { provider, signal = new AbortController().signal, delay = 0 } = options;
  signal.throwIfAborted();
  const place = cursorPlace(text, nearestOffset(text, cursor), language);
  if (place.kind !== "value" || lookupOf(language).fields.get(place.field)?.kind === "one-of") {
    return complete(text, cursor, language, options);
  }
  const { field, typed } = place;
  if (delay > 0) await pause(delay, signal);
  const found = await unlessAborted(signal, provider({ field, typed, limit: options.limit ?? mostItems, signal }));
  const values = { ...options.values, [field]: [...(options.values?.[field] ?? []), ...found] };
  return complete(text, cursor, language, { ...options, values });
}

function pause(delay: number, signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const passed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, delay);
  });
  return unlessAborted(signal, passed).finally(() => clearTimeout(timer));
}

/** What is waited for, unless the waiting is called off: then nobody need wait for a provider that ignores the signal. */
function unlessAborted<T>(signal: AbortSignal, awaited: T | PromiseLike<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    Promise.resolve(awaited)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener("abort", stop));
  });
}
