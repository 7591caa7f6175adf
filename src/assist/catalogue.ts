import type { FixKind } from "../syntax/fix-labels.ts";
import type { DiagnosticCode } from "../syntax/tree.ts";

/** What this package's help says, in English; what stands in braces is filled in. */
export const english = {
  "list-and": "{some} and {last}",
  "list-or": "{some} or {last}",
  "list-separator": ", ",
  "field-is": "{field} is {value}",
  "field-is-not": "{field} is not {value}",
  "no-such-value": "{condition}, which it can never be",
  "keyword-not": "it is not true that {condition}",
  "text-exactly": "exactly {text}",
  "text-mentioned": "mentioning {text}",
  "text-not-mentioned": "not mentioning {text}",
  "text-but-not": "{mentioned} but not {text}",
  "unfinished-value": "{field} is yet to be filled in, so this does not filter",
  "unfinished-text": "an empty phrase, which does not filter",
  "unfinished-term": "a minus with nothing to exclude, which does not filter",
  "sentence-all": "All {records}.",
  "sentence-text": "{records} {mentioned}.",
  "sentence-where": "{records} where {conditions}.",
  "sentence-text-where": "{records} {mentioned}, where {conditions}.",
  "empty-nothing": "There is nothing to search in.",
  "empty-found": "There are matches: {count}.",
  "empty-hopeless": "Nothing matches, and leaving out any one term would not change that.",
  "empty-without": "Nothing matches: {terms}.",
  "empty-count": "without {term} there would be {count}",
} as const;

/**
 * A sentence of the help, or `diagnostic.` and the code of a diagnostic, which `diagnosticReference` tells more about, or `fix.`
 * and what kind of fix has this label.
 */
export type MessageKey = keyof typeof english | `diagnostic.${DiagnosticCode}` | `fix.${FixKind}`;

/** Sentences by key, to help in another language or in other words. What a catalogue lacks is said in English. */
export type Catalogue = { readonly [Key in MessageKey]?: string };

/** What every explanation can be told. */
export interface ExplainOptions {
  /** Words of one's own; descriptions come from the language's definition. */
  readonly catalogue?: Catalogue;
}

/** A sentence with its gaps filled. What fills a gap is never searched for gaps itself. */
export function say(
  options: ExplainOptions,
  key: keyof typeof english,
  gaps: Readonly<Record<string, string>> = {},
): string {
  return filled(options.catalogue?.[key] ?? english[key], gaps);
}

export function filled(sentence: string, gaps: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{([a-z]+)\}/g, (gap, name: string) =>
    Object.hasOwn(gaps, name) ? (gaps[name] as string) : gap,
  );
}

/** “a, b and c” of several sayings. */
export function list(options: ExplainOptions, items: readonly string[], conjunction: "list-and" | "list-or"): string {
  const last = items.at(-1) ?? "";
  if (items.length < 2) return last;
  return say(options, conjunction, { some: items.slice(0, -1).join(say(options, "list-separator")), last });
}
