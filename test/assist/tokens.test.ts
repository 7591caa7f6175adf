import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokens } from "../../src/assist/index.ts";
import { parse } from "../../src/index.ts";
import { anyText, queryText } from "../arbitraries.ts";

/** Every token but white space, as `text/tag`. */
function tagged(text: string): readonly string[] {
  return tokens(text)
    .filter(({ tag }) => tag !== "separator")
    .map(({ from, to, tag }) => `${text.slice(from, to)}/${tag}`);
}

describe("tags", () => {
  it.each([
    ["fix typo", ["fix/content", "typo/content"]],
    ["-wip", ["-/operator", "wip/content"]],
    ["--force", ["-/operator", "-force/content"]],
    ["-", ["-/operator"]],
    ['"exact text"', ['"exact text"/string']],
    [
      String.raw`"a \"b\" \n \\"`,
      ['"a /string', '\\"/escape', "b/string", '\\"/escape', " \\n /string", "\\\\/escape", '"/string'],
    ],
    ['-""', ["-/operator", '""/string']],
    ['"open', ['"open/string']],
    ["branch:main", ["branch/propertyName", ":/punctuation", "main/string"]],
    ['branch:"a b"', ["branch/propertyName", ":/punctuation", '"a b"/string']],
    [String.raw`branch:"a \"b"`, ["branch/propertyName", ":/punctuation", '"a /string', '\\"/escape', 'b"/string']],
    [String.raw`"x" branch:a\\b`, ['"x"/string', "branch/propertyName", ":/punctuation", "a\\\\b/string"]],
    [String.raw`fix "a \"b"`, ["fix/content", '"a /string', '\\"/escape', 'b"/string']],
    ["id:010", ["id/propertyName", ":/punctuation", "010/number"]],
    ["id:ten", ["id/propertyName", ":/punctuation", "ten/invalid"]],
    ["STATUS:new", ["STATUS/propertyName", ":/punctuation", "new/atom"]],
    ["-repo:", ["-/operator", "repo/propertyName", ":/punctuation"]],
    ['repo:""', ["repo/propertyName", ":/punctuation", '""/string']],
    ["running Done", ["running/keyword", "Done/keyword"]],
    ["http://x", ["http://x/content"]],
  ])("%s", (text, expected) => {
    expect(tagged(text)).toEqual(expected);
  });
});

describe("laws", () => {
  it("tile the text", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, queryText), (text) => {
        let end = 0;
        for (const { from, to } of tokens(text)) {
          expect(from).toBe(end);
          expect(to).toBeGreaterThan(from);
          end = to;
        }
        expect(end).toBe(text.length);
      }),
      { numRuns: 2000 },
    );
  });

  it("call separators what lies between terms, and only white space", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, queryText), (text) => {
        const { terms } = parse(text).root;
        for (const { from, to, tag } of tokens(text)) {
          const isInTerm = terms.some((term) => term.from <= from && to <= term.to);
          expect(tag === "separator").toBe(!isInTerm);
          if (tag === "separator") expect(text.slice(from, to).trim()).toBe("");
        }
      }),
      { numRuns: 1000 },
    );
  });
});
