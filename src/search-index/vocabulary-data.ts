import { classCount, classOf, foldUnit } from "./units.ts";
import { denseLength, firstToken, type VocabularyData } from "./vocabulary.ts";

// What is known of a token while it is collected stands together, for the sake of the processor's cache. First, where it begins.
export const tokenSize = 8;
export const hashAt = 1;
export const countAt = 2;
export const lastPlaceAt = 3;
export const charactersAt = 4;
const nextPostingAt = 7;
/** Takes the place of the hash in the end. */
const numberAt = hashAt;

/** What was collected from the texts of a chunk's records. */
export interface Collected {
  readonly places: number;
  readonly units: Uint16Array;
  /** `tokenSize` numbers for each token; there is no token 0. */
  readonly tokens: Int32Array;
  /** Tokens, and the complements of what stands between them. */
  readonly sequence: Int32Array;
  readonly starts: Uint32Array;
  readonly characters: Int32Array;
  readonly foldsIntoAscii: boolean;
}

/** So many steps, a power of two, are done between two stops: less than a millisecond. */
const stepsAtOnce = 1 << 14;

/** Puts in order what was collected; stops now and then so that others get their turn. */
export function* vocabularyData(collected: Collected): Generator<void, VocabularyData> {
  const lists = yield* numberTokens(collected);
  const sequence = yield* fillPostings(collected, lists.postings);
  const pairs = yield* neighbours(collected);
  const { places, foldsIntoAscii } = collected;
  const units = collected.units.slice();
  yield;
  const starts = collected.starts.slice();
  const characters = collected.characters.slice();
  return { places, ...lists, ...pairs, sequence, units, starts, characters, foldsIntoAscii };
}

/** Numbers the tokens, those that several records have first, and finds out where their places will stand. */
function* numberTokens({ tokens, places }: Collected) {
  const dense = denseLength(places);
  const count = tokens.length / tokenSize - 1;
  let several = 0;
  for (let token = tokenSize; token < tokens.length; token += tokenSize) {
    if (token % stepsAtOnce === 0) yield;
    if ((tokens[token + countAt] as number) > 1) several++;
  }
  const tokenStarts = new Uint32Array(count);
  const postingEnds = new Uint32Array(several);
  const onlyPlaces = new Uint16Array(count - several);
  let next = 0;
  let nextOnly = several;
  let end = 0;
  for (let token = tokenSize; token < tokens.length; token += tokenSize) {
    if (token % stepsAtOnce === 0) yield;
    const count = tokens[token + countAt] as number;
    const number = count > 1 ? next++ : nextOnly++;
    tokens[token + numberAt] = number;
    tokenStarts[number] = tokens[token] as number;
    // The complement of a start is that of a set of bits.
    tokens[token + nextPostingAt] = count < dense ? end : ~end;
    if (count > 1) {
      end += Math.min(count, dense);
      postingEnds[number] = end;
    } else {
      onlyPlaces[number - several] = tokens[token + lastPlaceAt] as number;
    }
    tokens[token + lastPlaceAt] = -1;
  }
  return { tokenStarts, postingEnds, postings: new Uint16Array(end), onlyPlaces };
}

/** From the tokens of each record to the records of each token. Returns the sequence in the tokens' numbers. */
function* fillPostings({ tokens, sequence, starts, places }: Collected, postings: Uint16Array) {
  const numbered = new Uint16Array(sequence.length);
  let place = -1;
  for (let index = 0; index < sequence.length; index++) {
    if (index % stepsAtOnce === 0) yield;
    while (starts[place + 1] === index && place + 1 < places) place++;
    const token = sequence[index] as number;
    numbered[index] = token < 0 ? ~token : firstToken + (tokens[token + numberAt] as number);
    if (token < 0 || tokens[token + lastPlaceAt] === place || tokens[token + countAt] === 1) continue;
    tokens[token + lastPlaceAt] = place;
    const next = tokens[token + nextPostingAt] as number;
    if (next < 0) {
      (postings[~next + (place >>> 4)] as number) |= 1 << (place & 15);
    } else {
      postings[next] = place;
      tokens[token + nextPostingAt] = next + 1;
    }
  }
  return numbered;
}

/** Orders the tokens by the classes of each two neighbours, the white space around a token included. */
function* neighbours({ units, tokens }: Collected) {
  const pairEnds = new Uint32Array(classCount * classCount);
  const classes = new Uint8Array(units.length);
  for (let at = 1; at < units.length; at++) {
    if (at % stepsAtOnce === 0) yield;
    const classThere = classOf(foldUnit(units[at] as number));
    classes[at] = classThere;
    (pairEnds[(classes[at - 1] as number) * classCount + classThere] as number)++;
  }
  let count = 0;
  for (let pair = 0; pair < pairEnds.length; pair++) {
    const start = count;
    count += pairEnds[pair] as number;
    pairEnds[pair] = start;
  }
  // Each start moves on with what is put there, until it is the end.
  const pairs = new Uint16Array(count);
  const offsets = new Uint16Array(count);
  for (let at = 1, token = tokenSize; at < units.length; at++) {
    if (at % stepsAtOnce === 0) yield;
    const pair = (classes[at - 1] as number) * classCount + (classes[at] as number);
    const index = pairEnds[pair] as number;
    pairEnds[pair] = index + 1;
    pairs[index] = tokens[token + numberAt] as number;
    offsets[index] = at - (tokens[token] as number);
    if (classes[at] === 0) token += tokenSize;
  }
  return { pairs, offsets, pairEnds };
}
