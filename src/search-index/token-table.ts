import { foldUnit, tokenEnd } from "./units.ts";

/** The distinct tokens of a chunk's texts, numbered in the order in which they were first seen. */
export interface TokenTable {
  /** The tokens in NFC, with their case and `tokenEnd` around each: `␠fix␠the␠`. A token that is looked up is written at the end. */
  readonly units: Uint16Array;
  readonly unitsEnd: () => number;
  readonly rows: TokenRows;
  readonly size: () => number;
  /** The number of the token that is written at the end, up to and with its `tokenEnd`. Where it is new, it stays there. */
  readonly lookUp: (end: number, hash: number) => number;
  /** Whether a character beyond ASCII folds into it, as `ſ` does. */
  readonly foldsIntoAscii: () => boolean;
  readonly clear: () => void;
}

/**
 * The data of each token. Its numbers are adjacent, since reading them takes longest where they are not in the processor's
 * cache:
 *
 *     0      1     2      3             4  5  6     7
 *     start  hash  count  lastPosition  characters  (free)
 *
 * - start: where the token begins in the units
 * - hash: of its units, compared before these are
 * - count: how many records have it
 * - lastPosition: of these records, plus one
 * - characters: which printable characters of ASCII it has, by their units: 0x20 to 0x3f, 0x40 to 0x5f, 0x60 to 0x7f
 */
type TokenRows = Int32Array;

const rowLength = 8;
const hashAt = 1;
const countAt = 2;
const lastPositionAt = 3;
const charactersAt = 4;

export function startOf(rows: TokenRows, token: number): number {
  return rows[rowLength * token] as number;
}

export function countOf(rows: TokenRows, token: number): number {
  return rows[rowLength * token + countAt] as number;
}

export function lastPositionOf(rows: TokenRows, token: number): number {
  return (rows[rowLength * token + lastPositionAt] as number) - 1;
}

/** One of the three numbers of a token's characters. */
export function charactersOf(rows: TokenRows, token: number, part: number): number {
  return rows[rowLength * token + charactersAt + part] as number;
}

/** Notes that the record at a position has the token. Returns false if that is the last position already. */
export function addPosition(rows: TokenRows, token: number, position: number): boolean {
  const row = rowLength * token;
  if (rows[row + lastPositionAt] === position + 1) return false;
  rows[row + lastPositionAt] = position + 1;
  (rows[row + countAt] as number)++;
  return true;
}

export function tokenTable(mostTokens: number, mostUnits: number): TokenTable {
  // Memory that is not used is not allocated by the system.
  const units = new Uint16Array(mostUnits);
  const rows = new Int32Array(rowLength * mostTokens);
  /** A hash table: the number of a token plus one, or 0 where a slot is free. */
  const slots = new Int32Array(2 * mostTokens);
  let size = 0;
  let unitsEnd = 1;
  let foldsIntoAscii = false;
  units[0] = tokenEnd;

  function lookUp(end: number, hash: number): number {
    for (let slot = hash; ; slot++) {
      const index = slot & (slots.length - 1);
      const token = (slots[index] as number) - 1;
      if (token < 0) {
        slots[index] = size + 1;
        return addToken(end, hash);
      }
      if (rows[rowLength * token + hashAt] === hash && isWrittenAgain(token, end)) return token;
    }
  }

  function isWrittenAgain(token: number, end: number): boolean {
    let theirs = rows[rowLength * token] as number;
    let ours = unitsEnd;
    while (ours < end && units[theirs] === units[ours]) {
      theirs++;
      ours++;
    }
    return ours === end;
  }

  function addToken(end: number, hash: number): number {
    const row = rowLength * size;
    rows[row] = unitsEnd;
    rows[row + hashAt] = hash;
    for (let index = unitsEnd; index < end - 1; index++) {
      const unit = units[index] as number;
      if (unit > 0x7f) foldsIntoAscii ||= foldUnit(unit) <= 0x7f;
      else if (unit > 0x1f) (rows[row + charactersAt - 1 + (unit >>> 5)] as number) |= 1 << unit;
    }
    unitsEnd = end;
    return size++;
  }

  return {
    units,
    unitsEnd: () => unitsEnd,
    rows,
    size: () => size,
    lookUp,
    foldsIntoAscii: () => foldsIntoAscii,
    clear() {
      rows.fill(0, 0, rowLength * size);
      slots.fill(0);
      size = 0;
      unitsEnd = 1;
      foldsIntoAscii = false;
    },
  };
}
