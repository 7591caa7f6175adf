import { querybarError } from "./error.ts";
import { type AnyField, pathOf } from "./field.ts";
import { type Kind, kindIn } from "./kinds/kind.ts";
import type { AnyLanguage, Keyword } from "./language.ts";
import { memoize } from "./memoize.ts";
import type { Path } from "./path.ts";
import { foldName } from "./text.ts";

/** A field of a language, ready for use. */
export interface FieldEntry {
  readonly name: string;
  readonly field: AnyField;
  readonly kind: Kind;
  readonly path: Path;
}

/** The fields and keywords of a language, for looking up what a user typed. */
export interface Lookup {
  readonly fields: ReadonlyMap<string, FieldEntry>;
  readonly keywords: ReadonlyMap<string, Keyword>;
  /** Fields by their folded names and aliases. */
  readonly byFoldedName: ReadonlyMap<string, FieldEntry>;
  /** The names of keywords by their folded spelling. */
  readonly keywordNames: ReadonlyMap<string, string>;
  /** The length of the longest name. Folding adds nothing to it, so a longer text need not be folded: it is not a name. */
  readonly longestName: number;
}

/**
 * @throws a `QuerybarError` with the code `missing-language` for what is not a language, or one that has been copied as data and has
 * lost the kinds of its fields.
 */
export const lookupOf: (language: AnyLanguage) => Lookup = memoize((language) => {
  const fields = new Map<string, FieldEntry>();
  const byFoldedName = new Map<string, FieldEntry>();
  for (const [name, field] of Object.entries(language.fields ?? {})) {
    const kind = kindIn(field);
    if (kind === undefined) refuse();
    const entry = { name, field, kind, path: pathOf(field) };
    fields.set(name, entry);
    for (const spelling of [name, ...(field.aliases ?? [])]) byFoldedName.set(foldName(spelling), entry);
  }
  if (!Array.isArray(language.text)) refuse();
  const keywords = new Map(Object.entries(language.keywords));
  const keywordNames = new Map([...keywords.keys()].map((name) => [foldName(name), name]));
  let longestName = 0;
  for (const names of [byFoldedName, keywordNames]) {
    for (const name of names.keys()) longestName = Math.max(longestName, name.length);
  }
  return { fields, keywords, byFoldedName, keywordNames, longestName };
});

function refuse(): never {
  throw querybarError(
    "missing-language",
    "This is not a language that defineLanguage made. JSON and structured clones lose a query's language: put it back with { ...query, language }.",
  );
}

/** The field of a language by its own name. */
export function fieldOf(language: AnyLanguage, name: string): FieldEntry | undefined {
  return lookupOf(language).fields.get(name);
}

/** The field that a typed name or alias means, if any. */
export function fieldNamed({ byFoldedName, longestName }: Lookup, typed: string): FieldEntry | undefined {
  return typed.length > longestName ? undefined : byFoldedName.get(foldName(typed));
}

/** The language's keyword that an unquoted word means, if any. */
export function keywordNamed({ keywordNames, longestName }: Lookup, typed: string): string | undefined {
  return typed.length > longestName ? undefined : keywordNames.get(foldName(typed));
}
