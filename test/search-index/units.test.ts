import { describe, expect, test } from "vitest";
import { foldUnit, tokenEnd } from "../../src/search-index/units.ts";

const units = Array.from({ length: 0x10000 }, (_, unit) => unit);

/** Texts in NFC of one unit that are neither white space nor half of a surrogate pair: what a folded unit is compared with. */
const characters = units
  .map((unit) => String.fromCharCode(unit))
  .filter((text) => text.isWellFormed() && text.normalize("NFC") === text && !/\s/.test(text));

describe("a folded unit", () => {
  test("is the token's end for white space, and for nothing else", () => {
    expect(units.filter((unit) => foldUnit(unit) === tokenEnd)).toEqual(
      units.filter((unit) => /\s/.test(String.fromCharCode(unit))),
    );
  });

  test("is the same for two characters exactly where a regular expression ignoring case takes them for the same", () => {
    const byFolded = new Map<number, string>();
    for (const text of characters) {
      const folded = foldUnit(text.charCodeAt(0));
      byFolded.set(folded, (byFolded.get(folded) ?? "") + text);
    }
    const changing = characters.filter((text) => /\p{Changes_When_Casemapped}/u.test(text)).join("");
    expect(changing.length).toBeGreaterThan(2000);
    for (const [, alike] of byFolded) {
      const [first = ""] = alike;
      // What has no case is alike with nothing.
      if (!changing.includes(first)) expect(alike).toBe(first);
      else expect(sorted(changing.match(new RegExp(first, "giu")) ?? [])).toBe(sorted([...alike]));
    }
  });
});

function sorted(texts: readonly string[]): string {
  return [...texts].sort().join("");
}
