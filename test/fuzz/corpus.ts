import fc from "fast-check";
import { chooser, seeded } from "../../bench/random.mjs";
import { tokens } from "../../src/assist/index.ts";
import { queryText as anyQueryText } from "../../src/fast-check/index.ts";
import { parse } from "../../src/index.ts";
import { anyText, crowdedQueryText, hostilePieces, queryText } from "../arbitraries.ts";
import type { FuzzInput } from "./input.ts";

const longest = 400;
const mostKept = 4000;

const grammar = fc.oneof(
  anyQueryText({ broken: 0.1 }),
  anyQueryText({ broken: 0.8 }),
  queryText,
  crowdedQueryText,
  anyText,
);

/**
 * Inputs without end, the same for the same seed: half of the texts are made by the grammar, and half are changed from earlier ones
 * that were read in a way in which none was read before.
 */
export function* fuzzInputs(seed: number): Generator<FuzzInput> {
  const { pick, chance, below } = chooser(seeded(seed));
  const kept: string[] = ["fix"];
  const seen = new Set<string>();
  const change = changes(chooser(seeded(seed + 1)));
  for (let batch = 0; ; batch++) {
    for (const made of fc.sample(grammar, { seed: seed + batch, numRuns: 200 })) {
      let text = made.slice(0, longest);
      if (chance(0.5)) {
        text = pick(kept);
        do text = change(text, chance(0.5) ? made : pick(kept)).slice(0, longest);
        while (chance(0.5));
      }
      if (addAll(seen, waysOfReading(text))) {
        if (kept.length < mostKept) kept.push(text);
        else kept[below(mostKept)] = text;
      }
      yield { text, other: chance(0.5) ? made : pick(kept), place: below(1 << 16) };
    }
  }
}

/** Whether any of the entries is new. */
function addAll(seen: Set<string>, entries: Iterable<string>): boolean {
  const before = seen.size;
  for (const entry of entries) seen.add(entry);
  return seen.size > before;
}

/** Which sorts of tokens follow each other, and which diagnostics are about the same text. */
function waysOfReading(text: string): string[] {
  const tags = tokens(text).map(({ tag }) => tag);
  const codes = parse(text).diagnostics.map(({ code, fixes = [] }) => `${code} ${fixes.length}`);
  return [
    ...tags.map((_, place) => tags.slice(place, place + 4).join(" ")),
    ...codes.map((_, place) => codes.slice(place, place + 3).join(" ")),
  ];
}

type Change = (text: string, other: string) => string;

function changes({ below, pick, between }: ReturnType<typeof chooser>): Change {
  const part = (text: string): readonly [number, number] => {
    const from = below(text.length + 1);
    return [from, Math.min(text.length, from + pick([0, 1, 1, 2, 4, 8, 32]))];
  };
  const replaced = (text: string, by: (replaced: string) => string) => {
    const [from, to] = part(text);
    return text.slice(0, from) + by(text.slice(from, to)) + text.slice(to);
  };
  const kinds: readonly Change[] = [
    (text) => replaced(text, () => ""),
    (text) => replaced(text, (found) => found + found),
    (text) => replaced(text, (found) => found.repeat(between(2, 40))),
    (text) => replaced(text, (found) => found + pick(hostilePieces)),
    (text) => replaced(text, () => pick(hostilePieces)),
    (text) => replaced(text, () => String.fromCharCode(below(0x10000))),
    (text) => replaced(text, (found) => [...found].reverse().join("")),
    (text) => replaced(text, (found) => (found === found.toUpperCase() ? found.toLowerCase() : found.toUpperCase())),
    (text) => replaced(text, (found) => found.normalize(pick(["NFC", "NFD", "NFKC"]))),
    (text) => text.slice(below(text.length + 1)),
    (text) => text.slice(0, below(text.length + 1)),
    (text, other) => replaced(text, () => other.slice(...part(other))),
    (text, other) => text.slice(0, below(text.length + 1)) + other.slice(below(other.length + 1)),
  ];
  return (text, other) => pick(kinds)(text, other);
}
