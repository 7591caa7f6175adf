import type { Searchable } from "../compile/predicate.ts";
import type { AnyLanguage, FieldName, RecordOf } from "../language/language.ts";
import { layer } from "../language/layer.ts";
import { definitionOf, lookupOf } from "../language/lookup.ts";
import type { AnyRecord } from "../language/record-value.ts";
import { readValue } from "../language/value.ts";
import { parse } from "../syntax/parse.ts";
import { printPhrase } from "../syntax/phrase.ts";
import { isUnbroken } from "../syntax/reading.ts";
import type { Range } from "../syntax/tree.ts";
import { type ExplainOptions, say } from "./catalogue.ts";
import { type CursorPlace, cursorPlace, nearestOffset } from "./cursor-place.ts";
import { heldValues } from "./held-values.ts";
import { type Named, ranked } from "./rank.ts";
import { fieldWords, keywordWords } from "./words.ts";

/** One thing that could stand at the cursor. */
export interface CompletionItem {
  readonly kind: "field" | "keyword" | "value" | "recent";
  /** What to show. */
  readonly label: string;
  /** What to write in the place of the completion's range. */
  readonly insert: string;
  /** Where the cursor lands, in the text after that. */
  readonly cursor: number;
  /** One line about it. */
  readonly help: string;
  /** How it looks in a query. */
  readonly example: string;
}

/** What could stand at the cursor, best first, and the range that each item would replace; the cursor is in it. */
export interface Completion extends Range {
  readonly items: readonly CompletionItem[];
}

/** So many items are offered, unless more or fewer are wanted. */
export const mostItems = 50;

/** What can be offered beyond what the language itself knows. */
export interface CompleteOptions<L extends AnyLanguage = typeof layer> extends ExplainOptions {
  /** Records whose values are offered, the most frequent first; of very many, the first ten thousand are looked at. */
  readonly records?: Iterable<Searchable<RecordOf<L>>>;
  /** Values of fields, offered before those of the records. */
  readonly values?: { readonly [Name in FieldName<L>]?: readonly string[] };
  /** Earlier searches, offered where nothing is written. */
  readonly recent?: readonly string[];
  /** The most items. Default 50. */
  readonly limit?: number;
}

/**
 * What could stand at a cursor: fields and keywords where a term begins or is being typed, values behind a field's colon.
 * Applying an item brings no error about, except that a field just chosen lacks its value as long as the cursor is there.
 *
 * @param cursor an offset in the text; one outside it is taken for the nearer end.
 * @example
 * ```ts
 * complete("fix -st", 7).items.map(({ label, insert }) => [label, insert]); // [["status", "status:"]]
 * complete("status:succ", 11).items[0]?.insert; // "SUCCEEDED "
 * complete("branch:", 7, layer, { values: { branch: ["a b"] } }).items[0]?.insert; // "\"a b\" "
 * ```
 */
export function complete<L extends AnyLanguage = typeof layer>(
  text: string,
  cursor: number,
  language?: L,
  options?: CompleteOptions<L>,
): Completion;
export function complete(
  text: string,
  cursor: number,
  language: AnyLanguage = layer,
  options: CompleteOptions<AnyLanguage> = {},
): Completion {
  const place = cursorPlace(text, nearestOffset(text, cursor), language);
  const offered = ranked(place.kind === "nothing" ? "" : place.typed, candidates(place, language, options));
  const recent = text.trim() === "" ? recentSearches(language, options) : [];
  const range = recent.length > 0 ? { from: 0, to: text.length } : { from: place.from, to: place.to };
  const items = [...recent, ...offered]
    .slice(0, options.limit ?? mostItems)
    .map((candidate) => item(text, range, candidate));
  return { ...range, items };
}

/** An item before it is known where it will stand. */
type Candidate = Omit<CompletionItem, "cursor"> & Pick<Named, "aliases">;

function candidates(
  place: CursorPlace,
  language: AnyLanguage,
  options: CompleteOptions<AnyLanguage>,
): readonly Candidate[] {
  switch (place.kind) {
    case "term":
      return [...fields(language, options), ...keywords(language, options)];
    case "name":
      return fields(language, options).filter(({ label }) => accepts(language, label, place.value));
    case "value":
      return values(place, language, options);
    case "nothing":
      return [];
  }
}

/** Whether a value that is there already would do for another field. */
function accepts(language: AnyLanguage, field: string, value: string): boolean {
  return value === "" || readValue(definitionOf(lookupOf(language), field), value) !== undefined;
}

function fields(language: AnyLanguage, options: CompleteOptions<AnyLanguage>): readonly Candidate[] {
  return [...lookupOf(language).fields].map(([name, field]) => {
    const known =
      field.kind === "one-of" ? field.values[0] : field.kind === "whole-number" ? "10" : options.values?.[name]?.[0];
    const example = `${name}:${written(known || "name", false)}`;
    return {
      kind: "field",
      label: name,
      insert: `${name}:`,
      help: field.description ?? fieldWords(language, name),
      example,
      ...(field.aliases && { aliases: field.aliases }),
    };
  });
}

function keywords(language: AnyLanguage, options: CompleteOptions<AnyLanguage>): readonly Candidate[] {
  return [...lookupOf(language).keywords.keys()].map((name) => {
    return {
      kind: "keyword",
      label: name,
      insert: name,
      help: keywordWords(language, name, options),
      example: `-${name}`,
    };
  });
}

function values(
  { field, isQuoted, isExcluded }: CursorPlace & { readonly kind: "value" },
  language: AnyLanguage,
  options: CompleteOptions<AnyLanguage>,
): readonly Candidate[] {
  const definition = definitionOf(lookupOf(language), field);
  const known = new Set([
    ...(options.values?.[field] ?? []),
    ...heldValues(definition, (options.records ?? []) as Iterable<AnyRecord>),
  ]);
  if (definition.kind === "one-of") for (const value of definition.values) known.add(value);
  return [...known]
    .filter((value) => readValue(definition, value) !== undefined)
    .map((value) => {
      const key = isExcluded ? "field-is-not" : "field-is";
      const help = say(options, key, { field: fieldWords(language, field), value });
      return {
        kind: "value",
        label: value,
        insert: written(value, isQuoted),
        help,
        example: `${field}:${written(value, false)}`,
      };
    });
}

/** A value as a query spells it; one that somebody began with a quote keeps its quotes. */
function written(value: string, isQuoted: boolean): string {
  return isUnbroken(value) && !isQuoted ? value : printPhrase(value);
}

function recentSearches(language: AnyLanguage, options: CompleteOptions<AnyLanguage>): readonly Candidate[] {
  return [...new Set(options.recent)]
    .filter(
      (search) =>
        search.trim() !== "" && !parse(search, language).diagnostics.some(({ severity }) => severity === "error"),
    )
    .map((search) => ({ kind: "recent", label: search, insert: search, help: "", example: search }));
}

/** A finished term is left behind with a space, whether one was there or not; a field goes on with its value. */
function item(text: string, { from, to }: Range, { aliases, ...candidate }: Candidate): CompletionItem {
  const end = from + candidate.insert.length;
  const next = text.charAt(to);
  const isBeforeSpace = /\s/.test(next);
  if (candidate.kind === "recent") return { ...candidate, cursor: end };
  if (candidate.kind === "field") {
    const separator = next === "" || isBeforeSpace || text.charAt(to - 1) === ":" ? "" : " ";
    return { ...candidate, insert: candidate.insert + separator, cursor: end };
  }
  return { ...candidate, insert: candidate.insert + (isBeforeSpace ? "" : " "), cursor: end + 1 };
}
