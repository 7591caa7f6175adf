import { needleFinder } from "../language/needles.ts";
import type { AnyRecord } from "../language/record-value.ts";
import { escapedForPattern, foldCase, hasLoneSurrogate, normalize } from "../language/text.ts";

/** Whether a record matches. */
export type Test = (record: AnyRecord) => boolean;

/** Tells whether a text that is in NFC holds what a term looks for; a regular expression is one. */
interface Finder {
  test(text: string): boolean;
}

/** Whether a phrase occurs, case included, in one of a record's texts. */
export function phraseTest(phrase: string, keys: readonly string[]): Test {
  const exact = normalize(phrase);
  return someText(keys, { test: (text) => text.includes(exact) });
}

/** Whether a word occurs, ignoring case, in one of a record's texts. */
export function wordTest(word: string, keys: readonly string[]): Test {
  const needle = normalize(word);
  // What has no case in it is alike only to itself.
  if (!/\p{Changes_When_Casemapped}/u.test(needle)) return someText(keys, { test: (text) => text.includes(needle) });
  // Of half a surrogate pair the two ways of looking for a word would think differently.
  if (hasLoneSurrogate(needle)) return literalTest(needle, keys);
  return foldedThenLiteral(needle, keys);
}

/** Whether any of many words occurs, in one pass over each text. */
export function anyWordTest(words: readonly string[], keys: readonly string[]): Test {
  const find = needleFinder(words.map(foldCase));
  return someText(keys, { test: (text) => find(foldCase(text)) >= 0 });
}

/** A regular expression repays its making, of some 35 µs, after so many records. */
const manyRecords = 150;

/** Folds the texts of the first records, and makes a regular expression when it turns out that there are many. */
function foldedThenLiteral(needle: string, keys: readonly string[]): Test {
  const folded = foldCase(needle);
  const inFolded = someText(keys, { test: (text) => foldCase(text).includes(folded) });
  let left = manyRecords;
  let test = inFolded;
  return (record) => {
    if (left > 0 && --left === 0) test = literalTest(needle, keys);
    return test(record);
  };
}

/**
 * The text enters a regular expression only as a literal, so nothing in it is obeyed and nothing can backtrack; the flags
 * `iu` are what ignoring case means.
 */
function literalTest(needle: string, keys: readonly string[]): Test {
  return someText(keys, literalOf(needle));
}

const literals = new Map<string, RegExp>();

/** V8 stops optimising new regular expressions after some thousands of them, so those at hand are kept; but not all for ever. */
const mostLiterals = 1000;

function literalOf(needle: string): RegExp {
  const known = literals.get(needle);
  if (known !== undefined) return known;
  if (literals.size === mostLiterals) literals.clear();
  const made = new RegExp(escapedForPattern(needle), "iu");
  literals.set(needle, made);
  return made;
}

/** Up to three keys are written out, since an engine reads a property fastest where it is always the same one. */
function someText(keys: readonly string[], finder: Finder): Test {
  const [first = "", second = "", third = ""] = keys;
  switch (keys.length) {
    case 0:
      return () => false;
    case 1:
      return (record) => occursIn(record[first], finder);
    case 2:
      return (record) => occursIn(record[first], finder) || occursIn(record[second], finder);
    case 3:
      return (record) =>
        occursIn(record[first], finder) || occursIn(record[second], finder) || occursIn(record[third], finder);
    default:
      return (record) => keys.some((key) => occursIn(record[key], finder));
  }
}

/** What is no text holds none. */
function occursIn(text: unknown, finder: Finder): boolean {
  return typeof text === "string" && finder.test(normalize(text));
}
