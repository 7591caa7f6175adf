import { expect, test } from "vitest";
import { diagramPageOf, ebnfOf } from "../grammar/generate.ts";
import { defineLanguage, layer, oneOf } from "../src/index.ts";
import { definitionSchema } from "../src/language-data/definition-shape.ts";
import { makeReader } from "../src/syntax/grammar.ts";

// `npm run grammar` writes the files again.

test("the written grammar is what the parser has", async () => {
  await expect(ebnfOf(layer)).toMatchFileSnapshot("../grammar/query.ebnf");
});

test("the diagram is what the parser has, and its page loads nothing", async () => {
  const page = diagramPageOf(layer);
  await expect(page).toMatchFileSnapshot("../grammar/diagram.html");
  expect(page).not.toMatch(/<script|<link|<img|src=|url\(|@import/);
});

const notes = defineLanguage<{ title: string; state: string }>()({
  name: "A language of the extended dialect",
  dialect: "extended",
  text: ["title"],
  fields: { state: oneOf("state", ["on", "off"]) },
});

test("the written grammar of the extended dialect is what the parser has", async () => {
  await expect(ebnfOf(notes)).toMatchFileSnapshot("../grammar/extended.ebnf");
});

test("the JSON Schema of a definition is what the reader checks", async () => {
  await expect(`${JSON.stringify(definitionSchema, undefined, 2)}\n`).toMatchFileSnapshot(
    "../grammar/language.schema.json",
  );
});

test("Chevrotain's validation accepts the grammar and its tokens, with fields and without", () => {
  // Only the validation needs this function, which Node 20 does not have.
  const newer = Object as unknown as { groupBy?: unknown };
  newer.groupBy ??= <Item>(items: Iterable<Item>, keyOf: (item: Item, place: number) => PropertyKey) => {
    const groups: Record<PropertyKey, Item[]> = {};
    let place = 0;
    for (const item of items) {
      const key = keyOf(item, place++);
      groups[key] ??= [];
      groups[key].push(item);
    }
    return groups;
  };
  const bare = defineLanguage<{ title: string }>()({ name: "notes", text: ["title"], fields: {} });
  const odd = defineLanguage<{ title: string; state: string }>()({
    name: "odd names",
    text: ["title"],
    fields: { "a.b*(c)": oneOf("state", ["on", "off"], { aliases: ["état", "$1"] }) },
  });
  for (const language of [layer, bare, odd, notes]) {
    const { lexer, parser } = makeReader(language, true);
    expect(lexer.lexerDefinitionErrors).toEqual([]);
    parser.input = lexer.tokenize('fix -wip "a" repo:b').tokens;
    expect(parser.conjunction()).toHaveLength(4);
    expect(parser.errors).toEqual([]);
  }
});

test("every token says which characters it can begin with, since the build leaves out what finds them in patterns", () => {
  const tokens = [layer, notes].flatMap((language) => makeReader(language).tokens.all);
  for (const { name, PATTERN, START_CHARS_HINT } of tokens) {
    expect(typeof PATTERN === "string" || Array.isArray(START_CHARS_HINT), name).toBe(true);
  }
});

test.each([layer, notes])("every UTF-16 unit begins a token ($dialect)", (language) => {
  const { lexer } = makeReader(language);
  const units = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit));
  const lost = units.filter((unit) => {
    const { tokens, errors } = lexer.tokenize(unit);
    return errors.length > 0 || tokens.length !== (/\s/.test(unit) ? 0 : 1);
  });
  expect(lost).toEqual([]);
});
