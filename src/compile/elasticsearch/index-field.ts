import { readDecimal } from "../../language/decimal.ts";
import { querybarError } from "../../language/error.ts";
import type { Kind } from "../../language/kinds/kind.ts";
import type { AnyLanguage } from "../../language/language.ts";
import { fieldOfKey, hasKeys, lookupOf } from "../../language/lookup.ts";
import { keysOf, type Path } from "../../language/path.ts";
import { quoted } from "../../language/text/shown-text.ts";
import { sortableNumber } from "./sortable.ts";

// What the index holds of a record, all of it in fields of the type keyword, under one name:
//
//     querybar.text.folded    the searched texts in NFC, letter case folded, in overlapping pieces
//     querybar.text.exact     the same in NFC only
//     querybar.fields.branch  a field's values, spelled so that their order is that of the spellings
//     querybar.fields.meta    for a field of keys, each value after its key
//     querybar.fields.title   for a field that contains text: folded, exact, and present

/** The name under which a document has everything that queries need. */
const root = "querybar";

/**
 * The most UTF-16 units of a value in the index, and of a piece of a text. Lucene takes terms of 32,766 bytes, of which a unit takes up to
 * three, and before it there may be a key.
 */
export const longestValue = 10_000;

/** The most UTF-16 units of a key, in quotes. */
export const longestKey = 250;

/** The most UTF-16 units of a word or phrase to search for. Two pieces of a text overlap by one unit less. */
export const longestText = 250;

/** Where the index has texts. With a prefix, only the texts after it. */
export interface TextPlace {
  readonly folded: string;
  readonly exact: string;
  readonly prefix: string;
}

/** The index field of a language's field. */
export function nameInIndex(name: string): string {
  return `${root}.fields.${propertyName(name)}`;
}

/** A field's name as the name of a property, in which a dot would descend. */
export function propertyName(name: string): string {
  return name.replace(/[^\w-]/gu, (character) => `%${character.codePointAt(0)?.toString(16)};`);
}

export const presentIn = (name: string): string => `${name}.present`;

export const textIn = (name: string, prefix = ""): TextPlace => ({
  folded: `${name}.folded`,
  exact: `${name}.exact`,
  prefix,
});

/** What comes before the values of a key. No key's prefix begins with another's, since it ends with its only plain quote. */
export function prefixOf(key: string | undefined): string {
  return key === undefined ? "" : JSON.stringify(key);
}

/** The fields in which the texts at these paths are indexed. */
export function textPlace(language: AnyLanguage, paths: readonly Path[]): TextPlace {
  if (isSame(paths, language.text)) return textIn(`${root}.text`);
  for (const entry of lookupOf(language).fields.values()) {
    if (!entry.kind.contains) continue;
    if (!hasKeys(entry) && isSame(paths, [entry.path])) return textIn(nameInIndex(entry.name));
    const key = keysOf(paths[0] as Path).at(-1) as string;
    const ofKey = fieldOfKey(entry, key);
    if (ofKey !== undefined && isSame(paths, [ofKey.path])) return textIn(nameInIndex(entry.name), prefixOf(key));
  }
  throw querybarError("invalid-argument", "The query is not one of the language of this target.");
}

function isSame(some: readonly Path[], others: readonly Path[]): boolean {
  return JSON.stringify(some.map(keysOf)) === JSON.stringify(others.map(keysOf));
}

/** How a value is spelled in the index: a number so that the spellings are in order. */
export function spelledInIndex({ stored }: Kind, value: string): string {
  if (stored?.as !== "number") return value.toWellFormed();
  const decimal = readDecimal(stored.decimal(value));
  if (decimal === undefined)
    throw querybarError("invalid-language", `The decimal of the value ${quoted(value)} is not a number.`);
  return sortableNumber(decimal);
}
