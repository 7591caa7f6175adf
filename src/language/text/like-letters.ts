import { foldCase, normalize } from "./fold.ts";

let likes: ReadonlyMap<string, readonly string[]> | undefined;

/**
 * The letters that are the same as a letter ignoring case, itself included, as they are in NFC: `k` and `K`, but not the Kelvin sign,
 * which NFC makes a `K`. A character without case is only like itself.
 */
export function lettersLike(letter: string): readonly string[] {
  likes ??= allLikes();
  return likes.get(foldCase(letter)) ?? [letter];
}

/** All letters that folding changes, each with what it becomes; both as they are in NFC. */
export function foldedLetters(): ReadonlyMap<string, string> {
  likes ??= allLikes();
  return new Map([...likes].flatMap(([folded, letters]) => letters.map((letter) => [letter, folded] as const)));
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
