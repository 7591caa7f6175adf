import stringWidth from "string-width";

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const ascii = /^[\x20-\x7e]*$/;

/** How many cells of a terminal a printable text takes. */
export function widthOf(text: string): number {
  return ascii.test(text) ? text.length : stringWidth(text);
}

/** What a person sees as one character. */
export interface Grapheme {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

export function* graphemesOf(text: string): Iterable<Grapheme> {
  for (const { segment, index } of graphemes.segment(text)) {
    yield { text: segment, from: index, to: index + segment.length, width: widthOf(segment) };
  }
}

/** The beginning of the grapheme that an offset is in. */
export function graphemeStart(text: string, offset: number): number {
  return graphemes.segment(text).containing(offset)?.index ?? offset;
}

/** The beginning of a text that takes at most `width` cells: where it ends, and whether an ellipsis must follow. */
export function cut(text: string, width: number): { readonly end: number; readonly cut: boolean } {
  // No character has more than two cells, and few have none.
  if (text.length * 2 <= width || widthOf(text) <= width) return { end: text.length, cut: false };
  let end = 0;
  let taken = 0;
  for (const grapheme of graphemesOf(text)) {
    taken += grapheme.width;
    if (taken > width - 1) break;
    end = grapheme.to;
  }
  return { end, cut: true };
}

export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

export function padStart(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - widthOf(text))) + text;
}
