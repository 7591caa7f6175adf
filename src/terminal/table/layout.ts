import type { Column } from "./columns.ts";

const gap = 2;
const readableTitle = 30;

/** How many cells each column gets, given what its values and its title take. The last column gets what is left. */
export function layOut(columns: readonly Column[], natural: readonly number[], terminal: number): readonly number[] {
  if (!Number.isFinite(terminal)) return natural;
  const widths = columns.map((column, place) =>
    Math.min(natural[place] ?? 0, column.widest ?? Number.POSITIVE_INFINITY),
  );
  const last = columns.length - 1;
  const wanted = Math.min(natural[last] ?? 0, readableTitle);
  for (;;) {
    const left = terminal - widths.slice(0, last).reduce((sum, width) => sum + width + gap, 0);
    const giving = left < wanted ? widestThatGives(columns, widths, last) : undefined;
    if (giving === undefined) {
      widths[last] = Math.max(left, Math.min(wanted, 8));
      return widths;
    }
    widths[giving] = (widths[giving] ?? 0) - 1;
  }
}

function widestThatGives(columns: readonly Column[], widths: readonly number[], last: number): number | undefined {
  let widest: number | undefined;
  for (let place = 0; place < last; place++) {
    const { narrowest } = columns[place] as Column;
    const width = widths[place] ?? 0;
    if (narrowest !== undefined && width > narrowest && width > (widest === undefined ? 0 : (widths[widest] ?? 0)))
      widest = place;
  }
  return widest;
}
