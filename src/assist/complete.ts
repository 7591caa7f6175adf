import { hasComposedSets } from "../filter/dialect.ts";
import type { Kind } from "../language/kinds/kind.ts";
import type { AnyLanguage, FieldName, PartialRecord, RecordOf } from "../language/language.ts";
import { type FieldEntry, fieldOf, lookupOf } from "../language/lookup.ts";
import { type AnyNode, noRange, type Range } from "../language/nodes.ts";
import type { Layer } from "../layer/language.ts";
import { parse } from "../query/parse.ts";
import type { AnyQuery } from "../query/query.ts";
import { hasOperators } from "../syntax/dialect.ts";
import { printPhrase } from "../syntax/phrase.ts";
import { writtenName, writtenValue, writtenValueOf } from "../syntax/quoting.ts";
import { leavesOf } from "../syntax/terms.ts";
import { type CursorPlace, cursorPlace } from "./cursor-place.ts";
import type { ExplainOptions } from "./explain.ts";
import { givenValues, knownValues, type ValueSources } from "./known-values.ts";
import { clause, say } from "./messages.ts";
import { queryOf, type TextOrQuery } from "./query-of.ts";
import { type Named, ranked } from "./rank.ts";
import { termWords } from "./statements.ts";
import { fieldWords, type Wording } from "./wording.ts";

/** One possible completion at the cursor. */
export interface CompletionItem {
  readonly kind: "field" | "keyword" | "value" | "recent" | "operator";
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
  const recent = query.text.trim() === "" ? recentSearches(query, options) : [];
  const range = recent.length > 0 ? { from: 0, to: query.text.length } : { from: place.from, to: place.to };
  const offered = place.kind === "nothing" ? [] : ranked(place.typed, candidates(query, place, options));
  const wording = { ...options, language: query.language };
  const isBeforeRest = goesOn(query, place, range.to);
  const items = [...recent, ...offered]
    .slice(0, options.limit ?? mostItems)
    .map((candidate) => placed(query.text, range, describe(candidate, place, wording, options), isBeforeRest));
  return { ...range, items };
}

/** An item before it is described. */
type Candidate = Named &
  Pick<CompletionItem, "kind"> & {
    readonly help?: string;
    readonly isRaw?: boolean;
    /** For a comparison: what it begins with. */
    readonly comparison?: string;
  };

function candidates(query: AnyQuery, place: CursorPlace, options: AnyCompleteOptions): readonly Candidate[] {
  const { fields, keywords } = lookupOf(query.language);
  switch (place.kind) {
    case "term":
      return [
        ...[...fields.values()].map(fieldCandidate),
        ...[...keywords.keys()].map((label) => ({ kind: "keyword", label }) as const),
        ...operatorsAt(query, place.from).map((label) => ({ kind: "operator", label }) as const),
      ];
    case "name":
      // The value that is there already must do for the field.
      return [...fields.values()]
        .filter(({ kind }) => place.value === "" || kind.read(place.value) !== undefined)
        .map(fieldCandidate);
    case "value":
      return valueCandidates(query, place, options);
    case "nothing":
      return [];
  }
}

function fieldCandidate({ name, field: { aliases = [] } }: FieldEntry): Candidate {
  return { kind: "field", label: name, aliases };
}

/** `@me` first, then what the kind of the field suggests, values that the list does not have yet, and any value last. */
function valueCandidates(
  { language }: AnyQuery,
  { field, key, typed, listed = [], isQuoted, from, to }: CursorPlace & { readonly kind: "value" },
  options: AnyCompleteOptions,
): readonly Candidate[] {
  const wording = { ...options, language };
  const isEmpty = from === to;
  const entry = fieldOf(language, field, key);
  if (entry === undefined) return [];
  const { kind, me } = entry;
  const others = new Set(listed.map((text) => printedValue(kind, text)));
  const values = knownValues(entry, options)
    .filter((label) => !others.has(label))
    .map((label) => ({ kind: "value", label }) as const);
  if (isQuoted || !hasComposedSets(entry)) return values;
  const raw = (label: string, help?: string): Candidate => ({
    kind: "value",
    label,
    isRaw: true,
    ...(help !== undefined && { help }),
  });
  // After a comparison, or the first end of a range: `>90` becomes `>90m`.
  const before = /^(?:[<>]=?|.*\.\.)/.exec(typed)?.[0] ?? "";
  const bounds = before === "" ? [] : kind.presets(typed.slice(before.length));
  const presets = [
    ...kind.presets(typed).map(({ text, description }) => raw(text, description)),
    ...bounds.flatMap(({ text }) => (/^[<>]/.test(text) || !goesAfter(kind, before, text) ? [] : [raw(before + text)])),
  ];
  const comparisons = typed === "" && others.size === 0 && isEmpty ? comparisonsOf(kind, wording) : [];
  return [
    ...(me ? [raw("@me")] : []),
    ...presets,
    ...(presets.length > 0 ? comparisons : []),
    ...values,
    ...(presets.length > 0 ? [] : comparisons),
    ...(others.size === 0 ? [raw("*")] : []),
  ];
}

/** Whether a range that begins with an end and `..` may have the other end: an age and a date do not make one. */
function goesAfter(kind: Kind, before: string, high: string): boolean {
  const [from, to] = [before.replace(/\.\.$/, ""), high].map(
    (end) => kind.readRelative(end, "bound") ?? kind.read(end),
  );
  return from === undefined || to === undefined || kind.canBeRange(from, to);
}

/** Before…, After… and Between…: a person goes on with a date, or with a number. */
function comparisonsOf({ compare, isTime }: Kind, wording: Wording): readonly Candidate[] {
  if (compare === undefined) return [];
  const [below, above] = isTime ? (["before", "after"] as const) : (["below", "above"] as const);
  return [
    { kind: "operator", label: say(wording, `comparison.${below}`), comparison: "<" },
    { kind: "operator", label: say(wording, `comparison.${above}`), comparison: ">" },
    { kind: "operator", label: say(wording, "comparison.between"), comparison: ".." },
  ];
}

function printedValue({ read, print }: Kind, text: string): string {
  const value = read(text);
  return value === undefined ? text : print(value);
}

/** The operators and parentheses that can be written where a term begins. */
function operatorsAt(query: AnyQuery, offset: number): readonly string[] {
  if (!hasOperators(query.language)) return [];
  const before = ({ to }: Range) => to <= offset;
  const marks = query.marks.filter(before);
  const last = leavesOf(query.root.terms).filter(before).at(-1);
  const lastMark = marks.at(-1);
  const isAfterTerm =
    lastMark?.kind === "close" || (last !== undefined && last.to > (lastMark?.to ?? 0) && !isLonelyMinus(last));
  // Where each group is closed already, one more parenthesis would close nothing.
  const closes = isAfterTerm && unclosed(marks) > 0 && unclosed(query.marks) > 0;
  return [...(isAfterTerm ? ["OR"] : []), "NOT", "(", ...(closes ? [")"] : [])];
}

/** How many groups are opened and not closed. */
function unclosed(marks: AnyQuery["marks"]): number {
  return marks.reduce((count, { kind }) => count + (kind === "open" ? 1 : kind === "close" ? -1 : 0), 0);
}

function isLonelyMinus(term: AnyNode): boolean {
  return term.type === "unfinished" && term.lacks === "term";
}

function recentSearches({ language }: AnyQuery, { recent = [] }: AnyCompleteOptions): readonly Candidate[] {
  return [...new Set(recent)]
    .filter(
      (search) =>
        search.trim() !== "" && !parse(search, { language }).diagnostics.some(({ severity }) => severity === "error"),
    )
    .map((label) => ({ kind: "recent", label }));
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
      const { field, key, isExcluded, isQuoted } = place as CursorPlace & { readonly kind: "value" };
      const entry = fieldOf(wording.language, field, key) as FieldEntry;
      const gaps = { field: clause(fieldWords(field, wording)), value: label };
      const written = isRaw ? label : writtenValueOf(entry, label);
      return {
        kind,
        label,
        insert: isQuoted ? printPhrase(label) : written,
        help: ownHelp ?? say(wording, isExcluded ? "field.is-not" : "field.is", gaps),
        example: `${writtenName(field, key)}${written}`,
      };
    }
    case "operator":
      if (comparison !== undefined && place.kind === "value") {
        const { field, key } = place;
        const example = `${writtenName(field, key)}${comparison}`;
        return { kind, label, insert: comparison, help: example, example };
      }
      return { kind, label, insert: label, help: say(wording, `operator.${label as OperatorLabel}`), example: label };
    case "recent":
      return { kind, label, insert: label, help: "", example: label };
  }
}

type OperatorLabel = "OR" | "NOT" | "(" | ")";

/** Whether an offset is directly before the rest of a list, or before the parenthesis that closes a group. */
function goesOn({ text, marks }: AnyQuery, place: CursorPlace, offset: number): boolean {
  if (text.charAt(offset) === ",") return place.kind === "value";
  return marks.some(({ kind, from }) => kind === "close" && from === offset);
}

/** After a finished term comes a space, inserted if there was none; after a field comes its value. */
function placed(text: string, { from, to }: Range, item: Described, isBeforeRest: boolean): CompletionItem {
  const end = from + item.insert.length;
  const next = text.charAt(to);
  const isBeforeSpace = /\s/.test(next);
  if ((isBeforeRest && item.kind !== "field") || (item.kind === "operator" && item.insert === "("))
    return { ...item, cursor: end };
  if (item.kind === "recent") return { ...item, cursor: end };
  // The low end of a range comes first.
  if (item.insert === "..") return { ...item, cursor: from };
  if (item.insert === "<" || item.insert === ">") return { ...item, cursor: end };
  if (item.kind === "field") {
    const separator = next === "" || isBeforeSpace || text.charAt(to - 1) === ":" ? "" : " ";
    return { ...item, insert: item.insert + separator, cursor: end };
  }
  return { ...item, insert: item.insert + (isBeforeSpace ? "" : " "), cursor: end + 1 };
}
