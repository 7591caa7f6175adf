/**
 * Finds which of many texts occurs in another, in time linear in all their lengths (Aho and Corasick, 1975).
 * The returned function gives the place in `needles` of one that occurs, or -1. Empty needles never occur.
 */
export function needleFinder(needles: readonly string[]): (text: string) => number {
  // A state is a number; state 0 has read nothing. `next` is keyed by state and character at once.
  const next = new Map<number, number>();
  const found: number[] = [-1];
  const step = (state: number, character: number) => next.get(state * 0x10000 + character);
  const edges: { readonly state: number; readonly character: number; readonly target: number }[] = [];
  needles.forEach((needle, place) => {
    let state = 0;
    for (let index = 0; index < needle.length; index++) {
      const character = needle.charCodeAt(index);
      let target = step(state, character);
      if (target === undefined) {
        target = found.length;
        found.push(-1);
        next.set(state * 0x10000 + character, target);
        edges.push({ state, character, target });
      }
      state = target;
    }
    if (state !== 0) found[state] = place;
  });
  const fallback = fallbacks(edges, found, step);
  return (text) => {
    let state = 0;
    for (let index = 0; index < text.length; index++) {
      const character = text.charCodeAt(index);
      while (state !== 0 && step(state, character) === undefined) state = fallback[state] ?? 0;
      state = step(state, character) ?? 0;
      const place = found[state] ?? -1;
      if (place >= 0) return place;
    }
    return -1;
  };
}

/** For each state the one of the longest shorter text that ends the same way; a needle found there is found here too. */
function fallbacks(
  edges: readonly { readonly state: number; readonly character: number; readonly target: number }[],
  found: number[],
  step: (state: number, character: number) => number | undefined,
): readonly number[] {
  const depth: number[] = [0];
  for (const { state, target } of edges) depth[target] = (depth[state] ?? 0) + 1;
  const byDepth = [...edges].sort((one, other) => (depth[one.target] ?? 0) - (depth[other.target] ?? 0));
  const fallback = new Array<number>(found.length).fill(0);
  for (const { state, character, target } of byDepth) {
    if (state === 0) continue;
    let shorter = fallback[state] ?? 0;
    while (shorter !== 0 && step(shorter, character) === undefined) shorter = fallback[shorter] ?? 0;
    const ending = step(shorter, character) ?? 0;
    fallback[target] = ending;
    if ((found[target] ?? -1) < 0) found[target] = found[ending] ?? -1;
  }
  return fallback;
}
