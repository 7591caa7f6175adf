/**
 * Brings long runs of combining marks into canonical order, in time linear in the text: engines sort them by insertion, so that
 * a quarter of a million marks on one letter would take them a quarter of a minute. The text stays canonically equivalent
 * ({@link https://www.unicode.org/reports/tr15/ | Unicode Standard Annex 15}).
 */
export function canonicallyOrdered(text: string): string {
  // The engine sorts shorter runs of marks fast enough.
  return text.length < 1000 ? text : text.replace(/\p{M}{30,}/gu, ordered);
}

function ordered(marks: string): string {
  const decomposed = Array.from(marks, (mark) => mark.normalize("NFD")).join("");
  const ranks = ranksOf(new Set(decomposed));
  const result: string[] = [];
  let stretch: string[] = [];
  for (const mark of decomposed) {
    const rank = ranks.get(mark);
    if (rank === undefined) {
      result.push(stretch.join(""), mark);
      stretch = [];
    } else {
      stretch[rank] = (stretch[rank] ?? "") + mark;
    }
  }
  return result.join("") + stretch.join("");
}

/** The rank of each mark that can be reordered: that of its combining class among those present. */
function ranksOf(marks: ReadonlySet<string>): ReadonlyMap<string, number> {
  const movable = [...marks].filter((mark) => isOrderedAfter("\u0345", mark) || isOrderedAfter(mark, "\u0334"));
  movable.sort((one, other) => (isOrderedAfter(one, other) ? 1 : isOrderedAfter(other, one) ? -1 : 0));
  const ranks = new Map<string, number>();
  let rank = 0;
  let before: string | undefined;
  for (const mark of movable) {
    if (before !== undefined && isOrderedAfter(mark, before)) rank++;
    ranks.set(mark, rank);
    before = mark;
  }
  return ranks;
}

/** Whether canonical order has the second of two marks before the first. U+0334 is of the lowest class, U+0345 of the highest. */
function isOrderedAfter(first: string, second: string): boolean {
  return (first + second).normalize("NFD") !== first + second;
}
