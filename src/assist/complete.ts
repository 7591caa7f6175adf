import type { AnyLanguage, FieldName, PartialRecord, RecordOf } from "../language/language.ts";
import { type FieldEntry, fieldOf } from "../language/lookup.ts";
import { noRange, type Range } from "../language/nodes.ts";
import type { Layer } from "../layer/language.ts";
import type { AnyQuery } from "../query/query.ts";
import { printPhrase } from "../syntax/phrase.ts";
import { writtenName, writtenValue, writtenValueOf } from "../syntax/quoting.ts";
import { type Candidate, type CompletionKind, candidates, recentSearches } from "./candidates.ts";
import { type CursorPlace, cursorPlace, type ValuePlace } from "./cursor-place.ts";
import type { ExplainOptions } from "./explain.ts";
import { givenValues, type ValueSources } from "./known-values.ts";
import { clause, say } from "./messages.ts";
import { queryOf, type TextOrQuery } from "./query-of.ts";
import { ranked } from "./rank.ts";
import { termWords } from "./statements.ts";
import { fieldWords, type Wording } from "./wording.ts";
import { isBeforeClose } from "./written.ts";

/** One possible completion at the cursor. */
export interface CompletionItem {
  readonly kind: CompletionKind;
  /** What to show. */
  readonly label: string;
  /** The text that replaces the completion's range. */
  readonly insert: string;
  /** The cursor's offset in the text after the replacement. */
  readonly cursor: number;
  /** A description in one line. */
  readonly help: string;
  /** How it is coloured in a query. */
  readonly example: string;
}

/** The completions at the cursor, best first, and the range that each item would replace; the cursor is in it. */
export interface Completion extends Range {
  readonly items: readonly CompletionItem[];
}

/** The default limit of items. */
export const mostItems = 50;

/** Completions beyond those that the language itself has. */
export interface CompleteOptions<L extends AnyLanguage = Layer> extends ExplainOptions<L> {
  /** Records whose values are offered, the most frequent first; only the first ten thousand records are read. */
  readonly records?: Iterable<PartialRecord<RecordOf<L>>>;
  /** Values of fields, offered before those of the records. A text that is not a value of its field is left out. */
  readonly values?: { readonly [Name in FieldName<L>]?: readonly string[] };
  /** Earlier searches, offered if the text is empty. */
  readonly recent?: readonly string[];
  /** The most items. Default 50. */
  readonly limit?: number;
}

/**
 * The completions at a cursor: fields and keywords where a term begins or is being typed, values after a field's colon.
 * Applying an item adds no error, except that a field just chosen has no value as long as the cursor is there.
 *
 * @param cursor an offset in the text; outside of it, the nearer end is used.
 * @example
 * ```ts
 * complete("fix -st", 7).items.map(({ label, insert }) => [label, insert]); // [["status", "status:"]]
 * complete("status:succ", 11).items[0]?.insert; // "SUCCEEDED "
 * complete("branch:", 7, { values: { branch: ["a b"] } }).items[0]?.insert; // "\"a b\" "
 * ```
 */
export function complete<L extends AnyLanguage = Layer>(
  input: TextOrQuery<L>,
  cursor: number,
  options: CompleteOptions<L> = {},
): Completion {
  const query = queryOf(input, options);
  return completeAt(query, cursorPlace(query, cursor), options as AnyCompleteOptions);
}

/** The options for any language. */
export type AnyCompleteOptions = Omit<CompleteOptions<AnyLanguage>, "records" | "values"> & ValueSources;

/** The same, if what the cursor is in is already known. */
export function completeAt(query: AnyQuery, place: CursorPlace, options: AnyCompleteOptions): Completion {
  const recent = query.text.trim() === "" ? recentSearches(options.recent ?? [], query.language) : [];
  const range = recent.length > 0 ? { from: 0, to: query.text.length } : { from: place.from, to: place.to };
  const offered = ranked(place.typed, candidates(query, place, options));
  const wording = { ...options, language: query.language };
  const isBeforeRest = goesOn(query, place, range.to);
  const items = [...recent, ...offered]
    .slice(0, options.limit ?? mostItems)
    .map((candidate) => placed(query.text, range, describe(candidate, place, wording, options), isBeforeRest));
  return { ...range, items };
}

type Described = Omit<CompletionItem, "cursor">;

function describe(
  { kind, label, help: ownHelp, isRaw = false, comparison }: Candidate,
  place: CursorPlace,
  wording: Wording,
  options: AnyCompleteOptions,
): Described {
  switch (kind) {
    case "field": {
      const { field, kind: ofField } = fieldOf(wording.language, label) as FieldEntry;
      const value = ofField.example ?? ofField.values?.[0] ?? givenValues(ofField, options.values ?? {}, label)[0];
      const help = field.description ?? fieldWords(label, wording);
      return { kind, label, insert: `${label}:`, help, example: `${label}:${writtenValue(value || "name")}` };
    }
    case "keyword":
      return {
        kind,
        label,
        insert: label,
        help: termWords({ type: "keyword", keyword: label, ...noRange }, wording),
        example: `-${label}`,
      };
    case "value": {
      const { entry, isExcluded, isQuoted } = place as ValuePlace;
      const gaps = { field: clause(fieldWords(entry.name, wording)), value: label };
      const written = isRaw ? label : writtenValueOf(entry, label);
      return {
        kind,
        label,
        insert: isQuoted ? printPhrase(label) : written,
        help: ownHelp ?? say(wording, isExcluded ? "field.is-not" : "field.is", gaps),
        example: `${writtenName(entry.name, entry.key)}${written}`,
      };
    }
    case "operator": {
      if (comparison === undefined)
        return { kind, label, insert: label, help: say(wording, `operator.${label as OperatorLabel}`), example: label };
      const { name, key } = (place as ValuePlace).entry;
      const example = `${writtenName(name, key)}${comparison}`;
      return { kind, label, insert: comparison, help: example, example };
    }
    case "recent":
      return { kind, label, insert: label, help: "", example: label };
  }
}

type OperatorLabel = "OR" | "NOT" | "(" | ")";

/** Whether an offset is directly before the rest of a list, or before the parenthesis that closes a group. */
function goesOn(query: AnyQuery, place: CursorPlace, offset: number): boolean {
  if (query.text.charAt(offset) === ",") return place.kind === "value";
  return isBeforeClose(query, offset);
}

/** After a finished term comes a space, inserted if there was none; after a field comes its value. */
function placed(text: string, { from, to }: Range, item: Described, isBeforeRest: boolean): CompletionItem {
  const { kind, insert } = item;
  const end = from + insert.length;
  const isBeforeSpace = /\s/.test(text.charAt(to));
  if (kind === "field") {
    const separator = to === text.length || isBeforeSpace || text.charAt(to - 1) === ":" ? "" : " ";
    return { ...item, insert: insert + separator, cursor: end };
  }
  // The low end of a range comes first.
  if (kind === "operator" && insert === "..") return { ...item, cursor: from };
  const isOpen = kind === "recent" || (kind === "operator" && /[(<>]/.test(insert));
  if (isOpen || isBeforeRest) return { ...item, cursor: end };
  return { ...item, insert: insert + (isBeforeSpace ? "" : " "), cursor: end + 1 };
}
