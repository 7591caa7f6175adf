import type { AnyLanguage } from "../../language/language.ts";
import type { Term } from "../tree.ts";
import { atomOf } from "./rule.ts";

/**
 * A number that is the same for terms that mean the same, if they are in Latin-1, where case is one bit. It is made of the
 * term's kind, and of the length, the first unit and the last three of its text, so others may share it.
 */
export function sketchOf(term: Term<AnyLanguage>): number {
  const atom = atomOf(term);
  switch (atom.type) {
    case "word":
      return sketch(atom.text, term === atom ? 1 : 2);
    case "phrase":
      return sketch(atom.text, term === atom ? 3 : 4);
    case "field":
      return sketch(atom.value ?? atom.text, (term === atom ? 5 : 6) + 8 * atom.field.length);
    case "keyword":
      return sketch(atom.keyword, term === atom ? 7 : 8);
    default:
      return 0;
  }
}

function sketch(text: string, kind: number): number {
  const { length } = text;
  let ends = text.charCodeAt(0);
  for (let index = Math.max(1, length - 3); index < length; index++) ends = (ends << 8) ^ text.charCodeAt(index);
  // The upper bits of a product depend on all of its factors' bits.
  return Math.imul(Math.imul(length, 0x85ebca6b) + ((ends | 0x20202020) ^ kind), 0x9e3779b1);
}
