import type { Range } from "../language/nodes.ts";
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
  const from = wordThatBegins(sought, name);
  if (from >= 0) return from === 0 ? 1 : 2;
  return lettersInOrder(sought, name).length > 0 ? 3 : Infinity;
}

/** The letters of a label for which a typed text is offered it. */
export function matchedLetters(typed: string, label: string): readonly Range[] {
  const sought = foldCase(typed);
  const folded = foldCase(label);
  // Where letters were composed, offsets in the folded text are not offsets in the label.
  if (sought === "" || folded.length !== label.length) return [];
  const from = wordThatBegins(sought, folded);
  return from >= 0 ? [{ from, to: from + sought.length }] : lettersInOrder(sought, folded);
}

/** A longer text is hardly the beginning of a word inside a name, and searching for it would take long. */
const longestWord = 100;

/** Where a word of a name begins with a text: 4 for `error` in `job_error`; -1 if none does. */
function wordThatBegins(sought: string, name: string): number {
  if (sought.length > longestWord) return name.startsWith(sought) ? 0 : -1;
  let index = name.indexOf(sought);
  while (/[\p{L}\p{N}]/u.test(name.charAt(index - 1))) index = name.indexOf(sought, index + 1);
  return index;
}

/** The letters of `brh` in `branch`, or none if one is missing. A single letter says too little. */
function lettersInOrder(sought: string, name: string): readonly Range[] {
  if (sought.length < 2) return [];
  const found: Range[] = [];
  let to = 0;
  for (const letter of sought) {
    const from = name.indexOf(letter, to);
    if (from < 0) return [];
    to = from + letter.length;
    found.push({ from, to });
  }
  return found;
}
