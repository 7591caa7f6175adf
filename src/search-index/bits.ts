/** A set of positions in a chunk, one bit each; the bits after the last position are zero. */
export type Bits = Int32Array<ArrayBuffer>;

export function noBits(positions: number): Bits {
  return new Int32Array((positions + 31) >>> 5);
}

export function setBit(bits: Bits, position: number): void {
  (bits[position >>> 5] as number) |= 1 << position;
}

export function clearBit(bits: Bits, position: number): void {
  (bits[position >>> 5] as number) &= ~(1 << position);
}

export function intersect(bits: Bits, others: Bits): void {
  for (let index = 0; index < bits.length; index++) (bits[index] as number) &= others[index] as number;
}

export function unite(bits: Bits, others: Bits): void {
  for (let index = 0; index < bits.length; index++) (bits[index] as number) |= others[index] as number;
}

export function subtract(bits: Bits, others: Bits): void {
  for (let index = 0; index < bits.length; index++) (bits[index] as number) &= ~(others[index] as number);
}

export function countBits(bits: Bits): number {
  let count = 0;
  for (let word of bits) {
    // Adds up neighbouring bits, then pairs, then fours; the product adds up the four bytes.
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/** Calls `visit` with each position in the set, in order. It may remove the position from the set. */
export function eachBit(bits: Bits, visit: (position: number) => void): void {
  for (let index = 0; index < bits.length; index++) {
    for (let word = bits[index] as number; word !== 0; word &= word - 1)
      visit(32 * index + 31 - Math.clz32(word & -word));
  }
}

/** Keeps the positions that pass the test. */
export function keepWhere(bits: Bits, test: (position: number) => boolean): void {
  eachBit(bits, (position) => {
    if (!test(position)) clearBit(bits, position);
  });
}
