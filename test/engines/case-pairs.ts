/** A text to search, and a word to look for in it. */
export interface CasePair {
  readonly text: string;
  readonly word: string;
}

/**
 * Every two letters that are alike by simple case folding, in both orders, and every character against its full capital, small,
 * compatible and decomposed forms, in both orders: where engines that ignore case by rules of their own go wrong.
 */
export function casePairs(): readonly CasePair[] {
  const pairs = new Map<string, CasePair>();
  const add = (text: string, word: string) => pairs.set(`${text}\0${word}`, { text, word });
  const cased: string[] = [];
  for (const character of allCharacters()) {
    const [upper, lower] = [character.toUpperCase(), character.toLowerCase()];
    if (upper !== character || lower !== character) cased.push(character);
    for (const form of [upper, lower, character.normalize("NFKC"), character.normalize("NFD")]) {
      if (form === character) continue;
      add(character, form);
      add(form, character);
    }
  }
  const all = cased.join("");
  for (const letter of cased) {
    for (const alike of all.match(new RegExp(letter, "giu")) ?? []) {
      add(letter, alike);
      // At the end of a word, where some engines fold a sigma differently.
      add(`xa${letter}`, `A${alike}`);
    }
  }
  return [...pairs.values()];
}

function allCharacters(): readonly string[] {
  const found: string[] = [];
  for (let codePoint = 1; codePoint <= 0x10ffff; codePoint++) {
    const isHalf = codePoint >= 0xd800 && codePoint <= 0xdfff;
    // Hangul syllables decompose by arithmetic, so a few stand for all.
    const isHangul = codePoint >= 0xac00 && codePoint <= 0xd7a3 && codePoint % 500 !== 0;
    if (!isHalf && !isHangul) found.push(String.fromCodePoint(codePoint));
  }
  return found;
}
