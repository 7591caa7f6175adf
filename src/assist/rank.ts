import { foldCase } from "../language/text/fold.ts";

/** A candidate that can be found by its label, or by another name. */
export interface Named {
  readonly label: string;
  readonly aliases?: readonly string[];
}

/** The candidates that a typed text fits, best first; equally good ones stay in their order. */
export function ranked<T extends Named>(typed: string, candidates: readonly T[]): readonly T[] {
  const sought = foldCase(typed);
  return candidates
    .map((candidate) => ({ candidate, rank: rankOfNamed(sought, candidate) }))
    .filter(({ rank }) => rank < Infinity)
    .sort((one, other) => one.rank - other.rank)
    .map(({ candidate }) => candidate);
}

/** Whether a typed text begins a name of the candidate, or a word in one. */
export function begins(typed: string, candidate: Named): boolean {
  return rankOfNamed(foldCase(typed), candidate) <= 2;
}

function rankOfNamed(sought: string, { label, aliases = [] }: Named): number {
  return [label, ...aliases].reduce((best, name) => Math.min(best, rankOf(sought, foldCase(name))), Infinity);
}

/**
 * How well a typed text begins or abbreviates a name, both folded: 0 for the name itself, then its beginning, the beginning of a
 * word in it, its letters in order; `Infinity` if it is none of them.
 */
function rankOf(sought: string, name: string): number {
  if (name === sought) return 0;
  if (name.startsWith(sought)) return 1;
  if (beginsWord(sought, name)) return 2;
  return isSubsequence(sought, name) ? 3 : Infinity;
}

/** A longer text is hardly the beginning of a name, and searching for it would take long. */
const longestWord = 100;

/** `error` in `job_error` */
function beginsWord(sought: string, name: string): boolean {
  if (sought.length > longestWord) return false;
  for (let index = name.indexOf(sought, 1); index > 0; index = name.indexOf(sought, index + 1)) {
    if (/[^\p{L}\p{N}]/u.test(name.charAt(index - 1))) return true;
  }
  return false;
}

/** `brh` in `branch`; a single letter says too little. */
function isSubsequence(sought: string, name: string): boolean {
  if (sought.length < 2 || sought.length > name.length) return false;
  let found = 0;
  for (let index = 0; index < name.length && found < sought.length; index++) {
    if (name[index] === sought[found]) found++;
  }
  return found === sought.length;
}
