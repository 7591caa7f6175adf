import { complete, explain, explainEmpty, highlight, setField } from "../../src/assist/index.ts";
import { defineLanguage, exactText, type Keyword, oneOf, parse } from "../../src/index.ts";
import { everything } from "./everything.ts";

/** Something that an application brings, of any size: a definition, a set of values, records. */
export interface PathologicalSetting {
  readonly name: string;
  /** Work with about this many keys, values, records or characters. */
  readonly run: (size: number) => unknown;
}

const numbers = (size: number) => Array.from({ length: size }, (_, number) => number);
const entries = <T>(size: number, entry: (number: number) => readonly [string, T]) =>
  Object.fromEntries(numbers(size).map(entry));
const valuesOf = (size: number) => numbers(size).map((number) => `value_${number}_${(number * 7919).toString(36)}`);
const withSet = (size: number) =>
  defineLanguage<{ v: string }>()({
    name: "records of a set",
    text: [],
    fields: { v: oneOf("v", valuesOf(size)) },
    keywords: { any: { where: { v: valuesOf(size) } } },
  });

const ofTwoThousand = withSet(2000);

const letterWithMarks = `e${"\u0301\u0323".repeat(49)}\u0301`;

export const pathologicalSettings: readonly PathologicalSetting[] = [
  {
    name: "a definition of many fields, keywords and texts",
    run: (size) =>
      everything(
        "field1:x field2: -keyword3 keyword4 word alias5:x FIELD6:y feild7:x x:y",
        defineLanguage<Record<string, string>>()({
          name: "records of many keys",
          text: numbers(size).map((number) => `text${number}`),
          fields: entries(size, (number) => [
            `field${number}`,
            exactText(`key${number}`, { aliases: [`alias${number}`] }),
          ]),
          keywords: entries<Keyword>(size, (number) => [
            `keyword${number}`,
            { where: { [`field${number}`]: "x" } },
          ]) as object,
        }),
      ),
  },
  {
    name: "a field of many names",
    run: (size) =>
      everything(
        "name1:x nmae2:y na",
        defineLanguage<{ key: string }>()({
          name: "records",
          text: ["key"],
          fields: { field: exactText("key", { aliases: numbers(size).map((number) => `name${number}`) }) },
        }),
      ),
  },
  {
    name: "a set of many values",
    run: (size) => everything("v:value_1_64 v:wrong v: -v:value_2 any -any", withSet(size)),
  },
  {
    name: "many wrong values of a large set",
    run: (size) =>
      everything(
        numbers(size / 40)
          .map((number) => `v:value_${number}`)
          .join(" "),
        ofTwoThousand,
      ).diagnostics.length,
  },
  {
    name: "many misspelled names of many fields",
    run: (size) =>
      everything(
        numbers(size / 10)
          .map((number) => `filed${((number * 7919) % 500) + 10_000}:x`)
          .join(" "),
        defineLanguage<Record<string, string>>()({
          name: "records",
          text: ["key"],
          fields: entries(500, (number) => [`field${number + 10_000}`, exactText("key")]),
        }),
      ),
  },
  {
    name: "a keyword of many values, many times",
    run: (size) => explain(`${"any -any ".repeat(size / 10)}`, { language: ofTwoThousand }),
  },
  {
    name: "a text with 99 marks on each letter",
    run: (size) => {
      const text = letterWithMarks.repeat(size / 100);
      return [highlight(parse(`e\u0301 ${letterWithMarks} x`), { commit_title: text }), everything(`${text} x`)];
    },
  },
  {
    name: "many words in one text",
    run: (size) => {
      const text = numbers(size / 5)
        .map((number) => `w${number}`)
        .join(" ");
      return highlight(parse(text), { commit_title: text });
    },
  },
  {
    name: "words of which each is part of the next",
    run: (size) => {
      const words = numbers(Math.sqrt(2 * size)).map((number) => "a".repeat(number + 1));
      return highlight(parse(words.join(" ")), { commit_title: "a".repeat(size) });
    },
  },
  {
    name: "a text in an array of many",
    run: (size) => {
      const posts = defineLanguage<{ labels: readonly string[] }>()({ name: "posts", text: ["labels"], fields: {} });
      return highlight(parse("fix", { language: posts }), { labels: numbers(size).map(() => "fix") });
    },
  },
  {
    name: "many records",
    run: (size) => {
      const records = numbers(size / 10).map((number) => ({ branch: `b${number}`, commit_title: "fix" }));
      return [complete("branch:b", 8, { records }), explainEmpty("fix branch:b1 branch:b2", records)];
    },
  },
  {
    name: "a long value, typed and known",
    run: (size) => {
      const typed = "ab ".repeat(size / 3);
      const values = { branch: [`${typed}c`, `x ${typed}`, typed.slice(1)] };
      return complete(`branch:"${typed}`, 8 + typed.length, { values });
    },
  },
  {
    name: "many values and recent searches",
    run: (size) => {
      const values = { branch: valuesOf(size) };
      const recent = values.branch;
      return [complete("branch:v1", 9, { values }), complete("", 0, { values, recent })];
    },
  },
  {
    name: "many terms of one field, to be replaced by one",
    run: (size) => setField(parse("branch:a -branch:b ".repeat(size / 19)), "branch", "c"),
  },
];
