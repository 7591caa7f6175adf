import type { Range } from "../language/nodes.ts";
import { foldCase } from "../language/text/fold.ts";

/** The letters of a label that a typed text fits: its beginning, the beginning of a word in it, or letters in order. */
export function matchedLetters(typed: string, label: string): readonly Range[] {
  const sought = foldCase(typed);
  const folded = foldCase(label);
  // Where letters were composed, offsets in the folded text are not offsets in the label.
  if (sought === "" || folded.length !== label.length) return [];
  if (folded.startsWith(sought)) return [{ from: 0, to: sought.length }];
  const word = wordThatBegins(sought, folded);
  return word >= 0 ? [{ from: word, to: word + sought.length }] : lettersInOrder(sought, folded);
}

function wordThatBegins(sought: string, folded: string): number {
  let place = folded.indexOf(sought, 1);
  while (place > 0 && /[\p{L}\p{N}]/u.test(folded.charAt(place - 1))) place = folded.indexOf(sought, place + 1);
  return place;
}

function lettersInOrder(sought: string, folded: string): readonly Range[] {
  const places: Range[] = [];
  let from = 0;
  for (const letter of sought) {
    const place = folded.indexOf(letter, from);
    if (place < 0) return [];
    from = place + letter.length;
    places.push({ from: place, to: from });
  }
  return places;
}
