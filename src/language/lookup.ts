import { dialectIn, type LanguageDialect, refuseCopy } from "./dialect.ts";
import { type AnyField, pathOf, spanOf, type TextFieldOptions } from "./field.ts";
import { innerFieldOf, isKeyed } from "./keys.ts";
import { type Kind, kindIn } from "./kinds/kind.ts";
import type { AnyLanguage, Keyword } from "./language.ts";
import { memoize } from "./memoize.ts";
import { type AnyRecord, keysOf, type Path, valueReader, valuesReader } from "./path.ts";
import { foldName } from "./text/fold.ts";

/** A field of a language, or of a field of keys the field of one key, ready for use. */
export interface FieldEntry {
  readonly name: string;
  readonly key?: string;
  readonly field: AnyField;
  readonly kind: Kind;
  readonly dialect: LanguageDialect;
  /** Where records hold the value; of a span, where it begins. */
  readonly path: Path;
  readonly span: { readonly from: Path; readonly to: Path } | undefined;
  readonly many: boolean;
  /** Whether a query may list values, where its dialect has lists. */
  readonly lists: boolean;
  readonly wildcards: boolean;
  readonly me: boolean;
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
  const dialect = dialectIn(language);
  for (const [name, field] of Object.entries(language.fields)) {
    const entry = entryOf(dialect, name, field);
    fields.set(name, entry);
    for (const spelling of [name, ...(field.aliases ?? [])]) byFoldedName.set(foldName(spelling), entry);
  }
  const keywords = new Map(Object.entries(language.keywords));
  const keywordNames = new Map([...keywords.keys()].map((name) => [foldName(name), name]));
  let longestName = 0;
  for (const names of [byFoldedName, keywordNames]) {
    for (const name of names.keys()) longestName = Math.max(longestName, name.length);
  }
  return { fields, keywords, byFoldedName, keywordNames, longestName };
});

/** @throws a `QuerybarError` with the code `missing-language` for a field that has lost its kind. */
export function entryOf(dialect: LanguageDialect, name: string, field: AnyField): FieldEntry {
  const kind = kindIn(field);
  if (kind === undefined) refuseCopy();
  const { many = false, lists = true, wildcards = false, me = false }: TextFieldOptions = field;
  return {
    name,
    field,
    kind,
    dialect,
    path: pathOf(field),
    span: spanOf(field),
    many,
    lists: lists && !kind.contains,
    wildcards,
    me,
  };
}

/** The field of a language by its own name, and of a field of keys the field of one key. */
export function fieldOf(language: AnyLanguage, name: string, key?: string): FieldEntry | undefined {
  const entry = lookupOf(language).fields.get(name);
  return entry === undefined || key === undefined ? entry : fieldOfKey(entry, key);
}

/** The field of one key of a field of keys, or `undefined` if it is no field of keys. */
export function fieldOfKey({ name, field, dialect }: FieldEntry, key: string): FieldEntry | undefined {
  const inner = innerFieldOf(field, key);
  if (inner === undefined) return undefined;
  const path = [...keysOf(pathOf(field)), key] as unknown as Path;
  return { ...entryOf(dialect, name, inner), key, path };
}

/** What a record holds for a field that holds one value: for a span, both of its ends. */
export function heldReader({ path, span }: FieldEntry): (record: AnyRecord) => unknown {
  if (span === undefined) return valueReader(path);
  const from = valueReader(span.from);
  const to = valueReader(span.to);
  return (record) => ({ from: from(record), to: to(record) });
}

/** The fields of all keys that a record has where a field of keys is. */
export function fieldsOfKeys(entry: FieldEntry, record: AnyRecord): readonly FieldEntry[] {
  const objects = valuesReader(entry.path)(record).filter((held) => typeof held === "object");
  const keys = new Set(objects.flatMap((held) => Object.getOwnPropertyNames(held)));
  return [...keys].flatMap((key) => fieldOfKey(entry, key) ?? []);
}

/** The field that a program names: by its own name, or of a field of keys by the name, a dot and the key. */
export function fieldReferredTo(fields: ReadonlyMap<string, FieldEntry>, reference: string): FieldEntry | undefined {
  const whole = fields.get(reference);
  const dot = reference.indexOf(".");
  const base = whole === undefined && dot > 0 ? fields.get(reference.slice(0, dot)) : undefined;
  return base === undefined ? whole : fieldOfKey(base, reference.slice(dot + 1));
}

/** @throws as `lookupOf` does, for what is not a language. */
export function requireLanguage(language: AnyLanguage | undefined): asserts language is AnyLanguage {
  lookupOf(language as AnyLanguage);
}

/** A field's name, with its key if it has one: `meta.region`, as programs name it and messages show it. */
export function fieldReference(name: string, key: string | undefined): string {
  return key === undefined ? name : `${name}.${key}`;
}

/** A text that only this field has, or this key of it. */
export function nameWithKey(name: string, key: string | undefined): string {
  return key === undefined ? name : JSON.stringify([name, key]);
}

/** Whether a field has a key after its name: `meta.region`. */
export function hasKeys({ field }: FieldEntry): boolean {
  return isKeyed(field);
}

/** The field that a typed name or alias means, if any. */
export function fieldNamed({ byFoldedName, longestName }: Lookup, typed: string): FieldEntry | undefined {
  return typed.length > longestName ? undefined : byFoldedName.get(foldName(typed));
}

/** The language's keyword that an unquoted word means, if any. */
export function keywordNamed({ keywordNames, longestName }: Lookup, typed: string): string | undefined {
  return typed.length > longestName ? undefined : keywordNames.get(foldName(typed));
}
