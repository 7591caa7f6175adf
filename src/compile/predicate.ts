import { fieldTest } from "../filter/field-test.ts";
import type { Filter, TextFilter } from "../filter/filter.ts";
import { toFilter } from "../filter/to-filter.ts";
import type { EvaluationOptions } from "../language/evaluation.ts";
import { grouped } from "../language/grouped.ts";
import type { AnyLanguage, PartialRecord, RecordOf } from "../language/language.ts";
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
  }
}

function textTest({ text, exact, paths, wanted }: TextFilter): Test {
  return wantedOrNot(exact ? phraseTest(text, paths) : wordTest(text, paths), wanted);
}

function anyWord(words: Words): Test {
  return anyWordTest(
    words.map(({ text }) => text),
    words[0].paths,
  );
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
  const many = filters.length < manyWords ? [] : manyWordsOf(filters, wanted);
  const together = new Set<Filter>(many.flat());
  const apart = filters.filter((filter) => !together.has(filter));
  return [
    ...apart.sort((one, other) => cost(one) - cost(other)).map(testOf),
    ...many.map((words) => wantedOrNot(anyWord(words), wanted)),
  ];
}

type Words = readonly [TextFilter, ...TextFilter[]];

/** Lists of many words that are searched for in the same texts. */
function manyWordsOf(filters: readonly Filter[], wanted: boolean): readonly Words[] {
  const words = filters.filter((filter): filter is TextFilter => filter.type === "text" && isPlainWord(filter, wanted));
  const byTexts = grouped(words, ({ paths }) => JSON.stringify(paths));
  return [...byTexts.values()].filter(({ length }) => length >= manyWords);
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
