import type { Column } from "./columns.ts";

const gap = 2;
const readableTitle = 30;

/** How many cells each column gets, given what its values and its title take. The last column gets what is left. */
export function layOut(columns: readonly Column[], natural: readonly number[], terminal: number): readonly number[] {
  if (!Number.isFinite(terminal)) return natural;
  const widths = natural.map((width, index) => Math.min(width, columns[index]?.widest ?? Number.POSITIVE_INFINITY));
  const others = widths.slice(0, -1);
  const wanted = Math.min(natural.at(-1) ?? 0, readableTitle);
  for (;;) {
    const left = terminal - others.reduce((sum, width) => sum + width + gap, 0);
    const canShrink = others.map((width, index) => (width > (columns[index]?.narrowest ?? width) ? width : 0));
    const widest = Math.max(0, ...canShrink);
    if (left >= wanted || widest === 0) return [...others, Math.max(left, Math.min(wanted, 8))];
    others[canShrink.indexOf(widest)] = widest - 1;
  }
}
