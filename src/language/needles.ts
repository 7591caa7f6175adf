/**
 * Finds which of many texts occurs in another, in time linear in all their lengths.
 * The returned function gives the place in `needles` of one that occurs, or -1. Empty needles never occur.
 *
 * It is the automaton of Aho and Corasick (1975). A state is a number, and 0 has read nothing; an edge leads from a state
 * by a UTF-16 unit to the state that has read one unit more.
 */
export function needleFinder(needles: readonly string[]): (text: string) => number {
  const edges = edgeTable(needles.reduce((sum, needle) => sum + needle.length, 0));
  const needleAt = [-1];
  needles.forEach((needle, place) => {
    let state = 0;
    for (let index = 0; index < needle.length; index++) {
      const unit = needle.charCodeAt(index);
      let target = edges.target(state, unit);
      if (target === 0) {
        target = needleAt.push(-1) - 1;
        edges.add(state, unit, target);
      }
      state = target;
    }
    if (state !== 0) needleAt[state] = place;
  });
  const fallback = fallbacks(needles, needleAt, edges);
  return (text) => {
    let state = 0;
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      let target = edges.target(state, unit);
      while (target === 0 && state !== 0) {
        state = fallback[state] as number;
        target = edges.target(state, unit);
      }
      state = target;
      const place = needleAt[state] as number;
      if (place >= 0) return place;
    }
    return -1;
  };
}

/** For each state the one of the longest shorter beginning of a needle that ends the same way; a needle that ends there ends here too. */
function fallbacks(needles: readonly string[], needleAt: number[], edges: EdgeTable): Int32Array {
  const fallback = new Int32Array(needleAt.length);
  // All needles advance together, unit by unit, since a state's fallback is always a shorter text.
  let advancing = needles.map((needle) => ({ needle, state: 0 }));
  for (let depth = 0; advancing.length > 0; depth++) {
    advancing = advancing.filter(({ needle }) => depth < needle.length);
    for (const cursor of advancing) {
      const unit = cursor.needle.charCodeAt(depth);
      const target = edges.target(cursor.state, unit);
      if (cursor.state !== 0) {
        let shorter = fallback[cursor.state] as number;
        while (shorter !== 0 && edges.target(shorter, unit) === 0) shorter = fallback[shorter] as number;
        const ending = edges.target(shorter, unit);
        fallback[target] = ending;
        if (needleAt[target] === -1) needleAt[target] = needleAt[ending] as number;
      }
      cursor.state = target;
    }
  }
  return fallback;
}

interface EdgeTable {
  /** The state behind an edge, or 0 where there is no such edge. */
  readonly target: (state: number, unit: number) => number;
  readonly add: (state: number, unit: number, target: number) => void;
}

/** Edges by state and unit, in a hash table of plain numbers with open addressing. */
function edgeTable(most: number): EdgeTable {
  const bits = Math.ceil(Math.log2(most * 2 + 2));
  const mask = 2 ** bits - 1;
  const states = new Int32Array(mask + 1);
  const units = new Uint16Array(mask + 1);
  const targets = new Int32Array(mask + 1);
  const slotOf = (state: number, unit: number) => {
    // The upper bits of a product depend on all of its factors' bits.
    let slot = Math.imul(Math.imul(state, 0x9e3779b1) + unit, 0x85ebca6b) >>> (32 - bits);
    while (targets[slot] !== 0 && (states[slot] !== state || units[slot] !== unit)) slot = (slot + 1) & mask;
    return slot;
  };
  return {
    target: (state, unit) => targets[slotOf(state, unit)] as number,
    add(state, unit, target) {
      const slot = slotOf(state, unit);
      states[slot] = state;
      units[slot] = unit;
      targets[slot] = target;
    },
  };
}
