import { addPosition, charactersOf, startOf, tokenTable } from "./token-table.ts";
import { foldUnit, tokenEnd } from "./units.ts";
import {
  firstToken,
  gap,
  gapBeginsWithSpace,
  gapEndsWithSpace,
  textEnd,
  type Vocabulary,
  vocabularyOf,
} from "./vocabulary.ts";
import { buildVocabulary } from "./vocabulary-builder.ts";

/** Collects the texts of a chunk's records and makes a vocabulary of them. */
export interface TokenCollector {
  /** Collects a text, in NFC, of the record at the position. Positions come in order. */
  readonly add: (text: string, position: number) => void;
  /** Whether there is room for a record's texts: the sum of their lengths, each plus one, is at most `longestText`. */
  readonly hasRoom: (length: number) => boolean;
  /** The vocabulary of the collected tokens. It stops often, so that other work can be done. Then the collector is empty again. */
  readonly finish: (positions: number) => Generator<void, Vocabulary>;
}

/** A position has 14 bits. */
export const mostPositions = 1 << 14;
/** The elements of a sequence have 16 bits. */
const mostTokens = (1 << 16) - firstToken;
/** Bounds the size of a chunk, and the work between two stops. */
const mostUnits = 1 << 20;
export const longestText = 1 << 15;

// It is random, so that an attacker cannot write a text whose tokens all have the same hash.
const firstHash = (Math.random() * 0x100000000) | 0;

export function tokenCollector(): TokenCollector {
  // There is room for one record more than the limits say: it is added where they are not reached.
  const table = tokenTable(1 << 16, mostUnits + 2 * longestText);
  const sequence = new Uint16Array(mostUnits + longestText);
  const starts = new Uint32Array(mostPositions + 1);
  const characters = new Int32Array(3 * mostPositions);
  let sequenceEnd = 0;
  let lastPosition = -1;

  function add(text: string, position: number): void {
    startPositions(position);
    // These loops run for every character, so they read local names only.
    const { units, rows } = table;
    const { length } = text;
    let unitsEnd = table.unitsEnd();
    let gapStart = 0;
    for (let index = 0; index < length; index++) {
      const from = index;
      let end = unitsEnd;
      let hash = firstHash;
      for (; index < length; index++) {
        const unit = text.charCodeAt(index);
        if ((unit <= 0x20 || unit > 0x7f) && foldUnit(unit) === tokenEnd) break;
        units[end++] = unit;
        hash = Math.imul(hash ^ unit, 0x01000193);
      }
      if (index === from) continue;
      units[end++] = tokenEnd;
      addGap(text, gapStart, from, gapStart > 0);
      gapStart = index;
      const token = table.lookUp(end, hash ^ (hash >>> 15));
      if (startOf(rows, token) === unitsEnd) unitsEnd = end;
      sequence[sequenceEnd++] = firstToken + token;
      if (!addPosition(rows, token, position)) continue;
      for (let part = 0; part < 3; part++)
        (characters[3 * position + part] as number) |= charactersOf(rows, token, part);
    }
    addGap(text, gapStart, length, false);
    sequence[sequenceEnd++] = textEnd;
  }

  /** Records without text begin where the next one does. */
  function startPositions(to: number): void {
    while (lastPosition < to) starts[++lastPosition] = sequenceEnd;
  }

  /** A single space between two tokens is left out. */
  function addGap(text: string, from: number, to: number, isBetween: boolean): void {
    if (from === to || (isBetween && to === from + 1 && text.charCodeAt(from) === 0x20)) return;
    sequence[sequenceEnd++] =
      gap + (text[from] === " " ? gapBeginsWithSpace : 0) + (text[to - 1] === " " ? gapEndsWithSpace : 0);
  }

  function* finish(positions: number): Generator<void, Vocabulary> {
    startPositions(positions);
    const data = yield* buildVocabulary({
      positions,
      table,
      sequence: sequence.subarray(0, sequenceEnd),
      starts: starts.subarray(0, positions + 1),
      characters: characters.subarray(0, 3 * positions),
    });
    table.clear();
    characters.fill(0);
    sequenceEnd = 0;
    lastPosition = -1;
    return vocabularyOf(data);
  }

  return {
    add,
    hasRoom: (length) => table.size() + length <= mostTokens && table.unitsEnd() < mostUnits && sequenceEnd < mostUnits,
    finish,
  };
}
