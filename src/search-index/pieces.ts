import { normalize } from "../language/text.ts";
import type { Phrase, Word } from "../syntax/tree.ts";
import { foldUnit } from "./units.ts";
import type { Piece } from "./vocabulary.ts";

/** What to look up for a word or a phrase. */
export interface Pieces {
  /** In each run, pieces that stand next to each other in all records that match. */
  readonly runs: readonly (readonly Piece[])[];
  /** Whether there is one run, and no other record has it. */
  readonly areEnough: boolean;
}

/** As many pieces as there are bits to tell them apart by. */
const mostPieces = 8;

/**
 * Cuts a text at its white space. A vocabulary knows where single spaces are; of any other white space, only that it is some.
 *
 *   "the build fails"    the␠  ␠build␠  ␠fails
 *   "fix "               fix␠  ␠
 */
export function piecesOf({ type, text }: Word | Phrase): Pieces {
  const normal = normalize(text);
  const hasSingleSpaces = /\S/.test(normal) && !/\s\s|[^\S ]/.test(normal);
  const words = normal.split(hasSingleSpaces ? " " : /\s+/);
  const isFolded = type === "word";
  const pieces = words.map((word, index) => {
    const units = unitsOf(`${index === 0 ? "" : " "}${word}${index === words.length - 1 ? "" : " "}`);
    return { units: isFolded ? units.map(foldUnit) : units, isFolded };
  });
  return {
    runs: hasSingleSpaces
      ? [pieces.slice(0, mostPieces)]
      : pieces.filter(({ units }) => units.length > 1).map((piece) => [piece]),
    areEnough: hasSingleSpaces && words.length <= mostPieces && !(isFolded && /[\ud800-\udfff]/.test(text)),
  };
}

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}
