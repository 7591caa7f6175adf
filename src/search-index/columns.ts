import type { Field } from "../language/field.ts";
import { type AnyRecord, recordValue } from "../language/record-value.ts";
import { type Bits, eachBit } from "./bits.ts";

/** What each of a chunk's records holds in one field. */
export interface Column {
  readonly set: (place: number, record: AnyRecord) => void;
  /** Whether some record holds, or held, what this one does; certain where the answer is no. */
  readonly mayHave: (record: AnyRecord) => boolean;
  /** Keeps the places whose record holds one of the values, or, where excluded, those whose record holds none of them. */
  readonly keep: (bits: Bits, values: readonly string[], excluded: boolean) => void;
  /** Adds to the counts how many of the places hold each value. */
  readonly count: (bits: Bits, counts: Map<string, number>) => void;
}

export function columnOf(field: Field, places: number): Column {
  /** For each place the number of the value that its record holds; 0 for what no value equals. */
  const held = new Uint16Array(places);
  const numbers = new Map<string | number, number>();
  /** Whole numbers are known as numbers, as long as they can be: that is faster, and takes less. */
  const keyOf = (held: unknown) => {
    if (field.kind === "whole-number" && typeof held === "number" && held >= 0 && Number.isSafeInteger(held))
      return held;
    const value = recordValue(field, held);
    return field.kind === "whole-number" && Number.isSafeInteger(Number(value)) ? Number(value) : value;
  };
  return {
    set(place, record) {
      const key = keyOf(record[field.key]);
      if (key === undefined) {
        held[place] = 0;
        return;
      }
      let number = numbers.get(key);
      if (number === undefined) {
        number = numbers.size + 1;
        numbers.set(key, number);
      }
      held[place] = number;
    },
    mayHave(record) {
      const key = keyOf(record[field.key]);
      return key === undefined || numbers.has(key);
    },
    keep(bits, values, excluded) {
      const isAmong = new Uint8Array(numbers.size + 1);
      for (const value of values) isAmong[numbers.get(keyOf(value) ?? "") ?? 0] = 1;
      isAmong[0] = 0;
      for (let index = 0; index < bits.length; index++) {
        if (bits[index] === 0) continue;
        let found = 0;
        const end = Math.min(32 * index + 32, places);
        for (let place = 32 * index; place < end; place++) found |= (isAmong[held[place] as number] as number) << place;
        (bits[index] as number) &= excluded ? ~found : found;
      }
    },
    count(bits, counts) {
      const countOf = new Uint32Array(numbers.size + 1);
      eachBit(bits, (place) => {
        (countOf[held[place] as number] as number)++;
      });
      for (const [key, number] of numbers) {
        const count = countOf[number] as number;
        if (count > 0) counts.set(String(key), (counts.get(String(key)) ?? 0) + count);
      }
    },
  };
}
