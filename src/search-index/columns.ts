import type { ValueSet } from "../filter/filter.ts";
import { type FieldEntry, heldReader } from "../language/lookup.ts";
import { type AnyRecord, valuesReader } from "../language/path.ts";
import { type Bits, eachBit } from "./bits.ts";
import { type HeldValues, heldValues } from "./held-values.ts";

/** The values of each of a chunk's records in one field. */
export interface Column {
  readonly set: (position: number, record: AnyRecord) => void;
  /** Whether some record holds, or held earlier, the same values as this one. */
  readonly mayHold: (record: AnyRecord) => boolean;
  /** Keeps the positions whose record holds a value of the set, or, if they are not wanted, all others. */
  readonly keep: (bits: Bits, set: ValueSet, wanted: boolean) => void;
  /**
   * Adds to the counts how many of the positions hold each value, or each group of values that `groupOf` names. A record that
   * holds several values of a group counts once.
   */
  readonly count: (bits: Bits, counts: Map<string, number>, groupOf?: (value: string) => string) => void;
}

/** What a column numbers from 1: values, or, for a field that holds many, sets of values. */
interface Numbered {
  /** The number of what a record holds; 0 if it holds no value. */
  readonly add: (record: AnyRecord) => number;
  readonly has: (record: AnyRecord) => boolean;
  /** For each number whether some of its values are in a set. */
  readonly among: (set: ValueSet) => Uint8Array;
  /** Calls `visit` with each number and its values. */
  readonly each: (visit: (number: number, values: readonly string[]) => void) => void;
  readonly size: () => number;
}

export function columnOf(entry: FieldEntry, positions: number): Column {
  const values = heldValues(entry.kind);
  const numbered = entry.many ? numberedSets(entry, values) : numberedValues(entry, values);
  /** For each position the number of what its record holds, or 0. */
  const held = new Uint16Array(positions);
  return {
    set(position, record) {
      held[position] = numbered.add(record);
    },
    mayHold: numbered.has,
    keep(bits, set, wanted) {
      const isAmong = numbered.among(set);
      for (let index = 0; index < bits.length; index++) {
        if (bits[index] === 0) continue;
        let found = 0;
        const end = Math.min(32 * index + 32, positions);
        for (let position = 32 * index; position < end; position++)
          found |= (isAmong[held[position] as number] as number) << position;
        (bits[index] as number) &= wanted ? found : ~found;
      }
    },
    count(bits, counts, groupOf) {
      const countOf = new Uint32Array(numbered.size() + 1);
      eachBit(bits, (position) => {
        (countOf[held[position] as number] as number)++;
      });
      numbered.each((number, values) => {
        const count = countOf[number] as number;
        if (count === 0) return;
        const groups = groupOf === undefined ? values : new Set(values.map(groupOf));
        for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + count);
      });
    },
  };
}

function numberedValues(entry: FieldEntry, values: HeldValues): Numbered {
  const read = heldReader(entry);
  const { heldKey } = entry.kind;
  return {
    add: (record) => values.add(heldKey(read(record))),
    has(record) {
      const value = heldKey(read(record));
      return value === undefined || values.has(value);
    },
    among: values.among,
    each: (visit) => values.each((number, value) => visit(number, [value])),
    size: values.size,
  };
}

function numberedSets({ kind, path }: FieldEntry, values: HeldValues): Numbered {
  const read = valuesReader(path);
  /** The numbers of each set's values, from 1. */
  const sets: (readonly number[])[] = [[]];
  const numbers = new Map<string, number>([["", 0]]);
  return {
    add(record) {
      const set = new Set<number>();
      for (const held of read(record)) set.add(values.add(kind.heldKey(held)));
      set.delete(0);
      const members = [...set];
      const key = members.join();
      let number = numbers.get(key);
      if (number === undefined) {
        number = sets.length;
        numbers.set(key, number);
        sets.push(members);
      }
      return number;
    },
    has: (record) =>
      read(record).every((held) => {
        const value = kind.heldKey(held);
        return value === undefined || values.has(value);
      }),
    among(set) {
      const isAmong = values.among(set);
      return Uint8Array.from(sets, (members) => Number(members.some((number) => isAmong[number] === 1)));
    },
    each(visit) {
      const spellings = [""];
      values.each((number, value) => {
        spellings[number] = value;
      });
      sets.forEach((members, number) => {
        visit(
          number,
          members.map((member) => spellings[member] as string),
        );
      });
    },
    size: () => sets.length - 1,
  };
}
