import type { Range } from "../language/nodes.ts";
import { normalize } from "../language/text/fold.ts";

/** A text in NFC, with a mapping of its ranges to the original. */
export interface NormalizedText {
  readonly normal: string;
  /** The range of the original text for a range of the normalized text. If characters were composed, it covers all of them. */
  readonly original: (range: Range) => Range;
}

const unchanged = (range: Range): Range => range;

export function normalizedText(text: string): NormalizedText {
  const normal = normalize(text);
  return normal === text ? { normal, original: unchanged } : { normal, original: wayBack(text) };
}

/** Where a part ends, in either text. */
interface End {
  readonly normal: number;
  readonly original: number;
}

/**
 * Cuts the text into parts that are normalized independently of each other, and lines up their ends:
 *
 *   original  R e ´ s u m e ´        parts  R  e´  s  u  m  e´
 *   normal    R é   s u m é                 R  é   s  u  m  é
 */
function wayBack(text: string): (range: Range) => Range {
  const ends: End[] = [{ normal: 0, original: 0 }];
  let normalLength = 0;
  let from = 0;
  for (const to of partEnds(text)) {
    const part = text.slice(from, to);
    const normalPart = normalize(part);
    if (normalPart === part) {
      for (let length = 1; length < part.length; length++)
        ends.push({ normal: normalLength + length, original: from + length });
    }
    normalLength += normalPart.length;
    ends.push({ normal: normalLength, original: to });
    from = to;
  }
  const partAt = (offset: number): number => {
    let low = 0;
    let high = ends.length - 2;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((ends[middle] as End).normal <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return (range) => ({
    from: (ends[partAt(range.from)] as End).original,
    to: (ends[partAt(range.to - 1) + 1] as End).original,
  });
}

// Marks, and the vowels and final consonants of Hangul, belong to the character before them.
const belongsToPart = /^[\p{M}\u1160-\u11ff\ud7b0-\ud7ff]/u;

/** Where the parts of a text end, in order. */
function* partEnds(text: string): Iterable<number> {
  let offset = 0;
  let before = "";
  for (const character of text) {
    if (offset > 0 && !belongsToPart.test(character) && !compose(before, character)) yield offset;
    before = character;
    offset += character.length;
  }
  yield offset;
}

/** Whether two adjacent parts are normalized differently together than alone. */
function compose(first: string, second: string): boolean {
  if (first <= "\u02ff" && second <= "\u02ff") return false;
  return (first + second).normalize("NFC") !== first.normalize("NFC") + second.normalize("NFC");
}
