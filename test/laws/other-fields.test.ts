import fc from "fast-check";
import { expect, test } from "vitest";
import { type AnyLanguage, defineLanguage, exactText, parse } from "../../src/index.ts";
import { textWith } from "../arbitraries-extended.ts";
import { tries } from "../tries.ts";

const notes = defineLanguage<{ readonly name: string }>();
const common = { name: "notes", dialect: "extended", text: ["name"] } as const;
const languages: readonly (readonly [string, AnyLanguage])[] = [
  ["without fields", notes({ ...common, fields: {} })],
  ["with a name that is not ASCII", notes({ ...common, fields: { état: exactText("name") } })],
];

const usual = notes({ ...common, fields: { state: exactText("name") } });

test.each(languages)("terms, operators and groups are the same in a language %s", (_, language) => {
  expect(parse(`${"(".repeat(65)}a) b`, { language }).root.terms).toMatchObject([{ lacks: "depth" }, { text: "b" }]);
  fc.assert(
    fc.property(textWith(fc.constantFrom("été", "é:a", "(", "-é")), (text) => {
      const [query, expected] = [language, usual].map((one) => parse<AnyLanguage>(text, { language: one }));
      expect(query?.root).toEqual(expected?.root);
      expect(query?.marks).toEqual(expected?.marks);
    }),
    tries(300),
  );
});
