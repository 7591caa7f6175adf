import type { AnyLanguage } from "../../language/language.ts";
import { foldCase } from "../../language/text.ts";
import type { Term } from "../tree.ts";

/**
 * A rough memory of all the texts that must occur: which runs of four code units they have, by hash. The returned function
 * tells of a folded text whether it may be part of one of them; where it says no, that is certain. Takes time linear in the
 * texts, of which there are about so many `units`.
 */
export function occurrenceSketch(terms: readonly Term<AnyLanguage>[], units: number): (folded: string) => boolean {
  const shift = units < 500 ? 3 : units < 50_000 ? 4 : 5;
  // A unit has been shifted out of the hash when four others have followed it.
  const slots = 2 ** (4 * shift);
  const runs = new Uint8Array(slots);
  for (let place = 0; place < terms.length; place++) {
    const term = terms[place] as Term<AnyLanguage>;
    if (term.type !== "word" && term.type !== "phrase") continue;
    const folded = foldCase(term.text);
    let hash = 0;
    for (let index = 0; index < folded.length; index++) {
      hash = ((hash << shift) ^ folded.charCodeAt(index)) & (slots - 1);
      if (index >= 3) runs[hash] = 1;
    }
  }
  return (folded) => {
    let hash = 0;
    for (let index = 0; index < folded.length; index++) {
      hash = ((hash << shift) ^ folded.charCodeAt(index)) & (slots - 1);
      if (index >= 3 && runs[hash] === 0) return false;
    }
    return true;
  };
}
