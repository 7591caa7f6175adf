import type { AnyLanguage } from "../../language/language.ts";
import { foldCase } from "../../language/text.ts";
import type { Term } from "../tree.ts";

/**
 * A rough memory of all the texts that must occur: which runs of three code units they have, by hash. The returned function
 * tells of a folded text whether it may be part of one of them; where it says no, that is certain. Takes time linear in the texts.
 */
export function occurrenceSketch(terms: readonly Term<AnyLanguage>[]): (folded: string) => boolean {
  const texts: string[] = [];
  let units = 0;
  for (const term of terms) {
    if (term.type !== "word" && term.type !== "phrase") continue;
    const folded = foldCase(term.text);
    texts.push(folded);
    units += folded.length;
  }
  const bits = Math.min(20, Math.max(8, 34 - Math.clz32(units)));
  const runs = new Uint8Array(2 ** bits);
  for (const text of texts) {
    for (let index = 0; index + 2 < text.length; index++) runs[slotOf(text, index, bits)] = 1;
  }
  return (folded) => {
    for (let index = 0; index + 2 < folded.length; index++) if (runs[slotOf(folded, index, bits)] === 0) return false;
    return true;
  };
}

function slotOf(text: string, index: number, bits: number): number {
  const run = (text.charCodeAt(index) << 14) ^ (text.charCodeAt(index + 1) << 7) ^ text.charCodeAt(index + 2);
  return Math.imul(run, 0x9e3779b1) >>> (32 - bits);
}
