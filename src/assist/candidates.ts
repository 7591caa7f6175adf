import { hasComposedSets } from "../filter/dialect.ts";
import type { Kind } from "../language/kinds/kind.ts";
import type { AnyLanguage } from "../language/language.ts";
import { type FieldEntry, lookupOf } from "../language/lookup.ts";
import type { AnyNode, Range } from "../language/nodes.ts";
import { parse } from "../query/parse.ts";
import type { AnyQuery } from "../query/query.ts";
import { hasOperators } from "../syntax/dialect.ts";
import { leavesOf } from "../syntax/terms.ts";
import type { CursorPlace, ValuePlace } from "./cursor-place.ts";
import { knownValues, printedValues, type ValueSources } from "./known-values.ts";
import { type MessageOptions, say } from "./messages.ts";
import type { Named } from "./rank.ts";
import type { Wording } from "./wording.ts";

/** What a completion inserts. */
export type CompletionKind = "field" | "keyword" | "value" | "recent" | "operator";

/** An item before it is described. */
export interface Candidate extends Named {
  readonly kind: CompletionKind;
  readonly help?: string | undefined;
  /** Whether it is inserted without quotes, since it is already written as a query has it. */
  readonly isRaw?: boolean;
  /** For a comparison: what it begins with. */
  readonly comparison?: string;
}

type CandidateOptions = ValueSources & MessageOptions;

/** All that can be written at a place. What is already typed does not matter. */
export function candidates(query: AnyQuery, place: CursorPlace, options: CandidateOptions): readonly Candidate[] {
  const { fields, keywords } = lookupOf(query.language);
  switch (place.kind) {
    case "term":
      return [
        ...[...fields.values()].map(fieldCandidate),
        ...[...keywords.keys()].map((label) => ({ kind: "keyword", label }) as const),
        ...operatorsAt(query, place.from).map((label) => ({ kind: "operator", label }) as const),
      ];
    case "name":
      // The value that follows must be valid for the field.
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
  { entry, typed, listed, isQuoted, from, to }: ValuePlace,
  options: CandidateOptions,
): readonly Candidate[] {
  const { kind, me } = entry;
  const others = new Set(printedValues(kind, listed));
  const values = knownValues(entry, options)
    .filter((label) => !others.has(label))
    .map((label) => ({ kind: "value", label }) as const);
  if (isQuoted || !hasComposedSets(entry)) return values;
  const raw = (label: string, help?: string): Candidate => ({ kind: "value", label, help, isRaw: true });
  // After a comparison, or the first end of a range: `>90` becomes `>90m`.
  const before = /^(?:[<>]=?|.*\.\.)/.exec(typed)?.[0] ?? "";
  const bounds = before === "" ? [] : kind.presets(typed.slice(before.length));
  const presets = [
    ...kind.presets(typed).map(({ text, description }) => raw(text, description)),
    ...bounds.flatMap(({ text }) => (/^[<>]/.test(text) || !goesAfter(kind, before, text) ? [] : [raw(before + text)])),
  ];
  const comparisons = from === to && listed.length === 0 ? comparisonsOf(kind, { ...options, language }) : [];
  return [
    ...(me ? [raw("@me")] : []),
    ...presets,
    ...(presets.length > 0 ? comparisons : []),
    ...values,
    ...(presets.length > 0 ? [] : comparisons),
    ...(listed.length === 0 ? [raw("*")] : []),
  ];
}

/** Whether a range that begins with an end and `..` may have the other end: an age and a date do not make one. */
function goesAfter(kind: Kind, before: string, high: string): boolean {
  const [from, to] = [before.replace(/\.\.$/, ""), high].map(
    (end) => kind.readRelative(end, "bound") ?? kind.read(end),
  );
  return from === undefined || to === undefined || kind.canBeRange(from, to);
}

/** Before…, After… and Between…, to be followed by a date or a number. */
function comparisonsOf({ compare, isTime }: Kind, wording: Wording): readonly Candidate[] {
  if (compare === undefined) return [];
  const [below, above] = isTime ? (["before", "after"] as const) : (["below", "above"] as const);
  return [
    { kind: "operator", label: say(wording, `comparison.${below}`), comparison: "<" },
    { kind: "operator", label: say(wording, `comparison.${above}`), comparison: ">" },
    { kind: "operator", label: say(wording, "comparison.between"), comparison: ".." },
  ];
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

/** The searches without an error. */
export function recentSearches(recent: readonly string[], language: AnyLanguage): readonly Candidate[] {
  return [...new Set(recent)]
    .filter(
      (search) =>
        search.trim() !== "" && !parse(search, { language }).diagnostics.some(({ severity }) => severity === "error"),
    )
    .map((label) => ({ kind: "recent", label }));
}
