/** A set of places in a chunk, one bit each; the bits behind the last place are zero. */
export type Bits = Int32Array<ArrayBuffer>;

export function noBits(places: number): Bits {
  return new Int32Array((places + 31) >>> 5);
}

export function setBit(bits: Bits, place: number): void {
  (bits[place >>> 5] as number) |= 1 << place;
}

export function clearBit(bits: Bits, place: number): void {
  (bits[place >>> 5] as number) &= ~(1 << place);
}

export function keepCommon(bits: Bits, others: Bits): void {
  for (let index = 0; index < bits.length; index++) (bits[index] as number) &= others[index] as number;
}

export function takeAway(bits: Bits, others: Bits): void {
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

/** Calls with each place of the set, in order. The place may be taken out of the set meanwhile. */
export function eachBit(bits: Bits, visit: (place: number) => void): void {
  for (let index = 0; index < bits.length; index++) {
    for (let word = bits[index] as number; word !== 0; word &= word - 1)
      visit(32 * index + 31 - Math.clz32(word & -word));
  }
}

/** Keeps the places that pass the test. */
export function keepWhere(bits: Bits, test: (place: number) => boolean): void {
  eachBit(bits, (place) => {
    if (!test(place)) clearBit(bits, place);
  });
}
