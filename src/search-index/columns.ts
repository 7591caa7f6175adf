import type { FieldEntry } from "../language/lookup.ts";
import { type AnyRecord, valueReader } from "../language/path.ts";
import { type Bits, eachBit } from "./bits.ts";

/** The value of each of a chunk's records in one field. */
export interface Column {
  readonly set: (position: number, record: AnyRecord) => void;
  /** Whether some record holds, or held earlier, the same value as this one. */
  readonly mayHold: (record: AnyRecord) => boolean;
  /** Keeps the positions whose record holds one of the values, or, if they are not wanted, all others. */
  readonly keep: (bits: Bits, values: ReadonlySet<string>, wanted: boolean) => void;
  /** Adds to the counts how many of the positions hold each value. */
  readonly count: (bits: Bits, counts: Map<string, number>) => void;
}

export function columnOf({ kind, path }: FieldEntry, positions: number): Column {
  const read = valueReader(path);
  /** For each position the number of the value that its record holds, or 0. */
  const held = new Uint16Array(positions);
  /** The numbers of the values that are held, from 1. */
  const numbers = new Map<string | number, number>();
  /** A value in canonical spelling; as a number if it is spelled as one, which takes less memory and time. */
  const keyOf = (value: string) => {
    if (kind.column !== "number") return value;
    const number = Number(value);
    return String(number) === value ? number : value;
  };
  const heldKey = (record: AnyRecord) => {
    const value = kind.heldKey(read(record));
    return value === undefined ? undefined : keyOf(value);
  };
  return {
    set(position, record) {
      const key = heldKey(record);
      let number = key === undefined ? 0 : numbers.get(key);
      if (number === undefined) {
        number = numbers.size + 1;
        numbers.set(key as string, number);
      }
      held[position] = number;
    },
    mayHold(record) {
      const key = heldKey(record);
      return key === undefined || numbers.has(key);
    },
    keep(bits, values, wanted) {
      const isAmong = new Uint8Array(numbers.size + 1);
      for (const value of values) isAmong[numbers.get(keyOf(value)) ?? 0] = 1;
      isAmong[0] = 0;
      for (let index = 0; index < bits.length; index++) {
        if (bits[index] === 0) continue;
        let found = 0;
        const end = Math.min(32 * index + 32, positions);
        for (let position = 32 * index; position < end; position++)
          found |= (isAmong[held[position] as number] as number) << position;
        (bits[index] as number) &= wanted ? found : ~found;
      }
    },
    count(bits, counts) {
      const countOf = new Uint32Array(numbers.size + 1);
      eachBit(bits, (position) => {
        (countOf[held[position] as number] as number)++;
      });
      for (const [key, number] of numbers) {
        const count = countOf[number] as number;
        if (count > 0) counts.set(String(key), (counts.get(String(key)) ?? 0) + count);
      }
    },
  };
}
