import {
  type AnyField,
  type AnyLanguage,
  boolean,
  bytes,
  containsText,
  date,
  defineLanguage,
  duration,
  exactText,
  keyed,
  number,
  oneOf,
  wholeNumber,
} from "../src/index.ts";
import type { NaiveField, NaiveLanguage } from "./naive-extended/language.ts";

/** The library's language of a definition that is plain data, such as those of the conformance cases. */
export function languageOf({ name, text, fields, keywords = {} }: NaiveLanguage): AnyLanguage {
  const entries = Object.entries(fields).map(([field, data]) => [field, fieldOf(data)]);
  const definition = { name, dialect: "extended", text, fields: Object.fromEntries(entries), keywords };
  // Of data, the types know nothing.
  return defineLanguage<object>()(definition as never) as AnyLanguage;
}

function fieldOf({ kind, path, of, values = [], ...options }: NaiveField): AnyField {
  const at = path as string;
  const makers: { readonly [kind: string]: (options: object) => unknown } = {
    exactText: (given) => exactText(at, given),
    containsText: (given) => containsText(at, given),
    oneOf: (given) => oneOf(at, values, given),
    wholeNumber: (given) => wholeNumber(at, given),
    number: (given) => number(at, given),
    date: (given) => date(at, given),
    duration: (given) => duration(at, given),
    bytes: (given) => bytes(at, given),
    boolean: (given) => boolean(at, given),
    keyed: () => keyed(at, (key) => fieldOf({ kind: "exactText", ...of, path: [key] })),
  };
  return makers[kind]?.(options) as AnyField;
}
