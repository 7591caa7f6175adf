/**
 * Finds which of many texts occurs in another, in time linear in all their lengths.
 * The returned function gives the index in `needles` of one that occurs, or -1. Empty needles never occur.
 */
export function ahoCorasick(needles: readonly string[]): (text: string) => number {
  const automaton = new Automaton(needles);
  return (text) => {
    let state = automaton.start;
    for (let index = 0; index < text.length; index++) {
      state = automaton.next(state, text.charCodeAt(index));
      if (state.needle >= 0) return state.needle;
    }
    return -1;
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
  const automaton = new Automaton(needles);
  return (text) => {
    const found: Occurrence[] = [];
    let state = automaton.start;
    for (let index = 0; index < text.length; index++) {
      state = automaton.next(state, text.charCodeAt(index));
      if (state.needle < 0) continue;
      const to = index + 1;
      found.push({ from: to - (needles[state.needle] as string).length, to });
    }
    return found;
  };
}

/** A beginning of a needle. An edge leads from it by a UTF-16 unit to the beginning that is longer by this unit. */
interface State {
  /** The first edge, which is the only one of most states. */
  unit: number;
  child: State | undefined;
  /** All other edges. */
  others: Map<number, State> | undefined;
  /** The state of its longest proper suffix that is a beginning too; of the start, none. */
  readonly fallback: State | undefined;
  /** The index of the longest needle that it ends with, or -1. */
  needle: number;
}

function newState(fallback: State | undefined, needle: number): State {
  return { unit: -1, child: undefined, others: undefined, fallback, needle };
}

function edge(state: State, unit: number): State | undefined {
  return state.unit === unit ? state.child : state.others?.get(unit);
}

/** The automaton of Aho and Corasick (1975). */
class Automaton {
  readonly start = newState(undefined, -1);
  /** The edges of the start, by unit. */
  readonly #first: State[] = [];

  constructor(needles: readonly string[]) {
    // All needles advance together, unit by unit, since a state's fallback is always shorter.
    let advancing = needles.map((needle, index) => ({ needle, index, state: this.start }));
    for (let depth = 0; advancing.length > 0; depth++) {
      advancing = advancing.filter(({ needle }) => depth < needle.length);
      for (const cursor of advancing) {
        cursor.state = this.#extended(cursor.state, cursor.needle.charCodeAt(depth));
        if (depth === cursor.needle.length - 1) cursor.state.needle = cursor.index;
      }
    }
  }

  /** The state after one more unit. */
  next(state: State, unit: number): State {
    let from = state;
    while (from.fallback !== undefined) {
      const to = edge(from, unit);
      if (to !== undefined) return to;
      from = from.fallback;
    }
    return this.#first[unit] ?? this.start;
  }

  /** The state after one more unit of a needle, made if there is none. */
  #extended(state: State, unit: number): State {
    const known = state === this.start ? this.#first[unit] : edge(state, unit);
    if (known !== undefined) return known;
    const fallback = state.fallback === undefined ? state : this.next(state.fallback, unit);
    // A needle that the fallback ends with ends here too.
    const made = newState(fallback, fallback.needle);
    if (state === this.start) {
      this.#first[unit] = made;
    } else if (state.child === undefined) {
      state.unit = unit;
      state.child = made;
    } else {
      state.others ??= new Map();
      state.others.set(unit, made);
    }
    return made;
  }
}
