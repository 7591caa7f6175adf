import type { AnyLanguage } from "../../language/language.ts";
import type { Term } from "../tree.ts";

/** The places, among a query's terms, of those that some rule is about: a query without any is checked in this one pass. */
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
}

/** Shared by all that find nothing, which is the usual case. */
export const none: readonly never[] = Object.freeze([]);

export function survey(terms: readonly Term<AnyLanguage>[]): Survey {
  let unfinished: readonly number[] = none;
  let fields: readonly number[] = none;
  let selectors: readonly number[] = none;
  let wordsWithColon: readonly number[] = none;
  let excludedTexts: readonly number[] = none;
  for (let place = 0; place < terms.length; place++) {
    const term = terms[place] as Term<AnyLanguage>;
    const isNegated = term.type === "not";
    const atom = isNegated ? term.term : term;
    switch (atom.type) {
      case "word":
        if (hasColon(atom.text)) wordsWithColon = noted(wordsWithColon, place);
        if (isNegated) excludedTexts = noted(excludedTexts, place);
        break;
      case "phrase":
        if (isNegated) excludedTexts = noted(excludedTexts, place);
        break;
      case "field":
        fields = noted(fields, place);
        selectors = noted(selectors, place);
        break;
      case "keyword":
        selectors = noted(selectors, place);
        break;
      case "unfinished":
        unfinished = noted(unfinished, place);
        break;
    }
  }
  return { unfinished, fields, selectors, wordsWithColon, excludedTexts };
}

function noted(places: readonly number[], place: number): readonly number[] {
  if (places === none) return [place];
  (places as number[]).push(place);
  return places;
}

function hasColon(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x3a || unit === 0xff1a) return true;
  }
  return false;
}
