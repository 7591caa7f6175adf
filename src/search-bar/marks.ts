import type { Range } from "../language/nodes.ts";

/** More marks than these do not help, and a browser takes long to draw them. */
const mostMarks = 200;

/** Those that are drawn, of ranges in the order of the text: if there are very many, only those around the cursor. */
export function marksNear<T extends Range>(ranges: readonly T[], cursor: number): readonly T[] {
  if (ranges.length <= mostMarks) return ranges;
  const before = ranges.filter(({ from }) => from < cursor).length;
  const start = Math.max(0, Math.min(before - mostMarks / 2, ranges.length - mostMarks));
  return ranges.slice(start, start + mostMarks);
}
