import type { AnyLanguage } from "../../language/language.ts";
import { isLatin1 } from "../../language/text.ts";
import type { Term } from "../tree.ts";

/**
 * What one pass over a query's terms tells, so that a rule is asked only about queries that hold what it is about, and looks
 * again only at those terms. Terms are told by their places among all.
 */
export interface Survey {
  /** Of the bits below, those of what the query holds. */
  readonly holds: number;
  readonly unfinished: readonly number[];
  /** Fields, negated or not, whose text is no value of theirs. */
  readonly wrongValues: readonly number[];
  /** Fields and keywords, negated or not. */
  readonly selectors: readonly number[];
  /** Words with a colon or a full-width one, negated or not. */
  readonly wordsWithColon: readonly number[];
  /** Negated words and phrases. */
  readonly excludedTexts: readonly number[];
}

// What a query may hold: each a bit.
export const anUnfinishedTerm = 1;
export const aWrongValue = 2;
export const aSelector = 4;
export const aWordWithColon = 8;
export const anExcludedText = 16;
export const aPhrase = 32;
export const severalTerms = 64;
export const moreThanLatin1 = 128;

/** Shared by all that find nothing, which is the usual case. */
export const none: readonly never[] = Object.freeze([]);

export const fullWidthColon = "：";

export function survey(text: string, terms: readonly Term<AnyLanguage>[]): Survey {
  let unfinished: readonly number[] = none;
  let wrongValues: readonly number[] = none;
  let selectors: readonly number[] = none;
  let wordsWithColon: readonly number[] = none;
  let excludedTexts: readonly number[] = none;
  let holds = bitIf(severalTerms, terms.length > 1) | bitIf(moreThanLatin1, !isLatin1(text));
  const hasFullWidthColon = (holds & moreThanLatin1) !== 0 && text.includes(fullWidthColon);
  let colon = nextColon(text, 0);
  for (let place = 0; place < terms.length; place++) {
    const term = terms[place] as Term<AnyLanguage>;
    const isNegated = term.type === "not";
    const atom = isNegated ? term.term : term;
    switch (atom.type) {
      case "word":
        if (colon < term.to || (hasFullWidthColon && atom.text.includes(fullWidthColon))) {
          holds |= aWordWithColon;
          wordsWithColon = noted(wordsWithColon, place);
        }
        if (isNegated) excludedTexts = noted(excludedTexts, place);
        break;
      case "phrase":
        holds |= aPhrase;
        if (isNegated) excludedTexts = noted(excludedTexts, place);
        break;
      case "field":
        if (atom.value === undefined) {
          holds |= aWrongValue;
          wrongValues = noted(wrongValues, place);
        }
        holds |= aSelector;
        selectors = noted(selectors, place);
        break;
      case "keyword":
        holds |= aSelector;
        selectors = noted(selectors, place);
        break;
      case "unfinished":
        holds |= anUnfinishedTerm;
        unfinished = noted(unfinished, place);
        break;
    }
    if (colon < term.to) colon = nextColon(text, term.to);
  }
  if (excludedTexts !== none) holds |= anExcludedText;
  return { holds, unfinished, wrongValues, selectors, wordsWithColon, excludedTexts };
}

function bitIf(bit: number, isHeld: boolean): number {
  return isHeld ? bit : 0;
}

/** The place of the next colon, which belongs to some term, as white space has none. */
function nextColon(text: string, from: number): number {
  const place = text.indexOf(":", from);
  return place < 0 ? Number.POSITIVE_INFINITY : place;
}

function noted(places: readonly number[], place: number): readonly number[] {
  if (places === none) return [place];
  (places as number[]).push(place);
  return places;
}
