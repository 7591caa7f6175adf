import { codePointName, invisibleCharacters } from "../language/text/shown-text.ts";
import { graphemeStart, graphemesOf, widthOf } from "./cells.ts";

/** A line with a part of the query, and where in it the range is. */
export interface ShownRange {
  readonly line: string;
  /** The cells before the range. */
  readonly indent: number;
  /** The cells of the range, at least 1. */
  readonly width: number;
}

interface Piece {
  readonly shown: string;
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

/** Shows the part of a query around a range, in at most `width` cells, with every character visible. */
export function showRange(text: string, from: number, to: number, width: number): ShownRange {
  const pieces = piecesOf(text, from, to, width);
  const first = pieces.findIndex((piece) => piece.to > from || piece.from >= from);
  const start = first < 0 ? pieces.length : first;
  let end = start;
  while (end < pieces.length && (pieces[end]?.from ?? 0) < to) end++;
  const { begin, stop } = fitting(pieces, start, end, width - 2);
  const before = begin > 0 || (pieces[0]?.from ?? 0) > 0 ? "…" : "";
  const after = stop < pieces.length || (pieces.at(-1)?.to ?? text.length) < text.length ? "…" : "";
  return {
    line:
      before +
      pieces
        .slice(begin, stop)
        .map((piece) => piece.shown)
        .join("") +
      after,
    indent: before.length + cells(pieces.slice(begin, start)),
    width: Math.max(1, cells(pieces.slice(start, Math.min(end, stop)))),
  };
}

/** Only what is near the range: a query may be long, and segmenting is slow. */
function piecesOf(text: string, from: number, to: number, width: number): readonly Piece[] {
  const reach = width * 4;
  const begin = graphemeStart(text, Math.max(0, from - reach));
  const end = graphemeStart(text, Math.min(text.length, Math.min(to, from + reach) + reach));
  const pieces: Piece[] = [];
  for (const grapheme of graphemesOf(text.slice(begin, end))) {
    const start = begin + grapheme.from;
    if (grapheme.width > 0 && (!unseen.test(grapheme.text) || pictograph.test(grapheme.text))) {
      pieces.push({ shown: grapheme.text, from: start, to: begin + grapheme.to, width: grapheme.width });
      continue;
    }
    if (grapheme.text === "\r\n") {
      pieces.push({ shown: "↵", from: start, to: start + 2, width: 1 });
      continue;
    }
    let at = start;
    for (const character of grapheme.text) {
      const shown = visible(character);
      pieces.push({ shown, from: at, to: at + character.length, width: widthOf(shown) });
      at += character.length;
    }
  }
  return pieces;
}

const unseen = new RegExp(
  `[\\x00-\\x1f\\x7f-\\x9f\\xad\\u2028\\u2029\\ufeff\\ufff9-\\ufffb\\ud800-\\udfff${invisibleCharacters}]`,
  "u",
);
const pictograph = /^\p{Extended_Pictographic}/u;

/** A visible form of a character that is invisible or controls a terminal. */
function visible(character: string): string {
  if (character === "\t") return "⇥";
  if (/^[\n\r\u2028\u2029]$/.test(character)) return "↵";
  if (unseen.test(character)) return `<${codePointName(character)}>`;
  // A combining mark without a letter.
  return widthOf(character) === 0 ? `◌${character}` : character;
}

function cells(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.width, 0);
}

/** Widens a range to both sides as long as there is room; if the range itself is too long, its end is left out. */
function fitting(
  pieces: readonly Piece[],
  start: number,
  end: number,
  width: number,
): { readonly begin: number; readonly stop: number } {
  let begin = start;
  let stop = start;
  let room = width;
  while (stop < end && room >= (pieces[stop]?.width ?? 0)) room -= pieces[stop++]?.width ?? 0;
  if (stop < end) return { begin, stop };
  for (let before = true, after = true; before || after; ) {
    before = begin > 0 && room >= (pieces[begin - 1]?.width ?? 0);
    if (before) room -= pieces[--begin]?.width ?? 0;
    after = stop < pieces.length && room >= (pieces[stop]?.width ?? 0);
    if (after) room -= pieces[stop++]?.width ?? 0;
  }
  return { begin, stop };
}
