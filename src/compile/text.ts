import { normalize } from "../language/text.ts";

/** Whether a text that is already in NFC holds what a term looks for. */
export type Occurrence = (text: string) => boolean;

/**
 * A word, ignoring case. The text enters a regular expression only as a literal, so nothing in it is obeyed and nothing
 * can backtrack; the flags `iu` are what ignoring case means.
 */
export function wordOccurrence(word: string): Occurrence {
  const literal = new RegExp(normalize(word).replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), "iu");
  return (text) => literal.test(text);
}

/** A phrase, case included. */
export function phraseOccurrence(phrase: string): Occurrence {
  const exact = normalize(phrase);
  return (text) => text.includes(exact);
}
