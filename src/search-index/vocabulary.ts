import { type Bits, keepCommon, keepWhere, noBits, setBit } from "./bits.ts";
import { classCount, classOf, foldUnit } from "./units.ts";

/**
 * What a chunk's texts consist of: the distinct tokens (what stands between white space), the places of the records that have each, and
 * the order in which they stand. A word has no white space, so it occurs in a text exactly where it occurs in one of its tokens.
 */
export interface VocabularyData {
  readonly places: number;
  /** The tokens in NFC, with their case: `␠fix␠the␠`. */
  readonly units: Uint16Array;
  /** Where in `units` each token begins, by its number. */
  readonly tokenStarts: Uint32Array;
  /** The numbers of the tokens that have each pair of neighbours, by the classes of these; the white space around a token counts too. */
  readonly pairs: Uint16Array;
  /** How far each such pair is from the white space before its token. */
  readonly offsets: Uint16Array;
  /** Where in `pairs` each pair of classes ends. */
  readonly pairEnds: Uint32Array;
  /** The places of each token that several records have; where those are many, as a set of bits. */
  readonly postings: Uint16Array;
  /** Where in `postings` each such token's places end: it has their lowest numbers. */
  readonly postingEnds: Uint32Array;
  /** The only place of each other token. */
  readonly onlyPlaces: Uint16Array;
  /** Which printable ASCII characters each record's texts hold, in three times 32 bits. */
  readonly characters: Int32Array;
  /** Whether a character beyond ASCII folds into it, as `ſ` does. */
  readonly foldsIntoAscii: boolean;
  /** The numbers of each record's tokens as they stand in its texts, and of what stands between them. */
  readonly sequence: Uint16Array;
  /** Where in `sequence` each record begins. */
  readonly starts: Uint32Array;
}

// The lowest numbers in a sequence stand for no token. Between two tokens a single space is left out; any other white space is a gap.
export const textEnd = 0;
/** A gap's number is this, and so much more: */
export const gap = 1;
export const gapBeginsWithSpace = 1;
export const gapEndsWithSpace = 2;
export const firstToken = 5;

/** How many 16-bit units the set of a chunk's places takes. */
export function denseLength(places: number): number {
  return (places + 15) >>> 4;
}

/** A text without white space to be looked for in tokens; with `tokenEnd` before or behind it where white space is. */
export interface Piece {
  readonly units: Uint16Array;
  /** Whether case is ignored: then the units are folded. */
  readonly isFolded: boolean;
}

export interface Vocabulary {
  /** Keeps the places of the records in whose texts the pieces occur next to each other, with single spaces between. */
  readonly keep: (bits: Bits, pieces: readonly Piece[]) => void;
}

/** For each number in a sequence, which of the pieces that are looked for it can stand for. */
const fits = new Uint8Array(1 << 16);

export function vocabularyOf(data: VocabularyData): Vocabulary {
  const { places, units, tokenStarts, pairs, offsets, pairEnds, postings, postingEnds, onlyPlaces } = data;
  const { characters, foldsIntoAscii, sequence, starts } = data;

  function keep(bits: Bits, pieces: readonly Piece[]): void {
    if (pieces.length > 1) keepSequence(bits, pieces);
    else for (const piece of pieces) keepCommon(bits, placesOf(piece));
  }

  function placesOf(piece: Piece): Bits {
    const found = noBits(places);
    const [unit = 0] = piece.units;
    if (piece.units.length === 1 && unit > 0x1f && unit < 0x80 && !(piece.isFolded && foldsIntoAscii))
      addPlacesOfCharacter(found, unit, piece.isFolded);
    else eachToken(piece, (token) => addPlacesOfToken(found, token));
    return found;
  }

  /** One character occurs in most records and in very many tokens: so each record has a note of its own. */
  function addPlacesOfCharacter(found: Bits, unit: number, isFolded: boolean): void {
    const other = isFolded && unit >= 0x61 && unit <= 0x7a ? unit - 0x20 : unit;
    for (let place = 0; place < places; place++) {
      const notes = 3 * place - 1;
      const isFound =
        ((characters[notes + (unit >>> 5)] as number) >>> unit) |
        ((characters[notes + (other >>> 5)] as number) >>> other);
      (found[place >>> 5] as number) |= (isFound & 1) << place;
    }
  }

  /** Calls with each token that has the piece, perhaps more than once. */
  function eachToken(piece: Piece, visit: (token: number) => void): void {
    const { units: text, isFolded } = piece;
    const { from, to, at } = rarestPair(text);
    // Each character of ASCII is alone in its class.
    const isCertain = isFolded && text.length < 3 && text.every((unit) => unit < 0x80);
    for (let index = from; index < to; index++) {
      const token = pairs[index] as number;
      const place = (tokenStarts[token] as number) - 1 + (offsets[index] as number);
      if (isCertain || standsAt(place - at, piece)) visit(token);
    }
  }

  /** Where to look for a text: the pair in it that the fewest tokens have. For one character, all pairs that begin with it. */
  function rarestPair(text: Uint16Array) {
    const classAt = (at: number) => classOf(foldUnit(text[at] as number));
    const range = (first: number, last: number, at: number) => ({
      from: pairEnds[first - 1] ?? 0,
      to: pairEnds[last] as number,
      at,
    });
    const first = classAt(0) * classCount;
    let rarest = range(first, first + classCount - 1, 0);
    for (let at = 0; at + 1 < text.length; at++) {
      const pair = classAt(at) * classCount + classAt(at + 1);
      const found = range(pair, pair, at);
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

  function addPlacesOfToken(found: Bits, token: number): void {
    if (token >= postingEnds.length) {
      setBit(found, onlyPlaces[token - postingEnds.length] as number);
      return;
    }
    const from = postingEnds[token - 1] ?? 0;
    const to = postingEnds[token] as number;
    if (to - from < denseLength(places)) {
      for (let index = from; index < to; index++) setBit(found, postings[index] as number);
    } else {
      const halves = new Uint16Array(found.buffer);
      for (let index = from; index < to; index++) (halves[index - from] as number) |= postings[index] as number;
    }
  }

  function keepSequence(bits: Bits, pieces: readonly Piece[]): void {
    const { length } = pieces;
    fits.fill(0, 0, firstToken + tokenStarts.length);
    pieces.forEach((piece, index) => {
      const fit = 1 << index;
      if (piece.units.length > 1) {
        const found = noBits(places);
        eachToken(piece, (token) => {
          (fits[firstToken + token] as number) |= fit;
          addPlacesOfToken(found, token);
        });
        keepCommon(bits, found);
      } else {
        // Nothing but the white space before the first piece or behind the last: next to it is a token, or a gap with a space there.
        const side = index === 0 ? gapEndsWithSpace : gapBeginsWithSpace;
        for (let number = gap; number < firstToken + tokenStarts.length; number++) {
          if (number >= firstToken || (number - gap) & side) (fits[number] as number) |= fit;
        }
      }
    });
    keepWhere(bits, (place) => {
      const end = starts[place + 1] as number;
      for (let start = starts[place] as number; start < end; start++) {
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
