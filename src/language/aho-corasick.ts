/**
 * Finds which of many texts occurs in another, in time linear in all their lengths.
 * The returned function gives the index in `needles` of one that occurs, or -1. Empty needles never occur.
 */
export function ahoCorasick(needles: readonly string[]): (text: string) => number {
  const search = automaton(needles);
  return (text) => {
    let found = -1;
    search(text, (needle) => {
      found = needle;
      return true;
    });
    return found;
  };
}

/** A range of a text, `to` exclusive. */
interface Occurrence {
  readonly from: number;
  readonly to: number;
}

/**
 * Finds where any of many texts occurs in another, in time linear in all their lengths: of needles that end at the same
 * index, the longest. They are in the order of their ends.
 */
export function occurrenceFinder(needles: readonly string[]): (text: string) => readonly Occurrence[] {
  const search = automaton(needles);
  return (text) => {
    const found: Occurrence[] = [];
    search(text, (needle, to) => {
      found.push({ from: to - (needles[needle] as string).length, to });
      return false;
    });
    return found;
  };
}

/** Calls a function for each index at which a needle ends, until it returns true. */
type Search = (text: string, found: (needle: number, to: number) => boolean) => void;

/**
 * The automaton of Aho and Corasick (1975). A state is a number; 0 is the start. An edge leads from a state by a UTF-16
 * unit to the state after that unit.
 */
function automaton(needles: readonly string[]): Search {
  const edges = new Map<number, number>();
  const edge = (state: number, unit: number) => state * 0x10000 + unit;
  /** For each state, the index of the longest needle that ends there. */
  const needleAt = [-1];
  /** For each state, the state of its longest proper suffix that is a prefix of a needle. */
  const fallback = [0];

  /** The state after one more unit. */
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

  return (text, found) => {
    let state = 0;
    for (let index = 0; index < text.length; index++) {
      state = next(state, text.charCodeAt(index));
      const needle = needleAt[state] as number;
      if (needle >= 0 && found(needle, index + 1)) return;
    }
  };
}
