import type { FieldFilter, Filter, TextFilter } from "../filter/filter.ts";
import { matchesPattern } from "../filter/pattern.ts";
import { toFilter } from "../filter/to-filter.ts";
import type { EvaluationOptions } from "../language/evaluation.ts";
import type { AnyLanguage, PartialRecord, RecordOf } from "../language/language.ts";
import { type AnyRecord, keysOf, valueReader, valuesReader } from "../language/path.ts";
import type { QueryOrNode } from "../language/resolve-tree.ts";
import { anyWordTest, phraseTest, type Test, wordTest } from "./text.ts";

/** Whether a record matches a query. Any part of the record may be missing. */
export type Predicate<RecordType> = (record: PartialRecord<RecordType>) => boolean;

/**
 * Compiles a query into a function of a record: whether it matches. The function is pure, keeps no record, and makes no code from
 * text. It reads only own properties; what a getter throws is thrown.
 *
 * @throws a `QuerybarError` with the code `invalid-argument`, `missing-language` or `too-deep`.
 * @example
 * ```ts
 * const matches = toPredicate(parse("fix -wip branch:main failed"));
 * matches({ branch: "main", calculated_status: "JOB_ERROR", commit_title: "Fix the build" }); // true
 * ```
 */
export function toPredicate<L extends AnyLanguage>(
  query: QueryOrNode<L>,
  options?: EvaluationOptions,
): Predicate<RecordOf<L>> {
  return testOf(toFilter(query, options)) as (record: unknown) => boolean;
}

/** Whether a record is selected by a filter. */
export function testOf(filter: Filter): Test {
  switch (filter.type) {
    case "text":
      return textTest(filter);
    case "field":
      return fieldTest(filter);
    case "all":
      return every(testsOf(filter.filters, false));
    case "any":
      return some(testsOf(filter.filters, true));
    default:
      return filter satisfies never;
  }
}

function textTest({ text, exact, paths, wanted }: TextFilter): Test {
  return wantedOrNot(exact ? phraseTest(text, paths) : wordTest(text, paths), wanted);
}

function fieldTest(filter: FieldFilter): Test {
  const { entry, wanted } = filter;
  const isAmong = valueTest(filter);
  if (entry.many) {
    const read = valuesReader(entry.path);
    return (record) => read(record).some(isAmong) === wanted;
  }
  const [key = "", ...deeper] = keysOf(entry.path);
  if (deeper.length === 0 && entry.span === undefined)
    return (record) => (isAmong(record[key]) && Object.hasOwn(record, key)) === wanted;
  const read = heldReader(entry);
  return (record) => isAmong(read(record)) === wanted;
}

/** What a record holds for a field that holds one value: for a span, both of its ends. */
export function heldReader({ path, span }: FieldFilter["entry"]): (record: AnyRecord) => unknown {
  if (span === undefined) return valueReader(path);
  const from = valueReader(span.from);
  const to = valueReader(span.to);
  return (record) => ({ from: from(record), to: to(record) });
}

/** Whether what a record holds is a value in the set. */
function valueTest({ entry: { kind }, values, intervals, patterns, present }: FieldFilter): (held: unknown) => boolean {
  const [only] = values;
  const isListed = (held: unknown) => {
    const value = kind.heldKey(held);
    return values.size === 1 ? value === only : value !== undefined && values.has(value);
  };
  const tests = intervals.map(kind.intervalTest);
  const [first] = tests;
  if (values.size > 0 || first === undefined) {
    if (intervals.length + patterns.length === 0 && !present) return isListed;
    tests.push(isListed);
  } else if (tests.length === 1 && patterns.length === 0) return first;
  if (present) return (held) => kind.heldKey(held) !== undefined;
  if (patterns.length > 0) {
    tests.push((held) => {
      const value = kind.heldKey(held);
      return value !== undefined && patterns.some((parts) => matchesPattern(parts, value));
    });
  }
  return (held) => {
    for (const test of tests) if (test(held)) return true;
    return false;
  };
}

function wantedOrNot(test: Test, wanted: boolean): Test {
  return wanted ? test : (record) => !test(record);
}

/** The number of words from which on all of them are searched for in one pass over each text. */
const manyWords = 14;

/**
 * The tests of a group, cheapest first: fields, phrases, long words, short words, groups. In an `all`, many
 * excluded words are one test; so are, in an `any`, many required words.
 */
function testsOf(filters: readonly Filter[], wanted: boolean): readonly Test[] {
  const words = filters.filter((filter): filter is TextFilter => filter.type === "text" && isPlainWord(filter, wanted));
  const areMany = words.length >= manyWords;
  const together = new Set<Filter>(areMany ? words : []);
  const apart = filters.filter((filter) => !together.has(filter));
  const tests = [...apart].sort((one, other) => cost(one) - cost(other)).map(testOf);
  const [first] = words;
  if (!areMany || first === undefined) return tests;
  return [
    ...tests,
    wantedOrNot(
      anyWordTest(
        words.map(({ text }) => text),
        first.paths,
      ),
      wanted,
    ),
  ];
}

/** A word with half of a surrogate pair needs a test of its own. */
function isPlainWord({ exact, text, wanted }: TextFilter, isWanted: boolean): boolean {
  return !exact && wanted === isWanted && text.isWellFormed();
}

function cost(filter: Filter): number {
  switch (filter.type) {
    case "field":
      return 0;
    case "text":
      return filter.exact ? 1 : 2 + 1 / (1 + filter.text.length);
    default:
      return 4;
  }
}

function every(tests: readonly Test[]): Test {
  const [first, second] = tests;
  if (tests.length === 1 && first !== undefined) return first;
  if (tests.length === 2 && first !== undefined && second !== undefined)
    return (record) => first(record) && second(record);
  return (record) => {
    for (const test of tests) if (!test(record)) return false;
    return true;
  };
}

function some(tests: readonly Test[]): Test {
  return (record) => {
    for (const test of tests) if (test(record)) return true;
    return false;
  };
}
