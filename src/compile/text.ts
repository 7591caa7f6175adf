import { type AnyRecord, keysOf, type Path, textsAt } from "../language/path.ts";
import { ahoCorasick } from "../language/text/aho-corasick.ts";
import { escapedForPattern, foldCase, isLatin1, normalize, splitsPair } from "../language/text/fold.ts";

/** Whether a record matches. */
export type Test = (record: AnyRecord) => boolean;

/** Whether something occurs in a text. */
type Occurs = (text: string) => boolean;

/** Whether a phrase, in NFC, occurs in one of a record's texts, case included. */
export function phraseTest(phrase: string, paths: readonly Path[]): Test {
  return someText(paths, exactOccurs(phrase, /^[^;`K\x80-\uffff]*$/));
}

/** Whether a word, in NFC, occurs in one of a record's texts, ignoring case. */
export function wordTest(word: string, paths: readonly Path[]): Test {
  const hasCase = /\p{Changes_When_Casemapped}/u.test(word);
  return someText(paths, hasCase ? literalOccurs(word) : exactOccurs(word, unchangedByNfc));
}

/** Whether any of many words occurs, in one pass over each text. */
export function anyWordTest(words: readonly string[], paths: readonly Path[]): Test {
  const find = ahoCorasick(words.map(foldCase));
  return someText(paths, (text) => find(foldCase(text)) >= 0);
}

/**
 * A text has such a needle wherever the text's NFC has it, so most texts need not be normalized: NFC turns nothing into ASCII
 * but the Greek question mark, the varia and, where case counts, the Kelvin sign.
 */
const unchangedByNfc = /^[^;`\x80-\uffff]*$/;

function exactOccurs(needle: string, unchanged: RegExp): Occurs {
  return unchanged.test(needle)
    ? (text) => text.includes(needle) && (isLatin1(text) || normalize(text).includes(needle))
    : (text) => normalize(text).includes(needle);
}

/** The length in UTF-16 units from which on a word as a regular expression may exceed V8's stack. */
const longWord = 1000;

function foldedOccurs(word: string): Occurs {
  const folded = foldCase(word);
  return (text) => {
    const where = foldCase(text);
    let index = where.indexOf(folded);
    // Half of a surrogate pair in a word is not the half of a pair in a text.
    while (index >= 0 && (splitsPair(where, index) || splitsPair(where, index + folded.length)))
      index = where.indexOf(folded, index + 1);
    return index >= 0;
  };
}

/**
 * The word enters a regular expression only as a literal, so nothing in it has a special meaning and nothing can backtrack. The flags
 * `iu` define what ignoring case means.
 */
function literalOccurs(word: string): Occurs {
  if (word.length >= longWord) return foldedOccurs(word);
  const literal = literalOf(word);
  return unchangedByNfc.test(word)
    ? (text) => literal.test(text) && (isLatin1(text) || literal.test(normalize(text)))
    : (text) => literal.test(normalize(text));
}

const literals = new Map<string, RegExp>();

/** V8 stops optimizing new regular expressions after some thousands of them, so they are cached, up to a limit. */
const mostLiterals = 1000;

function literalOf(word: string): RegExp {
  const known = literals.get(word);
  if (known !== undefined) return known;
  if (literals.size === mostLiterals) literals.clear();
  const made = new RegExp(escapedForPattern(word), "iu");
  literals.set(word, made);
  return made;
}

/** Whether a record has a text, at one of the paths, for which this is true. */
function someText(paths: readonly Path[], occurs: Occurs): Test {
  const tests = paths.map((path) => textTest(path, occurs));
  return (record) => {
    for (const test of tests) if (test(record)) return true;
    return false;
  };
}

function textTest(path: Path, occurs: Occurs): Test {
  const [key = "", ...deeper] = keysOf(path);
  const inTexts: Test = (record) => textsAt(record, path).some(occurs);
  if (deeper.length > 0) return inTexts;
  return (record) => {
    const held = record[key];
    // Checking whether a property is the record's own takes longer than searching most texts.
    if (typeof held === "string") return occurs(held) && Object.hasOwn(record, key);
    return typeof held === "object" && held !== null && inTexts(record);
  };
}
