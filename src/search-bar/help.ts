import { type Completion, type CompletionItem, complete } from "../assist/complete.ts";
import { translateDiagnostics } from "../assist/diagnostics.ts";
import { type ExplainedPart, explainTerm, hover } from "../assist/explain.ts";
import { begins } from "../assist/rank.ts";
import { settled } from "../assist/settled.ts";
import { type Token, tokens } from "../assist/tokens.ts";
import type { AnyLanguage } from "../language/language.ts";
import { fieldOf } from "../language/lookup.ts";
import { formatMessage } from "../language/messages.ts";
import type { AnyNode } from "../language/nodes.ts";
import { parse } from "../query/parse.ts";
import type { AnyQuery } from "../query/query.ts";
import type { Diagnostic } from "../syntax/diagnostic.ts";
import { atomOf } from "../syntax/terms.ts";
import { evaluationOf, type QueryBarMessages, type Settings } from "./settings.ts";
import { sayWith } from "./words.ts";

type KnownValues = Readonly<Record<string, readonly string[]>>;

/** A text, read once for all that is shown of it. */
export interface Reading {
  readonly query: AnyQuery;
  readonly tokens: readonly Token[];
}

export function readText(text: string, language: AnyLanguage): Reading {
  const query = parse(text, { language });
  return { query, tokens: tokens(query) };
}

/** Keeps the last reading, so that a text is read only once. */
export function makeReader(): typeof readText {
  let last: Reading | undefined;
  return (text, language) => {
    if (last?.query.text !== text || last.query.language !== language) last = readText(text, language);
    return last;
  };
}

/** All that fits, however much it is. */
export function completionAt({ query }: Reading, cursor: number, values: KnownValues, settings: Settings): Completion {
  const limit = Number.POSITIVE_INFINITY;
  return complete(query, cursor, { values, catalogue: settings.messages, limit, ...evaluationOf(settings) });
}

/** Whether what is typed is the beginning of what an item is called. */
export function beginsItem(typed: string, { kind, label }: CompletionItem, language: AnyLanguage): boolean {
  const aliases = kind === "field" ? (fieldOf(language, label)?.field.aliases ?? []) : [];
  return begins(typed, { label, aliases });
}

/** The term that a cursor is in or after, rather than the one that it is before. */
export function termAt({ query }: Reading, cursor: number): AnyNode | undefined {
  const { terms } = query.root;
  return terms.find(({ from, to }) => from < cursor && cursor <= to) ?? terms.find(({ from }) => from === cursor);
}

/** @param valuesOf the known values of the field of a term that begins at an offset. */
export function settledAt(
  reading: Reading,
  cursor: number,
  valuesOf: (field: string, offset: number) => readonly string[],
): AnyQuery {
  const term = termAt(reading, cursor);
  const atom = term === undefined ? undefined : atomOf(term);
  const values = atom?.type === "field" ? { [atom.field]: valuesOf(atom.field, atom.from) } : {};
  return settled(reading.query, cursor, { values });
}

export function meaningOf(term: AnyNode, { language }: AnyQuery, settings: Settings): string {
  return explainTerm(term, { language, catalogue: settings.messages, ...evaluationOf(settings) }).text;
}

/** What the term at an offset means, and its range. */
export function meaningAt({ query }: Reading, offset: number, settings: Settings): ExplainedPart | undefined {
  return hover(query, offset, { catalogue: settings.messages, ...evaluationOf(settings) });
}

/** Some diagnostics, in the page's words, each of one line. */
export function worded(
  query: AnyQuery,
  diagnostics: readonly Diagnostic[],
  messages: QueryBarMessages,
): readonly Diagnostic[] {
  return translateDiagnostics({ ...query, diagnostics }, messages).map((diagnostic) => ({
    ...diagnostic,
    message: wrongValue(query, diagnostic, messages) ?? diagnostic.message,
  }));
}

const mostValues = 3;

/** The message about a value that is not in a set names only the nearest values. */
function wrongValue(query: AnyQuery, { code, data }: Diagnostic, messages: QueryBarMessages): string | undefined {
  const { field, text } = data;
  if (code !== "invalid-value" || typeof field !== "string" || typeof text !== "string") return undefined;
  const kind = fieldOf(query.language, field)?.kind;
  if (kind?.values === undefined) return undefined;
  const say = sayWith(messages);
  const nearest = [...new Set([...kind.nearest(text), ...kind.values])];
  const named = nearest.slice(0, nearest.length === mostValues + 1 ? mostValues + 1 : mostValues);
  const more = nearest.length - named.length;
  const gaps = { text, field, values: more === 0 ? named : [...named, say("list-more", { count: more })] };
  return formatMessage(messages, "diagnostic.invalid-value.values", gaps) ?? say("invalid-value", gaps);
}

/** The first error of a query, apart from unfinished terms: a reason not to search. */
export function errorOf({ diagnostics }: AnyQuery): Diagnostic | undefined {
  return diagnostics.find(({ severity, code }) => severity === "error" && code !== "missing-value");
}
