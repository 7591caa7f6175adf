import { describe, expect, test } from "vitest";
import { addTerm, negateTerm, removeTerm, replaceTerm, toggleTerm } from "../src/assist/index.ts";
import { elasticsearchMapping, elasticsearchTarget, toDocument } from "../src/elasticsearch/index.ts";
import { type AnyLanguage, builder, layer, parse, toPredicate } from "../src/index.ts";
import { foldText, searchColumn, searchText, sqlTarget } from "../src/sql/index.ts";

// Where two files import each other, a language may still be undefined. JSON and structured clones lose its functions.

const refused = (code: string) => expect.objectContaining({ name: "QuerybarError", code });

describe.each<[name: string, use: (language: AnyLanguage) => unknown]>([
  ["builder", (language) => builder(language)],
  ["toPredicate", (language) => toPredicate({ language, root: parse("fix").root })],
  ["sqlTarget", (language) => sqlTarget({ language, dialect: "sqlite", columns: {} })],
  ["searchColumn", (language) => searchColumn({ language, dialect: "sqlite", table: "run" })],
  ["searchText", (language) => searchText({}, { language })],
  ["elasticsearchTarget", (language) => elasticsearchTarget({ language })(parse("fix"))],
  ["elasticsearchMapping", (language) => elasticsearchMapping({ language })],
  ["toDocument", (language) => toDocument({}, { language })],
])("%s refuses", (_, use) => {
  test.each([
    ["undefined", undefined],
    ["null", null],
    ["an empty object", {}],
    ["a language that was copied as data", structuredClone({ ...layer, fields: {} })],
  ])("%s as a language", (_, language) => {
    expect(() => use(language as never)).toThrow(refused("missing-language"));
  });
});

test.each<[name: string, use: (term: never) => unknown]>([
  ["addTerm", (term) => addTerm("fix", term)],
  ["removeTerm", (term) => removeTerm("fix", term)],
  ["toggleTerm", (term) => toggleTerm("fix", term)],
  ["replaceTerm", (term) => replaceTerm("fix", "fix", term)],
  ["negateTerm", (term) => negateTerm("fix", term)],
])("%s refuses what is not a term", (_, use) => {
  for (const term of [undefined, null, {}, []]) expect(() => use(term as never)).toThrow(refused("invalid-argument"));
});

test("foldText refuses what is not a string", () => {
  for (const text of [undefined, null, 7]) expect(() => foldText(text as never)).toThrow(refused("invalid-argument"));
});
