import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { tokens } from "../../src/assist/index.ts";
import { defineKind, defineLanguage, exactText, parse } from "../../src/index.ts";
import { anyText, queryText } from "../arbitraries.ts";
import { tries } from "../tries.ts";

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
    ["-running", ["-/operator", "running/keyword"]],
    ["http://x", ["http://x/content"]],
  ])("%s", (text, expected) => {
    expect(tagged(text)).toEqual(expected);
  });
});

test("a value has the colour of its field's kind, in quotes too", () => {
  const grade = defineKind({
    name: "grade",
    read: (text) => (/^[a-f]$/i.test(text) ? text.toUpperCase() : undefined),
    held: (value: string) => value,
    colour: "atom",
  });
  const language = defineLanguage<{ mark: string; name: string }>()({
    name: "exams",
    text: [],
    fields: { grade: grade("mark"), name: exactText("name") },
  });
  const text = 'grade:b grade:"b" grade:z name:b';
  const tags = tokens(text, { language }).map(({ from, to, tag }) => `${text.slice(from, to)}/${tag}`);
  expect(tags.filter((one) => /atom|invalid|string/.test(one))).toEqual([
    "b/atom",
    '"b"/atom',
    "z/invalid",
    "b/string",
  ]);
  expect(tokens(parse(text, { language }))).toEqual(tokens(text, { language }));
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
      tries(500),
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
      tries(300),
    );
  });
});
