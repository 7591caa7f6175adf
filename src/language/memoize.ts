/** The same function, but it computes its result only once for each key. It keeps no key alive. */
export function memoize<Key extends WeakKey, Result>(compute: (key: Key) => Result): (key: Key) => Result {
  return keepIn(new WeakMap<Key, Result>(), compute);
}

/** The same for texts as keys, which it keeps: there must be a bounded number of them. */
export function memoizeByText<Result>(compute: (key: string) => Result): (key: string) => Result {
  return keepIn(new Map<string, Result>(), compute);
}

interface Results<Key, Result> {
  get(key: Key): Result | undefined;
  set(key: Key, result: Result): unknown;
}

function keepIn<Key, Result>(results: Results<Key, Result>, compute: (key: Key) => Result): (key: Key) => Result {
  return (key) => {
    let result = results.get(key);
    if (result === undefined) {
      result = compute(key);
      results.set(key, result);
    }
    return result;
  };
}
