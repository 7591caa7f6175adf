import type { AnyLanguage } from "../language/language.ts";
import type { Edit, Term } from "../syntax/tree.ts";

/**
 * Takes terms out, each run of neighbours with the white space on one of its sides, so that what stays is read as before:
 *
 *     fix wip done   wip fix   fix "a b"wip
 *        ^^^^        ^^^^          ^^^^^
 */
export function removals(
  terms: readonly Term<AnyLanguage>[],
  isTaken: (term: Term<AnyLanguage>) => boolean,
): readonly Edit[] {
  const edits: Edit[] = [];
  let place = 0;
  while (place < terms.length) {
    const first = place;
    while (place < terms.length && isTaken(terms[place] as Term<AnyLanguage>)) place++;
    if (place > first) edits.push(removal(terms, first, place));
    else place++;
  }
  return edits;
}

/** Takes out the terms from `first` up to and without `end`. */
function removal(terms: readonly Term<AnyLanguage>[], first: number, end: number): Edit {
  const { from } = terms[first] as Term<AnyLanguage>;
  const { to } = terms[end - 1] as Term<AnyLanguage>;
  const before = terms[first - 1];
  const behind = terms[end];
  if (before === undefined) return { from, to: behind?.from ?? to, insert: "" };
  const standsAlone = behind === undefined || behind.from > to;
  return { from: standsAlone ? before.to : from, to, insert: "" };
}
