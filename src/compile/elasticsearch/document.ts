import { type QuerybarError, querybarError } from "../../language/error.ts";
import type { AnyLanguage, PartialRecord, RecordOf } from "../../language/language.ts";
import { type FieldEntry, fieldsOfKeys, hasKeys, heldReader, lookupOf } from "../../language/lookup.ts";
import { type AnyRecord, textReader, valuesReader } from "../../language/path.ts";
import { foldCase, normalize, splitsPair } from "../../language/text/fold.ts";
import { quoted } from "../../language/text/shown-text.ts";
import { type IndexFields, isOwn } from "./fields.ts";
import { longestKey, longestText, longestValue, prefixOf, propertyName, spelledInIndex } from "./index-field.ts";

/** What a document needs so that queries find it, to be added to the document. */
export interface ElasticsearchDocument {
  querybar: {
    text: ElasticsearchText;
    fields: { [name: string]: string[] | ElasticsearchText };
  };
}

export interface ElasticsearchText {
  folded: string[];
  exact: string[];
  present?: string[];
}

/**
 * What the index must hold of a record, for the mapping of `elasticsearchMapping`. Add it to the record, or to whatever your documents
 * hold of it: `{ ...record, ...toDocument(record, { language }) }`.
 *
 * With `fields`, those that the index has already are left out.
 *
 * A half of a surrogate pair, which no document can hold, is replaced by U+FFFD.
 *
 * @throws a `QuerybarError` with the code `not-expressible` if the value of a field is longer than 10,000 UTF-16 units,
 * or a key longer than 250. Searched texts can be of any length.
 * @example
 * ```ts
 * toDocument({ commit_title: "Fix it" }, { language: layer }).querybar.text.folded; // ["fix it"]
 * ```
 */
export function toDocument<L extends AnyLanguage>(
  record: PartialRecord<RecordOf<L>>,
  options: { readonly language: L; readonly fields?: IndexFields },
): ElasticsearchDocument;
export function toDocument(
  record: unknown,
  { language, fields }: { readonly language: AnyLanguage; readonly fields?: IndexFields },
): ElasticsearchDocument {
  const held = record as AnyRecord;
  const added = [...lookupOf(language).fields.values()].filter((entry) => !isOwn(entry, fields));
  const values = added.map((entry) => {
    const entries = hasKeys(entry) ? entriesOfKeys(held, entry) : [entry];
    return [propertyName(entry.name), entry.kind.contains ? containing(held, entries) : valuesIn(held, entries)];
  });
  return { querybar: { text: textsIn(held, language.text, ""), fields: Object.fromEntries(values) } };
}

/** The fields of all keys that a record has. */
function entriesOfKeys(record: AnyRecord, entry: FieldEntry): readonly FieldEntry[] {
  const entries = fieldsOfKeys(entry, record);
  for (const { key = "" } of entries)
    if (prefixOf(key).length > longestKey) throw tooLong("A key", entry, key, longestKey);
  return entries;
}

function containing(record: AnyRecord, entries: readonly FieldEntry[]): ElasticsearchText {
  const texts = entries.map(({ path, key }) => textsIn(record, [path], prefixOf(key)));
  return {
    folded: texts.flatMap(({ folded }) => folded),
    exact: texts.flatMap(({ exact }) => exact),
    present: entries.filter((entry) => keysHeld(record, entry).length > 0).map(({ key }) => prefixOf(key)),
  };
}

function textsIn(record: AnyRecord, paths: AnyLanguage["text"], prefix: string): ElasticsearchText {
  const texts = textReader(paths)(record);
  const pieces = (all: readonly string[]) => [...new Set(all.flatMap(piecesOf))].map((piece) => prefix + piece);
  return { folded: pieces(texts.map(foldCase)), exact: pieces(texts.map(normalize)) };
}

/** Overlapping pieces, so that whatever occurs in the text and may be searched for is in one of them. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length; ) {
    const end = from + longestValue;
    pieces.push(text.slice(from, splitsPair(text, end) ? end - 1 : end).toWellFormed());
    if (end >= text.length) break;
    const next = end - longestText;
    from = splitsPair(text, next) ? next - 1 : next;
  }
  return pieces;
}

function valuesIn(record: AnyRecord, entries: readonly FieldEntry[]): string[] {
  const terms = entries.flatMap((entry) =>
    keysHeld(record, entry).map((value) => {
      if (value.length > longestValue) throw tooLong("A value", entry, value, longestValue);
      return prefixOf(entry.key) + spelledInIndex(entry.kind, value);
    }),
  );
  return [...new Set(terms)];
}

function tooLong(what: string, { name }: FieldEntry, text: string, longest: number): QuerybarError {
  return querybarError(
    "not-expressible",
    `${what} of ${quoted(name)} has ${text.length} UTF-16 units, and an index can hold ${longest}.`,
  );
}

/** The canonical spellings of a field's values. */
function keysHeld(record: AnyRecord, entry: FieldEntry): readonly string[] {
  const held = entry.many ? valuesReader(entry.path)(record) : [heldReader(entry)(record)];
  return held.map(entry.kind.heldKey).filter((value) => value !== undefined);
}
