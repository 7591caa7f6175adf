import type { Range } from "../../syntax/tree.ts";
import { cut, graphemesOf, widthOf } from "../cells.ts";
import type { Colors } from "../colors.ts";
import { printable } from "../printable.ts";
import { withMarks } from "./marks.ts";

const most = 3;

/** The lines of a text in which something was found, each cut down to `width` cells around the first place in it. */
export function excerpts(text: string, places: readonly Range[], width: number, colors: Colors): readonly string[] {
  const lines: string[] = [];
  let shownTo = 0;
  let left = 0;
  for (const place of places) {
    if (place.from < shownTo) continue;
    if (lines.length === most) {
      left++;
      continue;
    }
    const lineFrom = text.lastIndexOf("\n", place.from - 1) + 1;
    const lineEnd = text.indexOf("\n", place.to);
    const lineTo = lineEnd < 0 ? text.length : lineEnd;
    lines.push(excerpt(text, place, lineFrom, lineTo, places, width, colors));
    shownTo = lineTo;
  }
  return left === 0 ? lines : [...lines, colors.dim(`… and ${left} more`)];
}

function excerpt(
  text: string,
  place: Range,
  lineFrom: number,
  lineTo: number,
  places: readonly Range[],
  width: number,
  colors: Colors,
): string {
  const indented = /^\s*/.exec(text.slice(lineFrom, place.from))?.[0].length ?? 0;
  const whole = lineFrom + indented;
  const fits = Number.isFinite(width) ? !cut(printable(text.slice(whole, lineTo)), width).cut : true;
  const rest = widthOf(printable(text.slice(place.from, Math.min(lineTo, place.from + 2 * width))));
  const from = fits ? whole : startBefore(text, whole, place.from, Math.max(Math.floor(width / 3), width - rest - 1));
  const before = from > whole ? "…" : "";
  const shown = printable(text);
  const end = fits ? { end: lineTo - from, cut: false } : cut(shown.slice(from, lineTo), width - before.length);
  return `${before}${withMarks(shown, from, from + end.end, places, colors).trimEnd()}${end.cut ? "…" : ""}`;
}

/** A place at most `width` cells before another, where a word begins if there is one. */
function startBefore(text: string, lineFrom: number, place: number, width: number): number {
  let near = Math.max(lineFrom, place - width * 4);
  if (/[\udc00-\udfff]/.test(text.charAt(near)) && near > lineFrom) near--;
  const before = [...graphemesOf(printable(text.slice(near, place)))];
  let room = width;
  let start = place;
  let wordStart: number | undefined;
  for (const grapheme of before.reverse()) {
    room -= grapheme.width;
    if (room < 0) break;
    if (grapheme.text === " " && start < place) wordStart = start;
    start = near + grapheme.from;
  }
  return start === lineFrom ? start : (wordStart ?? start);
}
