/**
 * Finds which of some texts occurs in another. It looks for the runs of up to four units that these parts end with, as Karp
 * and Rabin (1987) do, and only where there is one at the rest of that part. Case is taken for one bit, as it is in Latin-1;
 * other texts are to be folded before.
 */
export interface OccurrenceFinder {
  readonly parts: readonly string[];
  readonly runLength: number;
  /** A table of the runs with open addressing. The parts' places are counted from 1, so that 0 is none. */
  readonly table: Int32Array;
  readonly runs: Int32Array;
  readonly nextWithRun: Int32Array;
  /** Parts can be made so that all this is slow. So steps are counted, and below 0 the finder has given up. */
  stepsLeft: number;
}

/** So many units of a text's end are looked at together, at the most. */
const longestRun = 4;

export function occurrenceFinder(parts: readonly string[], patience: number): OccurrenceFinder {
  let runLength = longestRun;
  for (const part of parts) runLength = Math.min(runLength, part.length);
  const finder = {
    parts,
    runLength,
    table: new Int32Array(2 ** (32 - Math.clz32(4 * parts.length))),
    runs: new Int32Array(parts.length + 1),
    nextWithRun: new Int32Array(parts.length + 1),
    stepsLeft: patience,
  };
  const { table, runs, nextWithRun } = finder;
  for (let place = 1; place <= parts.length && finder.stepsLeft >= 0; place++) {
    const part = parts[place - 1] as string;
    let run = 0;
    for (let index = part.length - runLength; index < part.length; index++) run = runWith(run, part.charCodeAt(index));
    runs[place] = onlyLast(run, runLength);
    const slot = slotWith(finder, runs[place] as number);
    nextWithRun[place] = table[slot] as number;
    table[slot] = place;
  }
  return finder;
}

/**
 * The place of a part that seems to occur, and of which `does` says that it does; -1 where there is none, or where the
 * finder has given up.
 */
export function findOccurrence(finder: OccurrenceFinder, whole: string, does: (place: number) => boolean): number {
  const { table, runLength } = finder;
  const shift = Math.clz32(table.length - 1);
  let run = 0;
  for (let index = 0; index < whole.length; index++) {
    run = runWith(run, whole.charCodeAt(index));
    if (index < runLength - 1) continue;
    const last = onlyLast(run, runLength);
    if (table[slotOf(last, shift)] === 0) continue;
    const place = occurrenceAt(finder, last, whole, index, does);
    if (place >= 0 || finder.stepsLeft < 0) return place;
  }
  return -1;
}

/** The same at one place: the occurrence's last unit is there. */
function occurrenceAt(
  finder: OccurrenceFinder,
  run: number,
  whole: string,
  last: number,
  does: (place: number) => boolean,
): number {
  const { parts, table, nextWithRun } = finder;
  for (let place = table[slotWith(finder, run)] as number; place !== 0; place = nextWithRun[place] as number) {
    finder.stepsLeft--;
    if (finder.stepsLeft < 0) return -1;
    if (!endsAt(finder, parts[place - 1] as string, whole, last)) continue;
    finder.stepsLeft -= whole.length;
    if (does(place - 1)) return place - 1;
  }
  return -1;
}

/** Whether what stands before a part's run in a text is the rest of that part. */
function endsAt(finder: OccurrenceFinder, part: string, whole: string, last: number): boolean {
  let distance = finder.runLength;
  if (part.length > last + 1) return false;
  while (distance < part.length) {
    const difference = part.charCodeAt(part.length - 1 - distance) ^ whole.charCodeAt(last - distance);
    finder.stepsLeft--;
    if ((difference | 0x20) !== 0x20) return false;
    distance++;
  }
  return true;
}

/** The slot of a run, or the empty one where it would be. */
function slotWith(finder: OccurrenceFinder, run: number): number {
  const { table, runs } = finder;
  let slot = slotOf(run, Math.clz32(table.length - 1));
  while (table[slot] !== 0 && runs[table[slot] as number] !== run) {
    slot = (slot + 1) & (table.length - 1);
    finder.stepsLeft--;
  }
  return slot;
}

function slotOf(run: number, shift: number): number {
  return Math.imul(run, 0x9e3779b1) >>> shift;
}

/** What is left of a run when another unit follows, ASCII letters in lower case. */
function runWith(run: number, unit: number): number {
  return (run << 8) ^ (unit | 0x20);
}

function onlyLast(run: number, length: number): number {
  return run << (8 * (longestRun - length));
}
