/** Random choices that are the same on every page: from one seed come the same ones. */
export interface Chance {
  /** From 0 up to, not including, the limit. */
  readonly below: (limit: number) => number;
  readonly one: <Item>(items: readonly [Item, ...Item[]]) => Item;
  /** Whether something happens that happens so many times in a hundred. */
  readonly percent: (share: number) => boolean;
  readonly hex: (digits: number) => string;
}

/** The generator mulberry32. */
export function chanceOf(seed: number): Chance {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    one: (items) => items[below(items.length)] ?? items[0],
    percent: (share) => next() * 100 < share,
    hex: (digits) => Array.from({ length: digits }, () => below(16).toString(16)).join(""),
  };
}
