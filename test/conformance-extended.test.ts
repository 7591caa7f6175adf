/// <reference types="vite/types/importMeta.d.ts" />
import { describe, expect, test } from "vitest";
import { holdsExtended } from "./naive-extended/evaluate.ts";
import type { NaiveContext, NaiveLanguage } from "./naive-extended/language.ts";
import { type Meaning, meaningOf } from "./naive-extended/meaning.ts";
import { readExtended } from "./naive-extended/read.ts";

interface Case {
  readonly name: string;
  readonly input: Text;
  readonly context?: Partial<NaiveContext>;
  readonly meaning?: Meaning;
  readonly print?: Text;
  readonly matches: readonly string[];
}

/** A text, or pieces of one and how often each is repeated. */
type Text = string | { readonly repeat: readonly (readonly [string, number])[] };

interface Topic {
  readonly language: string;
  readonly cases: readonly Case[];
}

// Found without the file system, since they run in a browser too.
const folder = "../grammar/conformance";
const files = import.meta.glob<Topic>("../grammar/conformance/extended/*.json", { eager: true, import: "default" });
const languages = import.meta.glob<NaiveLanguage>("../grammar/conformance/languages/*.json", {
  eager: true,
  import: "default",
});
const records = import.meta.glob<readonly { readonly label: string; readonly record: object }[]>(
  "../grammar/conformance/extended/records/*.json",
  { eager: true, import: "default" },
);
const topics = Object.entries(files).map(([path, topic]) => [path.split("/").at(-1) ?? path, topic] as const);

/** For what does not depend on it. */
const anyClock = "2000-01-01T00:00:00Z";

describe("a second implementation, written from the reference alone", () => {
  describe.each(topics)("%s", (_, { language: name, cases }) => {
    const language = languages[`${folder}/languages/${name}.json`] as NaiveLanguage;
    const labelled = records[`${folder}/extended/records/${name}.json`] ?? [];

    test.each(cases.map((one) => [one.name, one] as const))("%s", (_, { input, context, meaning, print, matches }) => {
      const read = (text: string) =>
        meaningOf(readExtended(text, language).root, language, { now: anyClock, ...context });
      const found = read(textOf(input));
      if (meaning !== undefined) expect(found).toEqual(meaning);
      expect(labelled.filter(({ record }) => holdsExtended(found, record, language)).map(({ label }) => label)).toEqual(
        matches,
      );
      if (print !== undefined) expect(read(textOf(print))).toEqual(found);
    });
  });
});

function textOf(text: Text): string {
  return typeof text === "string" ? text : text.repeat.map(([piece, count]) => piece.repeat(count)).join("");
}
