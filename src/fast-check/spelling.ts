import type { TextFilter } from "../filter/filter.ts";
import { foldCase, normalize } from "../language/text/fold.ts";
import { lettersLike } from "../language/text/like-letters.ts";

/** Whether a filter's text, wanted or not, occurs in a text. */
export function occursIn(text: string, { text: sought, exact }: TextFilter): boolean {
  return exact ? normalize(text).includes(normalize(sought)) : foldCase(text).includes(foldCase(sought));
}

/** The ways of writing a text so that it is found and nothing excluded occurs in it, the usual one first. There may be none. */
export function spellings(filter: TextFilter, excluded: readonly TextFilter[]): readonly string[] {
  const { text, exact } = filter;
  const written = normalize(text);
  const usual = exact ? [written] : [written, written.toLowerCase(), written.toUpperCase(), foldCase(text)];
  const found = [...new Set(usual)].filter(
    (spelling) => occursIn(spelling, filter) && !excluded.some((other) => occursIn(spelling, other)),
  );
  if (found.length > 0 || exact) return found;
  const unusual = unusualSpelling(written, excluded);
  return unusual === undefined ? [] : [unusual];
}

/**
 * For `s -"s" -"S"` it is `ſ`: letter by letter, in any case that it has, with a step back wherever an excluded phrase
 * is complete. Dead ends are memoized: a state is how much is written, and the longest beginning of an
 * excluded phrase that it ends with.
 */
function unusualSpelling(text: string, excluded: readonly TextFilter[]): string | undefined {
  // A word is excluded in every case that it has.
  if (excluded.some((other) => !other.exact && occursIn(text, other))) return undefined;
  const phrases = excluded.filter(({ exact }) => exact).map((other) => normalize(other.text));
  const letters = [...text].map(lettersLike);
  const deadStates = new Set<string>();
  const complete = (written: string, length: number): string | undefined => {
    if (phrases.some((phrase) => written.endsWith(phrase))) return undefined;
    if (length === letters.length) return foldCase(written) === foldCase(text) ? written : undefined;
    const state = `${length} ${longestBeginning(written, phrases)}`;
    if (deadStates.has(state)) return undefined;
    deadStates.add(state);
    for (const letter of letters[length] ?? []) {
      const found = complete(written + letter, length + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return complete("", 0);
}

/** The longest end of a text with which a phrase begins. */
function longestBeginning(text: string, phrases: readonly string[]): string {
  for (let from = 0; from < text.length; from++) {
    const end = text.slice(from);
    if (phrases.some((phrase) => phrase.startsWith(end))) return end;
  }
  return "";
}

/** Characters that do not combine with others, in the order in which a user would use them. */
const separators = [" ", "\n", "\t", ", ", "|", "·", "/", "\u3000"];

/** Texts to put between others. They share no character with the excluded texts, which so cannot occur across them. */
export function separatorsBeside(excluded: readonly TextFilter[]): readonly string[] {
  const taken = excluded.map(({ text }) => normalize(text)).join("");
  const free = separators.filter((separator) => ![...separator].some((character) => taken.includes(character)));
  if (free.length > 0) return free;
  for (let code = 0xe000; ; code++) {
    const character = String.fromCodePoint(code);
    if (!taken.includes(character)) return [character];
  }
}
