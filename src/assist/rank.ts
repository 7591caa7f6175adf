import { foldCase } from "../language/text.ts";

/**
 * How well a typed text begins or abbreviates a name, ignoring case: 0 for the name itself, then its beginning, the
 * beginning of a word in it, its letters in order; `undefined` where it is none of them.
 */
export function rank(typed: string, name: string): number | undefined {
  const sought = foldCase(typed);
  const folded = foldCase(name);
  if (folded === sought) return 0;
  if (folded.startsWith(sought)) return 1;
  if (beginsWord(sought, folded)) return 2;
  return isSubsequence(sought, folded) ? 3 : undefined;
}

/** `error` in `job_error` */
function beginsWord(sought: string, name: string): boolean {
  for (let place = name.indexOf(sought, 1); place > 0; place = name.indexOf(sought, place + 1)) {
    if (/[^\p{L}\p{N}]/u.test(name.charAt(place - 1))) return true;
  }
  return false;
}

/** `brh` in `branch`; a single letter says too little. */
function isSubsequence(sought: string, name: string): boolean {
  if (sought.length < 2) return false;
  let found = 0;
  for (let place = 0; place < name.length && found < sought.length; place++) {
    if (name[place] === sought[found]) found++;
  }
  return found === sought.length;
}

/** What can be found by its label, or by another name. */
export interface Named {
  readonly label: string;
  readonly aliases?: readonly string[];
}

/** The candidates that a typed text fits, best first; equally good ones stay in their order. */
export function ranked<T extends Named>(typed: string, candidates: readonly T[]): readonly T[] {
  return candidates
    .flatMap((candidate) => {
      const places = [candidate.label, ...(candidate.aliases ?? [])].map((name) => rank(typed, name) ?? Infinity);
      const place = Math.min(...places);
      return place === Infinity ? [] : [{ candidate, place }];
    })
    .sort((one, other) => one.place - other.place)
    .map(({ candidate }) => candidate);
}
