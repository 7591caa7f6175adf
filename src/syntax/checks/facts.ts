import type { AnyNode, Between, Comparison, FieldTerm, List, Unfinished, Word } from "../../language/nodes.ts";
import type { Conjunction, ExcludedText, Text } from "./conjunctions.ts";

/** A term and its index among all. */
export interface At<Term> {
  readonly term: Term;
  readonly index: number;
}

/** Facts collected in one pass over a query's terms, so that a rule looks only at the few terms that it is about. */
export interface QueryFacts extends Conjunction {
  readonly unfinished: readonly At<Unfinished>[];
  /** Fields, negated or not, with an invalid value. */
  readonly wrongValues: readonly FieldTerm[];
  /** Comparisons, ranges and lists, negated or not. */
  readonly composed: readonly (Comparison | Between | List)[];
  /** Words with a colon or a full-width one, negated or not. */
  readonly wordsWithColon: readonly Word[];
  /** Whether the text is printable ASCII, or white space of ASCII. */
  readonly isPlain: boolean;
}

export const fullWidthColon = "：";

export function factsOf(text: string, terms: readonly AnyNode[]): QueryFacts {
  const facts = {
    unfinished: [] as At<Unfinished>[],
    wrongValues: [] as FieldTerm[],
    composed: [] as (Comparison | Between | List)[],
    selectors: [] as AnyNode[],
    wordsWithColon: [] as Word[],
    requiredTexts: [] as Text[],
    excludedTexts: [] as ExcludedText[],
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
        if (isNegated) facts.excludedTexts.push(term as ExcludedText);
        else facts.requiredTexts.push(atom);
        break;
      case "phrase":
        if (isNegated) facts.excludedTexts.push(term as ExcludedText);
        else facts.requiredTexts.push(atom);
        break;
      case "field":
        if (atom.value === undefined) facts.wrongValues.push(atom);
        facts.selectors.push(term);
        break;
      case "keyword":
        facts.selectors.push(term);
        break;
      case "comparison":
      case "between":
      case "list":
        facts.composed.push(atom);
        break;
      case "unfinished":
        facts.unfinished.push({ term: atom, index });
        break;
    }
  }
  return facts;
}
