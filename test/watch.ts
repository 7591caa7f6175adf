// biome-ignore lint/suspicious/noExplicitAny: any method may take anything.
type Method = (this: any, ...given: any[]) => any;

/** Calls `note` after each call of one of the engine's own methods, with what it was called on, its result and its arguments. Gives the way back. */
export function watch(
  prototype: object,
  name: string,
  note: (on: { readonly length: number }, result: unknown, given: readonly unknown[]) => void,
): () => void {
  const original: Method = Reflect.get(prototype, name);
  const watched: Method = function (...given) {
    const result = Reflect.apply(original, this, given);
    note(this, result, given);
    return result;
  };
  Object.defineProperty(prototype, name, { value: watched });
  return () => Object.defineProperty(prototype, name, { value: original });
}
