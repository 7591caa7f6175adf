import { needleFinder } from "../language/needles.ts";
import { foldCase, hasLoneSurrogate, normalize } from "../language/text.ts";

/** Whether a text that is already in NFC holds what a term looks for. */
export type Occurrence = (text: string) => boolean;

/** A phrase, case included. */
export function phraseOccurrence(phrase: string): Occurrence {
  const exact = normalize(phrase);
  return (text) => text.includes(exact);
}

/** A word, ignoring case. */
export function wordOccurrence(word: string): Occurrence {
  const needle = normalize(word);
  // What has no case in it is alike only to itself.
  if (!/\p{Changes_When_Casemapped}/u.test(needle)) return (text) => text.includes(needle);
  // Of half a surrogate pair the two ways below would think differently.
  if (hasLoneSurrogate(needle)) return literalOccurrence(needle);
  return foldedThenLiteral(needle);
}

/** Any of many words, in one pass. */
export function anyWordOccurrence(words: readonly string[]): Occurrence {
  const find = needleFinder(words.map(foldCase));
  return (text) => find(foldCase(text)) >= 0;
}

/** A regular expression repays its making, of some 35 µs, after so many texts. */
const manyTexts = 300;

/** Folds the first texts, and makes a regular expression when it turns out that there are many. */
function foldedThenLiteral(needle: string): Occurrence {
  const folded = foldCase(needle);
  let left = manyTexts;
  let occurs: Occurrence = (text) => {
    if (--left === 0) occurs = literalOccurrence(needle);
    return foldCase(text).includes(folded);
  };
  return (text) => occurs(text);
}

/**
 * The text enters a regular expression only as a literal, so nothing in it is obeyed and nothing can backtrack; the flags
 * `iu` are what ignoring case means.
 */
function literalOccurrence(needle: string): Occurrence {
  const literal = literalOf(needle);
  return (text) => literal.test(text);
}

const literals = new Map<string, RegExp>();

/** V8 stops optimising new regular expressions after some thousands of them, so those at hand are kept; but not all for ever. */
const mostLiterals = 1000;

function literalOf(needle: string): RegExp {
  const known = literals.get(needle);
  if (known !== undefined) return known;
  if (literals.size === mostLiterals) literals.clear();
  const made = new RegExp(needle.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), "iu");
  literals.set(needle, made);
  return made;
}
