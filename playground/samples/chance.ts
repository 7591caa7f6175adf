import { seeded } from "../../bench/random.mjs";

/** Pseudo-random choices: the same seed gives the same choices. */
export interface Chance {
  /** From 0 up to, not including, the limit. */
  readonly below: (limit: number) => number;
  readonly one: <Item>(items: readonly [Item, ...Item[]]) => Item;
  /** True with a probability in percent. */
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
