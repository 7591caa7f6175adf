import type { Kind } from "../language/kinds/kind.ts";
import { heldReader } from "../language/lookup.ts";
import { keysOf, type Path, valueReader, valuesReader } from "../language/path.ts";
import { isValuesOnly } from "./constraint.ts";
import { composedSetsOf, type RecordTest } from "./dialect.ts";
import type { FieldFilter } from "./filter.ts";
import { matchesPattern } from "./pattern.ts";

/** Whether what a record holds, which may be anything, is a value of some set. */
type HeldTest = (held: unknown) => boolean;

/** Whether a record is selected by a constraint on a field. */
export function fieldTest(filter: FieldFilter): RecordTest {
  const { entry, values, wanted } = filter;
  return entry.many || entry.span !== undefined || !isValuesOnly(filter)
    ? composedSetsOf(entry).test(filter)
    : testAt(entry.path, valuesTest(entry.kind, values), wanted);
}

/** The same for a field of any dialect, and any set. */
export function composedTest(filter: FieldFilter): RecordTest {
  const { entry, wanted } = filter;
  const isAmong = setTest(filter);
  if (entry.many) {
    const read = valuesReader(entry.path);
    return (record) => read(record).some(isAmong) === wanted;
  }
  if (entry.span === undefined) return testAt(entry.path, isAmong, wanted);
  const read = heldReader(entry);
  return (record) => isAmong(read(record)) === wanted;
}

function testAt(path: Path, isAmong: HeldTest, wanted: boolean): RecordTest {
  const [key = "", ...deeper] = keysOf(path);
  if (deeper.length === 0) return (record) => (isAmong(record[key]) && Object.hasOwn(record, key)) === wanted;
  const read = valueReader(path);
  return (record) => isAmong(read(record)) === wanted;
}

/** Whether it is one of some values. Nearly all records hold a value in a form that can be compared without its key. */
function valuesTest(kind: Kind, values: ReadonlySet<string>): HeldTest {
  const isListed = keyTest(kind, (value) => values.has(value));
  const [only = ""] = values;
  if (kind.spelling === "exact" && values.size === 1) return (held) => held === only;
  const number = Number(only);
  if (kind.spelling === "number" && values.size === 1 && isListed(number))
    return (held) => held === number || (typeof held !== "number" && isListed(held));
  if (kind.values === undefined) return isListed;
  const known = new Map<unknown, boolean>(kind.values.map((value) => [value, isListed(value)]));
  return (held) => known.get(held) ?? isListed(held);
}

/** A test of the canonical spelling of what a record holds. */
function keyTest({ heldKey }: Kind, test: (value: string) => boolean): HeldTest {
  return (held) => {
    const value = heldKey(held);
    return value !== undefined && test(value);
  };
}

function setTest({ entry: { kind }, values, intervals, patterns, present }: FieldFilter): HeldTest {
  if (present) return keyTest(kind, () => true);
  const tests: HeldTest[] = intervals.map(kind.intervalTest);
  if (values.size > 0) tests.push(valuesTest(kind, values));
  if (patterns.length > 0) tests.push(keyTest(kind, (value) => patterns.some((parts) => matchesPattern(parts, value))));
  const [only] = tests;
  if (tests.length === 1 && only !== undefined) return only;
  return (held) => {
    for (const test of tests) if (test(held)) return true;
    return false;
  };
}
