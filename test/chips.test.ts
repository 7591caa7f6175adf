import { describe, expect, it } from "vitest";
import { applyEdits } from "../src/assist/apply-edits.ts";
import { layerExtended, parse } from "../src/index.ts";
import { buttonsOf, type ChipButton, chipsOf, editOfButton, indexOfButton } from "../src/search-bar/chip-terms.ts";
import { defaultSettings } from "../src/search-bar/settings.ts";

// Chips are the terms of a query that a search box shows, with buttons.

const settings = { ...defaultSettings(), language: layerExtended };
const read = (text: string) => parse(text, { language: layerExtended });
const chips = (text: string) => chipsOf(read(text), settings);

function pressed(text: string, button: ChipButton): string {
  const query = read(text);
  return applyEdits(query.text, editOfButton(query, chips(text), button));
}

describe("chips", () => {
  it.each<[string, readonly string[]]>([
    ["fix it", []],
    ["fix branch:main -running id:ten", ["field branch:main", "keyword running", "invalid id:ten"]],
    ["fix OR running", ["group fix OR running"]],
    ["branch:main OR", ["field branch:main"]],
    ["(fix OR ) -(a b)", ["group (a b)"]],
    ["OR", []],
  ])("of %s", (text, shown) => {
    expect(chips(text).map((chip) => `${chip.kind} ${chip.text}`)).toEqual(shown);
  });

  it("say whether they are negated", () => {
    expect(chips("-branch:main done").map(({ isNegated }) => isNegated)).toEqual([true, false]);
  });

  it("of a group show ten terms", () => {
    const [chip] = chips(Array.from({ length: 12 }, (_, index) => `w${index}`).join(" OR "));
    expect([chip?.parts.length, chip?.moreParts, chip?.joint]).toEqual([10, 2, "or"]);
  });
});

describe("a button of a chip", () => {
  const remove = (chip: number, part?: number): ChipButton => ({ chip, action: "remove", part });
  const negate = (chip: number): ChipButton => ({ chip, action: "negate", part: undefined });

  it.each<[string, ChipButton, string]>([
    ["fix branch:main running", remove(0), "fix running"],
    ["fix branch:main running", remove(1), "fix branch:main"],
    ["fix branch:main running", negate(0), "fix -branch:main running"],
    ["fix -branch:main running", negate(0), "fix branch:main running"],
    ["(fix OR branch:main OR running) id:1", remove(0, 1), "(fix OR running) id:1"],
    ["(fix OR branch:main) id:1", remove(0, 0), "branch:main id:1"],
    ["(fix OR branch:main) id:1", remove(0), "id:1"],
    ["(fix OR branch:main) id:1", negate(0), "-(fix OR branch:main) id:1"],
    ["-(fix (a b OR branch:main)) id:1", remove(0, 1), "-fix id:1"],
    ["fix OR branch:main", negate(0), "-(fix OR branch:main)"],
    ["fix OR branch:main", remove(0, 1), "fix"],
    ["branch:main", remove(3), "branch:main"],
  ])("%s, %j", (text, button, changed) => {
    expect(pressed(text, button)).toBe(changed);
  });

  it("has a successor that takes its place", () => {
    const before = buttonsOf(chips("(a OR b OR c) branch:main"));
    expect(before.map(({ chip, action, part }) => `${chip} ${action} ${part ?? "all"}`)).toEqual([
      "0 remove 0",
      "0 remove 1",
      "0 remove 2",
      "0 negate all",
      "0 remove all",
      "1 negate all",
      "1 remove all",
    ]);
    const after = buttonsOf(chips("(a OR b) branch:main"));
    expect(indexOfButton(after, remove(0, 2))).toBe(1);
    expect(indexOfButton(after, remove(0))).toBe(3);
    expect(indexOfButton(buttonsOf(chips("branch:main")), remove(1))).toBe(1);
    expect(indexOfButton([], remove(0))).toBe(0);
  });
});
