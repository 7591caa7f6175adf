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

/**
 * Cuts the text into parts that are normalized independently of each other, and lines them up:
 *
 *   original  R e ´ s u m e ´        parts  R  e´  s  u  m  e´
 *   normal    R é   s u m é                 R  é   s  u  m  é
 */
function wayBack(text: string): (range: Range) => Range {
  // Where each unit of the normalized text begins and ends in the original.
  const starts: number[] = [];
  const ends: number[] = [];
  let from = 0;
  for (const to of partEnds(text)) {
    const part = text.slice(from, to);
    const normalPart = normalize(part);
    const isSame = normalPart === part;
    for (let unit = 0; unit < normalPart.length; unit++) {
      starts.push(isSame ? from + unit : from);
      ends.push(isSame ? from + unit + 1 : to);
    }
    from = to;
  }
  return (range) => ({ from: starts[range.from] as number, to: ends[range.to - 1] as number });
}

// Marks, and the vowels and final consonants of Hangul, belong to the character before them.
const belongsToPart = /^[\p{M}\u1160-\u11ff\ud7b0-\ud7ff]/u;

/** Where the parts of a text end, in order. */
function* partEnds(text: string): Iterable<number> {
  let offset = 0;
  let before = "";
  for (const character of text) {
    if (!belongsToPart.test(character) && !compose(before, character)) yield offset;
    before = character;
    offset += character.length;
  }
  yield offset;
}

/** Whether two adjacent parts are normalized differently together than alone. */
function compose(first: string, second: string): boolean {
  // What comes before the marks composes with nothing before it.
  if (second <= "\u02ff") return false;
  return (first + second).normalize("NFC") !== first.normalize("NFC") + second.normalize("NFC");
}
