import { needleFinder } from "../language/needles.ts";
import type { AnyRecord } from "../language/record-value.ts";
import { escapedForPattern, foldCase, isLatin1, normalize } from "../language/text.ts";

/** Whether a record matches. */
export type Test = (record: AnyRecord) => boolean;

/** Whether something occurs in what a record holds; what is no text holds none. */
type Occurs = (held: unknown) => boolean;

/** Whether a phrase occurs, case included, in one of a record's texts. */
export function phraseTest(phrase: string, keys: readonly string[]): Test {
  return exactTest(normalize(phrase), keys, /^[^;`K\x80-\uffff]*$/);
}

/** Whether a word occurs, ignoring case, in one of a record's texts. */
export function wordTest(word: string, keys: readonly string[]): Test {
  const needle = normalize(word);
  // What has no case in it is alike only to itself.
  if (!/\p{Changes_When_Casemapped}/u.test(needle)) return exactTest(needle, keys, unchangedByNfc);
  // Of half a surrogate pair the two ways of looking for a word would think differently.
  if (!needle.isWellFormed()) return literalTest(needle, keys);
  return foldedThenLiteral(needle, keys);
}

/** Whether any of many words occurs, in one pass over each text. */
export function anyWordTest(words: readonly string[], keys: readonly string[]): Test {
  const find = needleFinder(words.map(foldCase));
  return someText(keys, (held) => typeof held === "string" && find(foldCase(held)) >= 0);
}

/**
 * Such a needle stands in a text wherever it stands in its NFC, so most texts need not be brought to it: NFC turns nothing
 * into ASCII but the Greek question mark, the varia and, where case counts, the Kelvin sign.
 */
const unchangedByNfc = /^[^;`\x80-\uffff]*$/;

function exactTest(needle: string, keys: readonly string[], unchanged: RegExp): Test {
  return someText(
    keys,
    unchanged.test(needle)
      ? (held) =>
          typeof held === "string" && held.includes(needle) && (isLatin1(held) || normalize(held).includes(needle))
      : (held) => typeof held === "string" && normalize(held).includes(needle),
  );
}

/** A regular expression repays its making, of some 35 µs, after so many records. */
const manyRecords = 150;

/** Folds the texts of the first records, and makes a regular expression when it turns out that there are many. */
function foldedThenLiteral(needle: string, keys: readonly string[]): Test {
  const folded = foldCase(needle);
  let left = manyRecords;
  let test = someText(keys, foldedOccurs(folded));
  return (record) => {
    if (left > 0 && --left === 0) test = literalTest(needle, keys);
    return test(record);
  };
}

/**
 * Of Latin-1 nothing but ASCII letters folds to ASCII. Of other text little does that lower-casing leaves as it is: `ſ`. So a text
 * in which an ASCII needle is not found that way need not be folded, which takes much longer.
 */
function foldedOccurs(folded: string): Occurs {
  if (/[^\0-\x7f]/.test(folded)) return (held) => typeof held === "string" && foldCase(held).includes(folded);
  const isUnchanged = unchangedByNfc.test(folded);
  return (held) => {
    if (typeof held !== "string") return false;
    const isFound = held.toLowerCase().includes(folded);
    if (isLatin1(held)) return isFound;
    return (isFound || !isUnchanged || held.includes("ſ")) && foldCase(held).includes(folded);
  };
}

/**
 * The text enters a regular expression only as a literal, so nothing in it is obeyed and nothing can backtrack; the flags
 * `iu` are what ignoring case means.
 */
function literalTest(needle: string, keys: readonly string[]): Test {
  const literal = literalOf(needle);
  return someText(
    keys,
    unchangedByNfc.test(needle)
      ? (held) => typeof held === "string" && literal.test(held) && (isLatin1(held) || literal.test(normalize(held)))
      : (held) => typeof held === "string" && literal.test(normalize(held)),
  );
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
function someText(keys: readonly string[], occurs: Occurs): Test {
  const [first, second, third] = keys as readonly [string, string, string];
  switch (keys.length) {
    case 0:
      return () => false;
    case 1:
      return (record) => occurs(record[first]);
    case 2:
      return (record) => occurs(record[first]) || occurs(record[second]);
    case 3:
      return (record) => occurs(record[first]) || occurs(record[second]) || occurs(record[third]);
    default:
      return (record) => keys.some((key) => occurs(record[key]));
  }
}
