import type { AnyNode, FieldTerm, Phrase, Unfinished, Word } from "../../language/nodes.ts";

/** A term and its index among all. */
export interface At<Term> {
  readonly term: Term;
  readonly index: number;
}

/** Facts collected in one pass over a query's terms, so that a rule looks only at the few terms that it is about. */
export interface QueryFacts {
  readonly unfinished: readonly At<Unfinished>[];
  /** Fields, negated or not, with an invalid value. */
  readonly wrongValues: readonly FieldTerm[];
  /** Terms that are a field or a keyword, negated or not. */
  readonly selectors: readonly AnyNode[];
  /** Words with a colon or a full-width one, negated or not. */
  readonly wordsWithColon: readonly Word[];
  /** Words and phrases that must occur, and those that must not. */
  readonly requiredTexts: readonly (Word | Phrase)[];
  readonly excludedTexts: readonly (Word | Phrase)[];
  /** Whether the text is printable ASCII, or white space of ASCII. */
  readonly isPlain: boolean;
}

export const fullWidthColon = "：";

export function factsOf(text: string, terms: readonly AnyNode[]): QueryFacts {
  const facts = {
    unfinished: [] as At<Unfinished>[],
    wrongValues: [] as FieldTerm[],
    selectors: [] as AnyNode[],
    wordsWithColon: [] as Word[],
    requiredTexts: [] as (Word | Phrase)[],
    excludedTexts: [] as (Word | Phrase)[],
    isPlain: !/[^ -~\t-\r]/.test(text),
  };
  const hasColon = text.includes(":");
  const hasFullWidthColon = text.includes(fullWidthColon);
  for (let index = 0; index < terms.length; index++) {
    const term = terms[index] as AnyNode;
    const isNegated = term.type === "not";
    const atom = isNegated ? term.term : term;
    switch (atom.type) {
      case "word":
        if ((hasColon && atom.text.includes(":")) || (hasFullWidthColon && atom.text.includes(fullWidthColon)))
          facts.wordsWithColon.push(atom);
        (isNegated ? facts.excludedTexts : facts.requiredTexts).push(atom);
        break;
      case "phrase":
        (isNegated ? facts.excludedTexts : facts.requiredTexts).push(atom);
        break;
      case "field":
        if (atom.value === undefined) facts.wrongValues.push(atom);
        facts.selectors.push(term);
        break;
      case "keyword":
        facts.selectors.push(term);
        break;
      case "unfinished":
        facts.unfinished.push({ term: atom, index });
        break;
    }
  }
  return facts;
}
