import { type Bits, intersect, keepWhere, noBits, setBit } from "./bits.ts";
import { classCount, classOf, foldUnit } from "./units.ts";

/**
 * The content of a chunk's texts: the distinct tokens (separated by white space), the positions of the records that have each,
 * and their order. A word has no white space, so it occurs in a text exactly where it occurs in one of its tokens.
 */
export interface VocabularyData {
  readonly positions: number;
  /** The tokens in NFC, with their case: `␠fix␠the␠`. */
  readonly units: Uint16Array;
  /** Where in `units` each token begins, by its number. */
  readonly tokenStarts: Uint32Array;
  /** The numbers of the tokens that have each pair of neighbours, by the classes of these; the white space around a token counts, too. */
  readonly pairs: Uint16Array;
  /** How far the second of each such pair is from the start of its token. */
  readonly offsets: Uint16Array;
  /** Where in `pairs` each pair of classes ends. */
  readonly pairEnds: Uint32Array;
  /** The positions of each token that several records have: a list, or the bits of a set if that is shorter. */
  readonly postings: Uint16Array;
  /** Where in `postings` the positions of each such token end. These tokens have the lowest numbers. */
  readonly postingEnds: Uint32Array;
  /** The only position of each other token. */
  readonly onlyPositions: Uint16Array;
  /** Which printable ASCII characters each record's texts hold, in three times 32 bits. */
  readonly characters: Int32Array;
  /** Whether a character beyond ASCII folds into it, as `ſ` does. */
  readonly foldsIntoAscii: boolean;
  /** Each record's tokens in their order (`firstToken` plus the token's number), and what is between them (the numbers below). */
  readonly sequence: Uint16Array;
  /** Where in `sequence` each record begins. */
  readonly starts: Uint32Array;
}

// The other elements of a sequence. A single space between two tokens is left out; any other white space is a gap.
export const textEnd = 0;
/** A gap is this, plus one or both of the next two. */
export const gap = 1;
export const gapBeginsWithSpace = 1;
export const gapEndsWithSpace = 2;
export const firstToken = 5;

/** How many 16-bit numbers the set of a chunk's positions takes. */
export function denseLength(positions: number): number {
  return (positions + 15) >>> 4;
}

/** A text without white space to be searched for in tokens; with `tokenEnd` before or after it where there is white space. */
export interface Piece {
  readonly units: Uint16Array;
  /** Whether case is ignored: then the units are folded. */
  readonly isFolded: boolean;
}

export interface Vocabulary {
  /** Keeps the positions of the records in whose texts the pieces occur next to each other, with single spaces between. */
  readonly keep: (bits: Bits, pieces: readonly Piece[]) => void;
}

export function vocabularyOf(data: VocabularyData): Vocabulary {
  const { positions, units, tokenStarts, pairs, offsets, pairEnds, postings, postingEnds, onlyPositions } = data;
  const { characters, foldsIntoAscii, sequence, starts } = data;

  function keep(bits: Bits, pieces: readonly Piece[]): void {
    if (pieces.length > 1) keepSequence(bits, pieces);
    else for (const piece of pieces) intersect(bits, positionsOf(piece));
  }

  function positionsOf(piece: Piece): Bits {
    const found = noBits(positions);
    const [unit = 0] = piece.units;
    if (piece.units.length === 1 && unit > 0x1f && unit < 0x80 && !(piece.isFolded && foldsIntoAscii))
      addPositionsOfCharacter(found, unit, piece.isFolded);
    else eachToken(piece, (token) => addPositionsOfToken(found, token));
    return found;
  }

  /** One character occurs in most records and in very many tokens, so each record has a list of its characters. */
  function addPositionsOfCharacter(found: Bits, unit: number, isFolded: boolean): void {
    const other = isFolded && unit >= 0x61 && unit <= 0x7a ? unit - 0x20 : unit;
    for (let position = 0; position < positions; position++) {
      const first = 3 * position - 1;
      const isFound =
        ((characters[first + (unit >>> 5)] as number) >>> unit) |
        ((characters[first + (other >>> 5)] as number) >>> other);
      (found[position >>> 5] as number) |= (isFound & 1) << position;
    }
  }

  /** Calls `visit` with each token that has the piece, perhaps more than once. */
  function eachToken(piece: Piece, visit: (token: number) => void): void {
    const { units: text, isFolded } = piece;
    const { from, to, index: pairIndex } = rarestPair(text);
    // Each character of ASCII is alone in its class.
    const isCertain = isFolded && text.length < 3 && text.every((unit) => unit < 0x80);
    for (let index = from; index < to; index++) {
      const token = pairs[index] as number;
      const start = (tokenStarts[token] as number) - 1 + (offsets[index] as number) - pairIndex;
      if (isCertain || standsAt(start, piece)) visit(token);
    }
  }

  /** Where to look for a text: the pair in it that the fewest tokens have. For one character, all pairs that begin with it. */
  function rarestPair(text: Uint16Array) {
    const classAt = (index: number) => classOf(foldUnit(text[index] as number));
    const range = (first: number, last: number, index: number) => ({
      from: pairEnds[first - 1] ?? 0,
      to: pairEnds[last] as number,
      index,
    });
    const first = classAt(0) * classCount;
    let rarest = range(first, first + classCount - 1, 0);
    for (let index = 0; index + 1 < text.length; index++) {
      const pair = classAt(index) * classCount + classAt(index + 1);
      const found = range(pair, pair, index);
      if (found.to - found.from < rarest.to - rarest.from) rarest = found;
    }
    return rarest;
  }

  function standsAt(start: number, { units: text, isFolded }: Piece): boolean {
    if (start < 0) return false;
    for (let index = 0; index < text.length; index++) {
      const unit = units[start + index] as number;
      if ((isFolded ? foldUnit(unit) : unit) !== text[index]) return false;
    }
    return true;
  }

  function addPositionsOfToken(found: Bits, token: number): void {
    if (token >= postingEnds.length) {
      setBit(found, onlyPositions[token - postingEnds.length] as number);
      return;
    }
    const from = postingEnds[token - 1] ?? 0;
    const to = postingEnds[token] as number;
    if (to - from < denseLength(positions)) {
      for (let index = from; index < to; index++) setBit(found, postings[index] as number);
    } else {
      const halves = new Uint16Array(found.buffer);
      for (let index = from; index < to; index++) (halves[index - from] as number) |= postings[index] as number;
    }
  }

  function keepSequence(bits: Bits, pieces: readonly Piece[]): void {
    const { length } = pieces;
    /** For each number in a sequence, which of the pieces it can be. */
    const fits = new Uint8Array(firstToken + tokenStarts.length);
    pieces.forEach((piece, index) => {
      const fit = 1 << index;
      if (piece.units.length > 1) {
        const found = noBits(positions);
        eachToken(piece, (token) => {
          (fits[firstToken + token] as number) |= fit;
          addPositionsOfToken(found, token);
        });
        intersect(bits, found);
      } else {
        // Only the white space before the first piece or after the last: next to it is a token, or a gap with a space there.
        const side = index === 0 ? gapEndsWithSpace : gapBeginsWithSpace;
        for (let number = gap; number < firstToken + tokenStarts.length; number++) {
          if (number >= firstToken || (number - gap) & side) (fits[number] as number) |= fit;
        }
      }
    });
    keepWhere(bits, (position) => {
      const end = starts[position + 1] as number;
      for (let start = starts[position] as number; start < end; start++) {
        // Mostly not even the first piece fits.
        let number = sequence[start] as number;
        for (let index = 0; ((fits[number] as number) >>> index) & 1; number = sequence[start + index] as number) {
          if (++index === length) return true;
        }
      }
      return false;
    });
  }

  return { keep };
}
