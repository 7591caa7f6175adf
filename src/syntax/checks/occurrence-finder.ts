/**
 * Finds which of some texts occurs in another. It looks for the runs of up to four units that these parts end with, as Karp
 * and Rabin (1987) do, and compares a part only where there may be its run. Case is taken for one bit, as it is in Latin-1;
 * other texts are to be folded before.
 */
export interface OccurrenceFinder {
  readonly parts: readonly string[];
  readonly runLength: number;
  /** The last part with a run of this hash. Parts are counted from 1, so that 0 is none. */
  readonly lastWithHash: Int32Array;
  /** For each part the one before it with the same hash. */
  readonly before: Int32Array;
  /** Parts can be made so that all this is slow. So steps are counted, and below 0 the finder has given up. */
  stepsLeft: number;
}

/** So many units of a text's end are looked at together, at the most. */
const longestRun = 4;

export function occurrenceFinder(parts: readonly string[], patience: number): OccurrenceFinder {
  let runLength = longestRun;
  for (const part of parts) runLength = Math.min(runLength, part.length);
  const lastWithHash = new Int32Array(1 << (32 - Math.clz32(4 * parts.length)));
  const before = new Int32Array(parts.length + 1);
  const shift = Math.clz32(lastWithHash.length - 1);
  for (let place = 1; place <= parts.length; place++) {
    const part = parts[place - 1] as string;
    let run = 0;
    for (let index = part.length - runLength; index < part.length; index++) run = runWith(run, part.charCodeAt(index));
    const hash = hashOf(onlyLast(run, runLength), shift);
    before[place] = lastWithHash[hash] as number;
    lastWithHash[hash] = place;
  }
  return { parts, runLength, lastWithHash, before, stepsLeft: patience };
}

/**
 * The place of a part that seems to occur, and of which `does` says that it does; -1 where there is none, or where the
 * finder has given up.
 */
export function findOccurrence(finder: OccurrenceFinder, whole: string, does: (place: number) => boolean): number {
  const { parts, runLength, lastWithHash, before } = finder;
  const shift = Math.clz32(lastWithHash.length - 1);
  let run = 0;
  for (let index = 0; index < whole.length; index++) {
    run = runWith(run, whole.charCodeAt(index));
    if (index < runLength - 1) continue;
    const hash = hashOf(onlyLast(run, runLength), shift);
    for (let place = lastWithHash[hash] as number; place !== 0; place = before[place] as number) {
      finder.stepsLeft--;
      if (finder.stepsLeft < 0) return -1;
      if (!endsAt(finder, parts[place - 1] as string, whole, index)) continue;
      finder.stepsLeft -= whole.length;
      if (does(place - 1)) return place - 1;
    }
  }
  return -1;
}

/** Whether the part seems to stand in a text with its last unit there. */
function endsAt(finder: OccurrenceFinder, part: string, whole: string, last: number): boolean {
  if (part.length > last + 1) return false;
  for (let distance = 0; distance < part.length; distance++) {
    const difference = part.charCodeAt(part.length - 1 - distance) ^ whole.charCodeAt(last - distance);
    finder.stepsLeft--;
    if ((difference | 0x20) !== 0x20) return false;
  }
  return true;
}

function hashOf(run: number, shift: number): number {
  return Math.imul(run, 0x9e3779b1) >>> shift;
}

/** What is left of a run when another unit follows, ASCII letters in lower case. */
function runWith(run: number, unit: number): number {
  return (run << 8) ^ (unit | 0x20);
}

function onlyLast(run: number, length: number): number {
  return run << (8 * (longestRun - length));
}
