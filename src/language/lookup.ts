import type { Field } from "./field.ts";
import type { AnyLanguage, Keyword } from "./language.ts";
import { remembered } from "./remembered.ts";
import { foldCase, lowerCaseAscii } from "./text.ts";

/** What a reader of text needs to find again and again, keyed for looking up what a user typed. */
export interface Lookup {
  /** The field that a name, lower-cased or as the language spells it, or an alias means. */
  readonly fieldNames: ReadonlyMap<string, string>;
  /** The keyword that a lower-cased word means. */
  readonly keywordNames: ReadonlyMap<string, string>;
  readonly fields: ReadonlyMap<string, Field>;
  readonly keywords: ReadonlyMap<string, Keyword>;
  /** The bits of the units that keywords begin with. Most words are no keyword, and this often tells. */
  readonly keywordInitials: number;
}

export const lookupOf: (language: AnyLanguage) => Lookup = remembered((language) => {
  const fields = new Map(Object.entries<Field>(language.fields));
  const keywords = new Map(Object.entries<Keyword>(language.keywords));
  const fieldNames = new Map<string, string>();
  for (const [name, field] of fields) {
    for (const spelling of [name, ...(field.aliases ?? [])]) fieldNames.set(lowerCaseAscii(spelling), name);
  }
  const names = [...keywords.keys()];
  return {
    fieldNames,
    keywordNames: new Map(names.map((name) => [lowerCaseAscii(name), name])),
    fields,
    keywords,
    keywordInitials: names.reduce((bits, name) => bits | initialBit(name), 0),
  };
});

/** The definition of a field that the language has. */
export function definitionOf(lookup: Lookup, field: string): Field {
  return lookup.fields.get(field) as Field;
}

/** The name of the language's field that a typed name means, if any. */
export function fieldNamed(lookup: Lookup, typed: string): string | undefined {
  return lookup.fieldNames.get(typed) ?? lookup.fieldNames.get(lowerCaseAscii(typed));
}

/** The language's keyword that an unquoted word means, if any. */
export function keywordNamed(lookup: Lookup, typed: string): string | undefined {
  if ((initialBit(typed) & lookup.keywordInitials) === 0) return undefined;
  return lookup.keywordNames.get(typed) ?? lookup.keywordNames.get(lowerCaseAscii(typed));
}

/** The same for a letter in both cases, which differ by 32 only. */
function initialBit(text: string): number {
  return 1 << (text.charCodeAt(0) & 31);
}

/** The values of a set, by their folded spelling. */
export const valuesByFoldedSpelling: (values: readonly string[]) => ReadonlyMap<string, string> = remembered(
  (values) => new Map(values.map((value) => [foldCase(value), value])),
);
