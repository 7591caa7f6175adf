import type { AnyLanguage } from "../../language/language.ts";
import type { Term } from "../tree.ts";
import { colonFlag, gistOf, wideFlag } from "./gist.ts";

/**
 * What one pass over a query's terms tells, so that a rule looks again only at those that it is about: their places, among
 * all terms, and a number for each term.
 */
export interface Survey {
  readonly unfinished: readonly number[];
  /** Fields, negated or not. */
  readonly fields: readonly number[];
  /** Fields and keywords, negated or not. */
  readonly selectors: readonly number[];
  /** Words with a colon or a full-width one, negated or not. */
  readonly wordsWithColon: readonly number[];
  /** Negated words and phrases. */
  readonly excludedTexts: readonly number[];
  /** Whether the terms hold nothing beyond ASCII. */
  readonly isAscii: boolean;
  /** Equal for terms that mean the same, if they are in ASCII; 0 for unfinished ones. */
  readonly hashes: readonly number[];
}

/** Shared by all that find nothing, which is the usual case. */
export const none: readonly never[] = Object.freeze([]);

export function survey(terms: readonly Term<AnyLanguage>[]): Survey {
  let unfinished: readonly number[] = none;
  let fields: readonly number[] = none;
  let selectors: readonly number[] = none;
  let wordsWithColon: readonly number[] = none;
  let excludedTexts: readonly number[] = none;
  let flags = 0;
  const hashes = new Array<number>(terms.length);
  for (let place = 0; place < terms.length; place++) {
    const term = terms[place] as Term<AnyLanguage>;
    const isNegated = term.type === "not";
    const atom = isNegated ? term.term : term;
    let gist = 0;
    switch (atom.type) {
      case "word":
        gist = gistOf(atom.text, 1);
        if ((gist & colonFlag) !== 0) wordsWithColon = noted(wordsWithColon, place);
        if (isNegated) excludedTexts = noted(excludedTexts, place);
        break;
      case "phrase":
        gist = gistOf(atom.text, 2);
        if (isNegated) excludedTexts = noted(excludedTexts, place);
        break;
      case "field":
        gist = gistOf(atom.value ?? atom.text, 8 * atom.field.length);
        fields = noted(fields, place);
        selectors = noted(selectors, place);
        break;
      case "keyword":
        gist = gistOf(atom.keyword, 3);
        selectors = noted(selectors, place);
        break;
      case "unfinished":
        unfinished = noted(unfinished, place);
        break;
    }
    flags |= gist;
    hashes[place] = isNegated ? ~gist : gist;
  }
  const isAscii = (flags & wideFlag) === 0;
  return { unfinished, fields, selectors, wordsWithColon, excludedTexts, isAscii, hashes };
}

function noted(places: readonly number[], place: number): readonly number[] {
  if (places === none) return [place];
  (places as number[]).push(place);
  return places;
}
