import {
  type AnyLanguage,
  type AnyQuery,
  containsText,
  date,
  defineLanguage,
  exactText,
  keyed,
  number,
  wholeNumber,
} from "../../src/index.ts";
import type { AnyNode } from "../../src/language/nodes.ts";

interface Held {
  readonly text: string;
  readonly value: string;
  readonly number: string;
  readonly amount: string;
  readonly at: string;
  readonly amounts: readonly string[];
  readonly prices: Readonly<Record<string, string | number>>;
  readonly keys: Readonly<Record<string, string>>;
}

/** A language in which a text is searched, compared, matched with a pattern, and found at a key. */
export const texts = defineLanguage<Held>()({
  name: "texts",
  dialect: "extended",
  text: ["text"],
  fields: {
    in: containsText("text"),
    value: exactText("value", { wildcards: true, me: true }),
    number: wholeNumber("number"),
    amount: number("amount"),
    at: date("at"),
    any: number("amounts", { many: true }),
    price: keyed("prices", (key) => number(key)),
    key: keyed("keys", (key) => exactText(key)),
  },
}) as AnyLanguage;

/** A query of one term, whatever its texts hold: most could not be typed. */
export function queryOf(term: object): AnyQuery {
  const root = { type: "and", from: 0, to: 0, terms: [{ from: 0, to: 0, ...term } as unknown as AnyNode] };
  return { language: texts, root, text: JSON.stringify(term).slice(0, 200) } as unknown as AnyQuery;
}

export function word(text: string): AnyQuery {
  return queryOf({ type: "word", text });
}

/** All terms that have a text, and their complements. */
export function termsWith(text: string): readonly AnyQuery[] {
  const terms = [
    { type: "word", text },
    { type: "phrase", text },
    { type: "contains", field: "in", text, exact: false },
    { type: "contains", field: "in", text, exact: true },
    { type: "field", field: "value", text, value: text },
    { type: "pattern", field: "value", parts: ["", text, ""] },
    { type: "pattern", field: "value", parts: [text, ""] },
    { type: "field", field: "key", key: "a", text, value: text },
    { type: "field", field: "key", key: text, text: "a", value: "a" },
    { type: "present", field: "key", key: text },
  ];
  return terms.flatMap((term) => [queryOf(term), queryOf({ type: "not", term: { from: 0, to: 0, ...term } })]);
}
