import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits } from "../../src/assist/apply-edits.ts";
import { parse } from "../../src/index.ts";
import { showRange } from "../../src/terminal/caret.ts";
import { widthOf } from "../../src/terminal/cells.ts";
import { tries } from "../tries.ts";

/** The two lines that show what is between the guillemets. */
function shown(marked: string, width = 60): string {
  const from = marked.indexOf("«");
  const to = marked.indexOf("»") - 1;
  const place = showRange(marked.replace(/[«»]/g, ""), from, to, width);
  return `${place.line}\n${" ".repeat(place.indent)}${"^".repeat(place.width)}`;
}

describe("the place of a diagnostic", () => {
  it.each([
    ["plain text", "fix id:«ten» x", "fix id:ten x", "       ^^^"],
    ["the beginning", "«id» x", "id x", "^^"],
    ["the end", "x «id»", "x id", "  ^^"],
    ["an empty place", 'a «»"b', 'a "b', "  ^"],
    ["an empty place at the end", '"b«»', '"b', "  ^"],
    ["after wide characters", "潮位 id:«ten»", "潮位 id:ten", "        ^^^"],
    ["wide characters", "a «潮位»", "a 潮位", "  ^^^^"],
    ["after combining marks", "e\u0301e\u0301 «x»", "e\u0301e\u0301 x", "   ^"],
    ["half of a composed letter", "a e«\u0301» b", "a e\u0301 b", "  ^"],
    ["after an emoji of several parts", "👩‍💻 «x»", "👩‍💻 x", "   ^"],
    ["tabs and line breaks, as signs", "a\t\r\n«b»", "a⇥↵b", "   ^"],
    ["an invisible character, by its name", "a«\u200b»b", "a<U+200B>b", " ^^^^^^^^"],
    ["after an invisible character", "a\u202eb «c»", "a<U+202E>b c", "           ^"],
    ["a control character, by its name", "«\x1b»[31m", "<U+001B>[31m", "^^^^^^^^"],
    ["half of a surrogate pair, by its name", "«\ud800» x", "<U+D800> x", "^^^^^^^^"],
    ["a mark with nothing under it", "«\u0301»a", "◌\u0301a", "^"],
  ])("%s", (_what, marked, line, caret) => {
    expect(shown(marked)).toBe(`${line}\n${caret}`);
  });

  it("is shown with what is around it if the query is longer than a line", () => {
    const before = "abcdefghij".repeat(10);
    expect(shown(`${before}«XYZ»${before}`, 15)).toBe("…fghijXYZabcde…\n      ^^^");
    expect(shown(`«XYZ»${before}`, 15)).toBe("XYZabcdefghij…\n^^^");
    expect(shown(`${before}«XYZ»`, 15)).toBe("…abcdefghijXYZ\n           ^^^");
    expect(shown(`a «${before}» b`, 15)).toBe("…abcdefghijabc…\n ^^^^^^^^^^^^^");
  });

  it("fits its line, and has its caret under something, for any text and place", () => {
    const text = fc
      .array(
        fc.oneof(
          fc.constantFrom("a", " ", "潮", "e\u0301", "\u200b", "\t", "👩‍💻", "\ud800", "\u0301"),
          fc.string({ unit: "binary", maxLength: 3 }),
        ),
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), fc.integer({ min: 16, max: 40 }), (query, one, other, width) => {
        const [from = 0, to = 0] = [one % (query.length + 1), other % (query.length + 1)].sort((a, b) => a - b);
        const place = showRange(query, from, to, width);
        expect(widthOf(place.line)).toBeLessThanOrEqual(width);
        expect(place.indent + place.width).toBeLessThanOrEqual(width + 1);
        expect(place.line).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202a-\u202e]/);
      }),
      tries(500),
    );
  });

  it("is cut between characters that have several parts, wherever the cut would be", () => {
    for (let offset = 0; offset < 11; offset++) {
      const before = `${"x".repeat(offset)}${"👨‍👩‍👧‍👦".repeat(60)} `;
      const { line } = showRange(`${before}id:x`, before.length, before.length + 4, 60);
      expect(line).toMatch(/^…(?:👨‍👩‍👧‍👦)+ id:x$/u);
    }
  });

  it("takes a long query in stride", () => {
    const query = "潮位 ".repeat(200_000);
    expect(showRange(`${query}id:ten`, query.length + 3, query.length + 6, 60).line).toMatch(/id:ten$/);
  });
});

describe("a fix", () => {
  it("is applied edit by edit, in whatever order they come", () => {
    const edits = [
      { from: 4, to: 5, insert: "" },
      { from: 0, to: 1, insert: "XY" },
      { from: 6, to: 6, insert: "!" },
    ];
    expect(applyEdits("abcdef", edits)).toBe("XYbcdf!");
  });

  it("of a diagnostic leaves no such diagnostic", () => {
    const query = "status:failed repo:  x";
    for (const { code, fixes = [] } of parse(query).diagnostics) {
      for (const fix of fixes) {
        expect(parse(applyEdits(query, fix.edits)).diagnostics.map((diagnostic) => diagnostic.code)).not.toContain(
          code,
        );
      }
    }
  });
});
