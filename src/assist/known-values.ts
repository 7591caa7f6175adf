import type { Kind } from "../language/kinds/kind.ts";
import type { FieldEntry } from "../language/lookup.ts";
import { type AnyRecord, valueReader, valuesReader } from "../language/path.ts";

/** Values by the name of their field. */
export type KnownValues = Readonly<Record<string, readonly string[] | undefined>>;

/** Where values are known from, in addition to the language. */
export interface ValueSources {
  readonly values?: KnownValues;
  readonly records?: Iterable<AnyRecord>;
}

/** The values to offer for a field, in canonical spelling, each once. */
export function knownValues(entry: FieldEntry | undefined, options: ValueSources): readonly string[] {
  if (entry === undefined) return [];
  const { kind } = entry;
  const given = givenValues(kind, options.values ?? {}, entry.name);
  return [...new Set([...given, ...heldValues(entry, options.records ?? []), ...(kind.values ?? [])])];
}

/** The given values of a field in canonical spelling, without those that are not values of it. */
export function givenValues({ read, print }: Kind, values: KnownValues, field: string): readonly string[] {
  return (ownValues(values, field) ?? []).flatMap((text) => {
    const value = read(text);
    return value === undefined ? [] : [print(value)];
  });
}

export function ownValues(values: KnownValues, field: string): readonly string[] | undefined {
  return Object.hasOwn(values, field) ? values[field] : undefined;
}

/** The number of records that suffices to know which values are frequent. */
const mostRecords = 10_000;

/** The values that records hold in a field, the most frequent first. */
function heldValues({ kind, path, many }: FieldEntry, records: Iterable<AnyRecord>): readonly string[] {
  const read = valueReader(path);
  const readMany = valuesReader(path);
  const counts = new Map<string, number>();
  let seen = 0;
  for (const record of records) {
    if (seen++ === mostRecords) break;
    for (const held of many ? readMany(record) : [read(record)]) {
      const value = kind.heldKey(held);
      if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([value]) => value);
}
