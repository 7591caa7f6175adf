import { countOf, lastPositionOf, startOf, type TokenTable } from "./token-table.ts";
import { classCount, classOf, foldUnit } from "./units.ts";
import { denseLength, firstToken, type VocabularyData } from "./vocabulary.ts";

/** The data collected from the texts of a chunk's records. */
export interface Collected {
  readonly positions: number;
  readonly table: TokenTable;
  /** As in a vocabulary, but each token has its number in the table. */
  readonly sequence: Uint16Array;
  readonly starts: Uint32Array;
  readonly characters: Int32Array;
}

/** The number of steps between two stops, a power of two: they take less than a millisecond. */
const stepsAtOnce = 1 << 14;

/** Sorts the collected tokens. It stops often, so that other work can be done. */
export function* buildVocabulary(collected: Collected): Generator<void, VocabularyData> {
  const { positions, table } = collected;
  const numbered = yield* numberTokens(collected);
  const { sequence, postings } = yield* listPostings(collected, numbered);
  const pairs = yield* listPairs(collected, numbered);
  const units = table.units.slice(0, table.unitsEnd());
  yield;
  return {
    positions,
    units,
    tokenStarts: numbered.tokenStarts,
    ...pairs,
    postings,
    postingEnds: numbered.postingEnds,
    onlyPositions: numbered.onlyPositions,
    characters: collected.characters.slice(),
    foldsIntoAscii: table.foldsIntoAscii(),
    sequence,
    starts: collected.starts.slice(),
  };
}

interface Numbered extends Pick<VocabularyData, "tokenStarts" | "postingEnds" | "onlyPositions"> {
  /** The new number of each token of the table. */
  readonly numbers: Uint16Array;
  /** How many tokens have bits for their positions. They come first; those with a list of positions follow, then all others. */
  readonly withBits: number;
  /** Where the first position of each token with a list goes. */
  readonly postingStarts: Uint32Array;
}

function* numberTokens({ table, positions }: Collected): Generator<void, Numbered> {
  const { rows } = table;
  const size = table.size();
  const dense = denseLength(positions);
  let withBits = 0;
  let several = 0;
  for (let token = 0; token < size; token++) {
    if (token % stepsAtOnce === 0) yield;
    const count = countOf(rows, token);
    if (count < 2) continue;
    several++;
    if (count >= dense) withBits++;
  }
  const numbers = new Uint16Array(size);
  const tokenStarts = new Uint32Array(size);
  const postingStarts = new Uint32Array(several);
  const postingEnds = new Uint32Array(several);
  const onlyPositions = new Uint16Array(size - several);
  let nextWithBits = 0;
  let nextWithList = withBits;
  let nextOther = several;
  let end = withBits * dense;
  for (let token = 0; token < size; token++) {
    if (token % stepsAtOnce === 0) yield;
    const count = countOf(rows, token);
    let number: number;
    if (count < 2) {
      number = nextOther++;
      onlyPositions[number - several] = lastPositionOf(rows, token);
    } else if (count < dense) {
      number = nextWithList++;
      postingStarts[number] = end;
      end += count;
      postingEnds[number] = end;
    } else {
      number = nextWithBits++;
      postingEnds[number] = nextWithBits * dense;
    }
    numbers[token] = number;
    tokenStarts[number] = startOf(rows, token);
  }
  return { numbers, tokenStarts, withBits, postingStarts, postingEnds, onlyPositions };
}

/** From the tokens of each record to the records of each token that several have. */
function* listPostings({ sequence, starts, positions }: Collected, numbered: Numbered) {
  const { numbers, withBits, postingStarts, postingEnds } = numbered;
  const dense = denseLength(positions);
  const postings = new Uint16Array(postingEnds.at(-1) ?? 0);
  const nextPostings = postingStarts.slice();
  const lastPositions = new Int32Array(postingStarts.length).fill(-1);
  const renumbered = new Uint16Array(sequence.length);
  let position = -1;
  for (let index = 0; index < sequence.length; index++) {
    if (index % stepsAtOnce === 0) yield;
    while (starts[position + 1] === index && position + 1 < positions) position++;
    const code = sequence[index] as number;
    if (code < firstToken) {
      renumbered[index] = code;
      continue;
    }
    const number = numbers[code - firstToken] as number;
    renumbered[index] = firstToken + number;
    if (number < withBits) {
      (postings[number * dense + (position >>> 4)] as number) |= 1 << (position & 15);
    } else if (number < postingStarts.length && lastPositions[number] !== position) {
      lastPositions[number] = position;
      const next = nextPostings[number] as number;
      postings[next] = position;
      nextPostings[number] = next + 1;
    }
  }
  return { sequence: renumbered, postings };
}

/** Orders the tokens by the classes of each two adjacent units, including the white space around a token. */
function* listPairs({ table }: Collected, { numbers }: Numbered) {
  const { units, rows } = table;
  const unitsEnd = table.unitsEnd();
  const pairEnds = new Uint32Array(classCount * classCount);
  const classes = new Uint8Array(unitsEnd);
  for (let index = 1; index < unitsEnd; index++) {
    if (index % stepsAtOnce === 0) yield;
    const classHere = classOf(foldUnit(units[index] as number));
    classes[index] = classHere;
    (pairEnds[(classes[index - 1] as number) * classCount + classHere] as number)++;
  }
  let count = 0;
  for (let pair = 0; pair < pairEnds.length; pair++) {
    const start = count;
    count += pairEnds[pair] as number;
    pairEnds[pair] = start;
  }
  // Each start advances with what is put there, until it is the end.
  const pairs = new Uint16Array(count);
  const offsets = new Uint16Array(count);
  for (let index = 1, token = 0, start = 1; index < unitsEnd; index++) {
    if (index % stepsAtOnce === 0) yield;
    const pair = (classes[index - 1] as number) * classCount + (classes[index] as number);
    const end = pairEnds[pair] as number;
    pairEnds[pair] = end + 1;
    pairs[end] = numbers[token] as number;
    offsets[end] = index - start;
    if (classes[index] === 0) start = startOf(rows, ++token);
  }
  return { pairs, offsets, pairEnds };
}
