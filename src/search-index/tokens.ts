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
import { charactersAt, countAt, hashAt, lastPlaceAt, tokenSize, vocabularyData } from "./vocabulary-data.ts";

/** Takes in the texts of a chunk's records and makes a vocabulary of them. */
export interface TokenCollector {
  /** Takes in a text in NFC, of at most `longestText` units, of the record at the place. Places come in order. */
  readonly add: (text: string, place: number) => void;
  /** Whether there is room for a record with texts of that length. */
  readonly hasRoom: (length: number) => boolean;
  /** The vocabulary of what was taken in; stops now and then so that others get their turn. The collector is empty again afterwards. */
  readonly finish: (places: number) => Generator<void, Vocabulary>;
}

/** A place has 14 bits. */
export const mostPlaces = 1 << 14;
/** A token's number has 16 bits. */
const mostTokens = 1 << 16;
/** Bounds what a chunk takes, and the work between two stops. */
const mostUnits = 1 << 20;
export const longestText = 1 << 15;

// A start that nobody knows: else texts could be made whose tokens all fall into one slot.
const firstHash = (Math.random() * 0x100000000) | 0;

export function tokenCollector(): TokenCollector {
  // Room for the most. What is not used of it, no system really sets aside.
  const units = new Uint16Array(mostUnits + 4 * longestText);
  const tokens = new Int32Array(tokenSize * mostTokens);
  /** A hash table of tokens; there is no token 0. */
  const slots = new Int32Array(2 * mostTokens);
  /** Tokens, and the complements of what stands between them. */
  const sequence = new Int32Array(mostUnits + 2 * longestText);
  const starts = new Uint32Array(mostPlaces + 1);
  const characters = new Int32Array(3 * mostPlaces);
  let unitsEnd = 1;
  let tokensEnd = tokenSize;
  let sequenceEnd = 0;
  let lastPlace = -1;
  let foldsIntoAscii = false;
  units[0] = tokenEnd;

  function clear(): void {
    tokens.fill(0, 0, tokensEnd);
    unitsEnd = 1;
    tokensEnd = tokenSize;
    sequenceEnd = 0;
    lastPlace = -1;
    foldsIntoAscii = false;
    slots.fill(0);
    characters.fill(0);
  }

  function add(text: string, place: number): void {
    startPlaces(place);
    // The loops run for every character: they read local names only.
    const written = units;
    const known = tokens;
    const notes = characters;
    const { length } = text;
    let gapStart = 0;
    for (let index = 0; index < length; index++) {
      // The token is written behind the known ones, where it stays if it is new.
      const from = index;
      let end = unitsEnd;
      let hash = firstHash;
      for (; index < length; index++) {
        const unit = text.charCodeAt(index);
        if ((unit <= 0x20 || unit > 0x7f) && foldUnit(unit) === tokenEnd) break;
        written[end++] = unit;
        hash = Math.imul(hash ^ unit, 0x01000193);
      }
      if (index === from) continue;
      written[end++] = tokenEnd;
      addGap(text, gapStart, from, gapStart > 0);
      gapStart = index;
      const token = tokenAt(end, hash ^ (hash >>> 15));
      sequence[sequenceEnd++] = token;
      if (known[token + lastPlaceAt] === place) continue;
      known[token + lastPlaceAt] = place;
      (known[token + countAt] as number)++;
      for (let part = 0; part < 3; part++)
        (notes[3 * place + part] as number) |= known[token + charactersAt + part] as number;
    }
    addGap(text, gapStart, length, false);
    sequence[sequenceEnd++] = ~textEnd;
  }

  /** Records without text begin where the next one does. */
  function startPlaces(to: number): void {
    while (lastPlace < to) starts[++lastPlace] = sequenceEnd;
  }

  /** Between two tokens a single space goes without saying. */
  function addGap(text: string, from: number, to: number, isBetween: boolean): void {
    if (from === to || (isBetween && to === from + 1 && text.charCodeAt(from) === 0x20)) return;
    sequence[sequenceEnd++] = ~(
      gap +
      (text[from] === " " ? gapBeginsWithSpace : 0) +
      (text[to - 1] === " " ? gapEndsWithSpace : 0)
    );
  }

  /** The token that was just written, or the same one that was known before. */
  function tokenAt(end: number, hash: number): number {
    const written = units;
    const known = tokens;
    const table = slots;
    const start = unitsEnd;
    for (let slot = hash; ; slot++) {
      const token = table[slot & (table.length - 1)] as number;
      if (token === 0) {
        table[slot & (table.length - 1)] = tokensEnd;
        return newToken(end, hash);
      }
      if (known[token + hashAt] !== hash) continue;
      let theirs = known[token] as number;
      let ours = start;
      while (ours < end && written[theirs] === written[ours]) {
        theirs++;
        ours++;
      }
      if (ours === end) return token;
    }
  }

  function newToken(end: number, hash: number): number {
    const token = tokensEnd;
    tokens[token] = unitsEnd;
    tokens[token + hashAt] = hash;
    tokens[token + lastPlaceAt] = -1;
    for (let index = unitsEnd; index < end - 1; index++) {
      const unit = units[index] as number;
      if (unit > 0x7f) foldsIntoAscii ||= foldUnit(unit) <= 0x7f;
      else if (unit > 0x1f) (tokens[token + charactersAt - 1 + (unit >>> 5)] as number) |= 1 << unit;
    }
    unitsEnd = end;
    tokensEnd += tokenSize;
    return token;
  }

  function* finish(places: number): Generator<void, Vocabulary> {
    startPlaces(places);
    const data = yield* vocabularyData({
      places,
      units: units.subarray(0, unitsEnd),
      tokens: tokens.subarray(0, tokensEnd),
      sequence: sequence.subarray(0, sequenceEnd),
      starts: starts.subarray(0, places + 1),
      characters: characters.subarray(0, 3 * places),
      foldsIntoAscii,
    });
    clear();
    return vocabularyOf(data);
  }

  return {
    add,
    hasRoom: (length) =>
      tokensEnd / tokenSize + length < mostTokens - firstToken && unitsEnd < mostUnits && sequenceEnd < mostUnits,
    finish,
  };
}
