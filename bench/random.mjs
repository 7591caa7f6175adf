/** Numbers from 0 to 1 that are the same in every run (Mulberry32, a public-domain generator by Tommy Ettinger). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Ways of choosing, over a source of numbers. */
export function chooser(random) {
  const below = (limit) => Math.floor(random() * limit);
  return {
    below,
    chance: (share) => random() < share,
    pick: (list) => list[below(list.length)],
    /** Early entries far more often than late ones, as words are in a language. */
    pickSkewed: (list) => list[Math.floor(list.length * random() ** 2.5)],
    between: (least, most) => least + below(most - least + 1),
  };
}
