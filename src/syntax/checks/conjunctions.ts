import type { AnyNode, Contains, Not, Phrase, Word } from "../../language/nodes.ts";

/** A text that occurs in a record. */
export type Text = Word | Phrase | Contains;

/** The complement of a text. */
export type ExcludedText = Not & { readonly term: Text };

/** Terms that must all hold, by what they are about. */
export interface Conjunction {
  /** Terms that are a field or a keyword, negated or not. */
  readonly selectors: readonly AnyNode[];
  /** Texts that must occur in the same place, and those that must not. */
  readonly requiredTexts: readonly Text[];
  readonly excludedTexts: readonly ExcludedText[];
}

type Growing = { readonly [Part in keyof Conjunction]: Conjunction[Part][number][] };

/** The terms by the place that their texts are in: the searched texts, or one field. */
export function conjunctionsOf(terms: readonly AnyNode[]): ReadonlyMap<string, Conjunction> {
  const found = new Map<string, Growing>();
  const at = (place: string) => {
    const known = found.get(place);
    if (known !== undefined) return known;
    const made: Growing = { selectors: [], requiredTexts: [], excludedTexts: [] };
    found.set(place, made);
    return made;
  };
  const record = at("");
  for (const written of terms) {
    const term = withoutPairs(written);
    const atom = term.type === "not" ? term.term : term;
    switch (atom.type) {
      case "word":
      case "phrase":
      case "contains": {
        const place = atom.type === "contains" ? at(JSON.stringify([atom.field, atom.key])) : record;
        if (term === atom) place.requiredTexts.push(atom);
        else place.excludedTexts.push(term as ExcludedText);
        break;
      }
      case "and":
      case "or":
      case "not":
      case "unfinished":
        break;
      default:
        record.selectors.push(term);
    }
  }
  return found;
}

/** A term without the complements that cancel each other. */
export function withoutPairs(term: AnyNode): AnyNode {
  if (term.type !== "not" || term.term.type !== "not") return term;
  const { from, to } = term;
  return withoutPairs({ ...term.term.term, from, to });
}

/** Terms that must all hold, or of which one must. */
export interface Level {
  readonly type: "and" | "or";
  readonly terms: readonly AnyNode[];
}

/** The alternatives that the terms around their group exclude: of `(a OR b)`, or of `-(a b)`, which is one of `-a` and `-b`. */
export interface ExcludedAlternatives {
  readonly group: AnyNode;
  readonly alternatives: readonly AnyNode[];
  /** If no finished alternative is left: the first term that leaves none, the group or one after it on its level. */
  readonly contradiction: AnyNode | undefined;
  /** Whether terms of other levels exclude some. */
  readonly isNested: boolean;
}
