import { querybarError } from "../../language/error.ts";
import type { AnyLanguage } from "../../language/language.ts";
import { type FieldEntry, hasKeys, lookupOf } from "../../language/lookup.ts";
import { pathName } from "../../language/path.ts";
import { quoted } from "../../language/text/shown-text.ts";
import { nothingAt, pathsOf } from "../paths.ts";

/** The types of the fields of an index that can be searched exactly. */
export type IndexFieldType = "keyword" | "long" | "integer" | "double" | "date" | "date_nanos" | "boolean";

/** A field of an index that is there already, and what is known of it. */
export interface IndexField {
  /** With dots for what is inside of objects: `address.city`. */
  readonly field: string;
  /** As in the index's mapping. Default `keyword`. */
  readonly type?: IndexFieldType;
  /** Each keyword is the value in canonical spelling: a status in the letters of the definition, an id without leading zeros. */
  readonly canonical?: boolean;
}

/** A field of an index by its name, or with what is known of it. */
export type IndexFieldGiven = string | IndexField;

/** Which fields of an index are there already, by the paths of the definition. */
export type IndexFields = Readonly<Record<string, IndexFieldGiven>>;

/** The index's own fields, by the names of paths. */
export type OwnFields = ReadonlyMap<string, Required<IndexField>>;

/**
 * The fields that an index has already.
 *
 * @throws a `QuerybarError` with the code `invalid-argument` for fields that cannot hold what the language says.
 */
export function ownFields(language: AnyLanguage, fields: IndexFields = {}): OwnFields {
  const own = new Map<string, Required<IndexField>>();
  for (const [path, given] of Object.entries(fields)) {
    const field = fieldOf(given);
    checkField(path, field, language);
    own.set(path, field);
  }
  return own;
}

function fieldOf(given: IndexFieldGiven): Required<IndexField> {
  const { field, type = "keyword", canonical = false } = typeof given === "string" ? { field: given } : given;
  // An asterisk would mean several fields.
  if (typeof field !== "string" || !/^[^*]+$/.test(field))
    throw wrong(`${JSON.stringify(field)} is not a name of a field of an index.`);
  return { field, type, canonical };
}

/** The field of an index that has the values of a language's field, if it is one of its own. */
export function ownField(entry: FieldEntry, own: OwnFields): Required<IndexField> | undefined {
  return canBeOwn(entry) ? own.get(pathName(entry.path)) : undefined;
}

/** Whether the values of a field are in one of the index's own fields, so that `toDocument` need not add them. */
export function isOwn(entry: FieldEntry, fields: IndexFields | undefined): boolean {
  return fields !== undefined && canBeOwn(entry) && Object.hasOwn(fields, pathName(entry.path));
}

/** Whether the values of a field may be in one of an index's own fields, as they are. */
export function canBeOwn(entry: FieldEntry): boolean {
  return !entry.kind.contains && entry.span === undefined && entry.key === undefined && !hasKeys(entry);
}

function checkField(path: string, { type, canonical }: Required<IndexField>, language: AnyLanguage): void {
  if (!pathsOf(language).includes(path)) throw nothingAt(path, language);
  const entries = [...lookupOf(language).fields.values()].filter(
    (entry) => canBeOwn(entry) && pathName(entry.path) === path,
  );
  if (entries.length === 0)
    throw wrong(
      `Texts, keys and spans are found only in what toDocument adds: leave ${quoted(path)} out of “fields”, and say added: true.`,
    );
  for (const { name, kind, field } of entries) {
    if (canonical && type === "keyword") continue;
    const types = typesFor(kind);
    if (types.length === 0)
      throw wrong(
        `The index cannot read the values of ${quoted(name)}, of the kind ${field.kind}, unless they are in canonical spelling: write them so, and say canonical: true.`,
      );
    if (!types.includes(type))
      throw wrong(
        `The index field of ${quoted(name)}, of the kind ${field.kind}, must be of the type ${types.join(", ")}, not ${type}.`,
      );
  }
}

/** The types of fields that can hold what a kind stores, the usual one first. */
function typesFor({ stored }: FieldEntry["kind"]): readonly IndexFieldType[] {
  switch (stored?.as) {
    case undefined:
    case "word":
      return [];
    case "text":
      return ["keyword"];
    case "number":
      return stored.isWhole ? ["long", "integer"] : ["double", "long", "integer"];
    case "instant":
      return ["date", "date_nanos"];
    case "boolean":
      return ["boolean"];
  }
}

function wrong(message: string) {
  return querybarError("invalid-argument", message);
}
