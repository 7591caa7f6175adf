import { describe, expect, test } from "vitest";
import { parse, print } from "../src/index.ts";
import { readNaively } from "./naive.ts";
import { isSame, misplaced, unplaced } from "./trees.ts";

const pieces = ['"', "\\", "-", ":", " ", "a", "“", "repo:"];
const mostPieces = 6;

/** All texts of up to this many pieces. */
function* textsOf(count: number): Generator<string> {
  yield "";
  if (count === 0) return;
  for (const rest of textsOf(count - 1)) {
    for (const piece of pieces) yield piece + rest;
  }
}

const texts = new Set(textsOf(mostPieces));

/** The texts that do not fit, a few of them. */
function counterexamples(fits: (text: string) => boolean): string[] {
  const found: string[] = [];
  for (const text of texts) {
    if (!fits(text)) found.push(text);
    if (found.length === 5) break;
  }
  return found;
}

describe(`of all texts of up to ${mostPieces} of the pieces ${pieces.join("  ")}`, () => {
  test("each is read as a naive reader reads it", () => {
    expect(counterexamples((text) => isSame(parse(text).root.terms, readNaively(text)))).toEqual([]);
  });

  test("nothing is lost in any", () => {
    expect(counterexamples((text) => misplaced(parse(text)).length === 0)).toEqual([]);
  });

  test("each comes back from its canonical form", () => {
    const comesBack = (text: string) => {
      const query = parse(text);
      const printed = print(query);
      const again = parse(printed);
      return isSame(unplaced(again.root), unplaced(query.root)) && print(again) === printed;
    };
    expect(counterexamples(comesBack)).toEqual([]);
  });
});
