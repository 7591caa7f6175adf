import type { Field } from "../language/field.ts";
import { type AnyRecord, recordValue } from "../language/record-value.ts";

/** So many records are enough to know what is frequent. */
const mostRecords = 10_000;

/** The values that records hold in a field, the most frequent first. */
export function heldValues(field: Field, records: Iterable<AnyRecord>): readonly string[] {
  const counts = new Map<string, number>();
  let seen = 0;
  for (const record of records) {
    if (seen++ === mostRecords) break;
    const value = recordValue(field, record[field.key]);
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([value]) => value);
}
