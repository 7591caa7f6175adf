/**
 * Finds which of many texts occurs in another, in time linear in all their lengths.
 * The returned function gives the place in `needles` of one that occurs, or -1. Empty needles never occur.
 *
 * It is the automaton of Aho and Corasick (1975). A state is a number, and 0 has read nothing; an edge leads from a state
 * by a UTF-16 unit to the state that has read one unit more.
 */
export function ahoCorasick(needles: readonly string[]): (text: string) => number {
  const edges = new Map<number, number>();
  const edge = (state: number, unit: number) => state * 0x10000 + unit;
  /** For each state the place of a needle that it ends with. */
  const needleAt = [-1];
  /** For each state the one of the longest shorter beginning of a needle that ends the same way. */
  const fallback = [0];

  /** The state after one unit more. */
  function next(state: number, unit: number): number {
    for (let from = state; ; from = fallback[from] as number) {
      const to = edges.get(edge(from, unit));
      if (to !== undefined) return to;
      if (from === 0) return 0;
    }
  }

  // All needles advance together, unit by unit, since a state's fallback is always a shorter text.
  let advancing = needles.map((needle, place) => ({ needle, place, state: 0 }));
  for (let depth = 0; advancing.length > 0; depth++) {
    advancing = advancing.filter(({ needle }) => depth < needle.length);
    for (const cursor of advancing) {
      const unit = cursor.needle.charCodeAt(depth);
      const from = cursor.state;
      let to = edges.get(edge(from, unit));
      if (to === undefined) {
        // A needle that the fallback ends with ends here too.
        const shorter = from === 0 ? 0 : next(fallback[from] as number, unit);
        to = fallback.push(shorter) - 1;
        needleAt.push(needleAt[shorter] as number);
        edges.set(edge(from, unit), to);
      }
      if (depth === cursor.needle.length - 1) needleAt[to] = cursor.place;
      cursor.state = to;
    }
  }

  return (text) => {
    let state = 0;
    for (let index = 0; index < text.length; index++) {
      state = next(state, text.charCodeAt(index));
      const place = needleAt[state] as number;
      if (place >= 0) return place;
    }
    return -1;
  };
}
