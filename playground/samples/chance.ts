import { seeded } from "../../bench/random.mjs";

/** Random choices that are the same on every page: from one seed come the same ones. */
export interface Chance {
  /** From 0 up to, not including, the limit. */
  readonly below: (limit: number) => number;
  readonly one: <Item>(items: readonly [Item, ...Item[]]) => Item;
  /** Whether something happens that happens so many times in a hundred. */
  readonly percent: (share: number) => boolean;
  readonly hex: (digits: number) => string;
}

export function chanceOf(seed: number): Chance {
  const next = seeded(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    one: (items) => items[below(items.length)] ?? items[0],
    percent: (share) => next() * 100 < share,
    hex: (digits) => Array.from({ length: digits }, () => below(16).toString(16)).join(""),
  };
}
