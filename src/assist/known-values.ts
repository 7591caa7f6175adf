import { type EvaluationOptions, evaluationContext } from "../language/evaluation.ts";
import type { Kind } from "../language/kinds/kind.ts";
import type { FieldEntry } from "../language/lookup.ts";
import { type AnyRecord, valueReader, valuesReader } from "../language/path.ts";

/** Values by the name of their field. */
export type KnownValues = Readonly<Record<string, readonly string[] | undefined>>;

/** Where values are known from, in addition to the language. */
export interface ValueSources extends EvaluationOptions {
  readonly values?: KnownValues;
  readonly records?: Iterable<AnyRecord>;
}

/** The values to offer for a field, in canonical spelling, each once. */
export function knownValues(entry: FieldEntry, options: ValueSources): readonly string[] {
  const { kind } = entry;
  const given = givenValues(kind, options.values ?? {}, entry.name);
  const held = countValues(entry, options.records ?? [], options).keys();
  return [...new Set([...given, ...held, ...(kind.values ?? [])])];
}

/** The given values of a field in canonical spelling, without those that are not values of it. */
export function givenValues(kind: Kind, values: KnownValues, field: string): readonly string[] {
  return printedValues(kind, ownValues(values, field));
}

/** Texts in canonical spelling, without those that are not values of the kind. */
export function printedValues({ read, print }: Kind, texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => {
    const value = read(text);
    return value === undefined ? [] : [print(value)];
  });
}

export function ownValues(values: KnownValues, field: string): readonly string[] {
  return (Object.hasOwn(values, field) && values[field]) || [];
}

/** The number of records that suffices to know which values are frequent. */
const mostRecords = 10_000;

/** How many records hold each value of a field, the most frequent first. Dates are counted by day, the latest first. */
export function countValues(
  { kind, path, many }: FieldEntry,
  records: Iterable<AnyRecord>,
  options: EvaluationOptions,
  isCounted: (record: AnyRecord) => boolean = () => true,
): ReadonlyMap<string, number> {
  const read = valueReader(path);
  const readMany = valuesReader(path);
  const dayOf = kind.periods?.("day", evaluationContext(options));
  const counts = new Map<string, number>();
  let seen = 0;
  for (const record of records) {
    if (seen++ === mostRecords) break;
    if (!isCounted(record)) continue;
    const spellings = (many ? readMany(record) : [read(record)])
      .map(kind.heldKey)
      .filter((spelling) => spelling !== undefined);
    for (const value of new Set(dayOf === undefined ? spellings : spellings.map(dayOf)))
      counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return new Map(dayOf === undefined ? [...counts].sort(([, one], [, other]) => other - one) : latestFirst(counts));
}

/** Days, weeks or months with what there is of each. */
export function latestFirst<T>(periods: Iterable<readonly [string, T]>): readonly (readonly [string, T])[] {
  return [...periods].sort(([one], [other]) => (one < other ? 1 : -1));
}
