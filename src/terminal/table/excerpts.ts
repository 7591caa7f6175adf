import type { Range } from "../../language/nodes.ts";
import { cut, graphemeStart, graphemesOf, widthOf } from "../cells.ts";
import { type Colors, withMarks } from "../colors.ts";
import { printable } from "../printable.ts";

const most = 3;

/** The lines of a text in which something was found, each cut down to `width` cells around the first match in it. */
export function excerpts(text: string, matches: readonly Range[], width: number, colors: Colors): readonly string[] {
  const lines: string[] = [];
  let shownTo = 0;
  let left = 0;
  for (const match of matches) {
    if (match.from < shownTo) continue;
    if (lines.length === most) {
      left++;
      continue;
    }
    const lineFrom = text.lastIndexOf("\n", match.from - 1) + 1;
    const lineEnd = text.indexOf("\n", match.to);
    const lineTo = lineEnd < 0 ? text.length : lineEnd;
    lines.push(excerpt(text, match, lineFrom, lineTo, matches, width, colors));
    shownTo = lineTo;
  }
  return left === 0 ? lines : [...lines, colors.dim(`… and ${left} more`)];
}

function excerpt(
  text: string,
  match: Range,
  lineFrom: number,
  lineTo: number,
  matches: readonly Range[],
  width: number,
  colors: Colors,
): string {
  const indented = /^\s*/.exec(text.slice(lineFrom, match.from))?.[0].length ?? 0;
  const whole = lineFrom + indented;
  const fits = Number.isFinite(width) ? !cut(printable(text.slice(whole, lineTo)), width).cut : true;
  const rest = widthOf(printable(text.slice(match.from, Math.min(lineTo, match.from + 2 * width))));
  const from = fits ? whole : startBefore(text, whole, match.from, Math.max(Math.floor(width / 3), width - rest - 1));
  const before = from > whole ? "…" : "";
  const shown = printable(text);
  const end = fits ? { end: lineTo - from, cut: false } : cut(shown.slice(from, lineTo), width - before.length);
  return `${before}${withMarks(shown, from, from + end.end, matches, colors).trimEnd()}${end.cut ? "…" : ""}`;
}

/** An offset at most `width` cells before another, at the beginning of a word if there is one. */
function startBefore(text: string, lineFrom: number, offset: number, width: number): number {
  const near = graphemeStart(text, Math.max(lineFrom, offset - width * 4));
  const before = [...graphemesOf(printable(text.slice(near, offset)))];
  let room = width;
  let start = offset;
  let wordStart: number | undefined;
  for (const grapheme of before.reverse()) {
    room -= grapheme.width;
    if (room < 0) break;
    if (grapheme.text === " " && start < offset) wordStart = start;
    start = near + grapheme.from;
  }
  return start === lineFrom ? start : (wordStart ?? start);
}
