import { foldCase, normalize } from "../language/text.ts";
import type { TextDemand } from "./demands.ts";

/** Whether a text holds what is demanded, or what must not be there. */
export function holds(text: string, { text: sought, exact }: Pick<TextDemand, "text" | "exact">): boolean {
  return exact ? normalize(text).includes(normalize(sought)) : foldCase(text).includes(foldCase(sought));
}

/** The ways of writing a text so that it is found and nothing excluded is in it, the usual one first; none where there is no such way. */
export function spellings(demand: TextDemand, excluded: readonly TextDemand[]): readonly string[] {
  const { text, exact } = demand;
  const written = normalize(text);
  const usual = exact ? [written] : [written, written.toLowerCase(), written.toUpperCase(), foldCase(text)];
  const found = [...new Set(usual)].filter(
    (spelling) => holds(spelling, demand) && !excluded.some((other) => holds(spelling, other)),
  );
  if (found.length > 0 || exact) return found;
  const unusual = unusualSpelling(written, excluded);
  return unusual === undefined ? [] : [unusual];
}

/**
 * For `s -"s" -"S"` it is `ſ`: letter by letter, in any case that it has, with a step back wherever an excluded phrase shows.
 * What was tried in vain is remembered by the beginnings of phrases that it ends with, so that it takes no longer than there are such.
 */
function unusualSpelling(text: string, excluded: readonly TextDemand[]): string | undefined {
  // A word is excluded in every case that it has.
  if (excluded.some((other) => !other.exact && holds(text, other))) return undefined;
  const phrases = excluded.filter(({ exact }) => exact).map((other) => normalize(other.text));
  const letters = [...text].map(lettersLike);
  const inVain = new Set<string>();
  const goOn = (written: string, place: number): string | undefined => {
    if (phrases.some((phrase) => written.endsWith(phrase))) return undefined;
    if (place === letters.length) return foldCase(written) === foldCase(text) ? written : undefined;
    const state = `${place} ${longestBeginning(written, phrases)}`;
    if (inVain.has(state)) return undefined;
    inVain.add(state);
    for (const letter of letters[place] ?? []) {
      const found = goOn(written + letter, place + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return goOn("", 0);
}

/** The longest end of a text that a phrase begins with. */
function longestBeginning(text: string, phrases: readonly string[]): string {
  for (let from = 0; from < text.length; from++) {
    const end = text.slice(from);
    if (phrases.some((phrase) => phrase.startsWith(end))) return end;
  }
  return "";
}

let likes: ReadonlyMap<string, readonly string[]> | undefined;

/** The letters that ignoring case makes one: `k`, `K` and the Kelvin sign, which is `K` in NFC. */
function lettersLike(letter: string): readonly string[] {
  likes ??= allLikes();
  return likes.get(foldCase(letter)) ?? [letter];
}

const lastWithCase = 0x1e943;

function allLikes(): ReadonlyMap<string, readonly string[]> {
  const made = new Map<string, string[]>();
  for (let code = 0; code <= lastWithCase; code++) {
    const letter = String.fromCodePoint(code);
    if (!/\p{Changes_When_Casemapped}/u.test(letter) || normalize(letter) !== letter) continue;
    const folded = foldCase(letter);
    made.set(folded, [...(made.get(folded) ?? []), letter]);
  }
  return made;
}

/** Characters that join with no other one, in the order in which a person would take them. */
const separators = [" ", "\n", "\t", ", ", "|", "·", "/", "\u3000"];

/** Texts to put between others, none of which can be a part of anything excluded, so that nothing excluded arises across them. */
export function separatorsBeside(excluded: readonly TextDemand[]): readonly string[] {
  const taken = excluded.map(({ text }) => normalize(text)).join("");
  const free = separators.filter((separator) => ![...separator].some((character) => taken.includes(character)));
  if (free.length > 0) return free;
  for (let code = 0xe000; ; code++) {
    const character = String.fromCodePoint(code);
    if (!taken.includes(character)) return [character];
  }
}
