// The one place where the element asks for help with a text: everything else takes what these give.
import type { Catalogue } from "../assist/catalogue.ts";
import { list } from "../assist/catalogue.ts";
import { type Completion, type CompletionItem, complete } from "../assist/complete.ts";
import { type CursorPlace, cursorPlace } from "../assist/cursor-place.ts";
import { negateTerm, removeTerm } from "../assist/edits.ts";
import { explainTerm } from "../assist/explain.ts";
import { rank } from "../assist/rank.ts";
import { settled } from "../assist/settled.ts";
import { type Token, tokens } from "../assist/tokens.ts";
import { translateDiagnostics } from "../assist/translate.ts";
import type { AnyLanguage } from "../language/language.ts";
import { lookupOf } from "../language/lookup.ts";
import { quoted } from "../language/message-text.ts";
import { nearestValues } from "../language/suggest.ts";
import { readValue } from "../language/value.ts";
import { atomOf } from "../syntax/checks/rule.ts";
import { parse } from "../syntax/parse.ts";
import type { Diagnostic, Edit, Query, Term } from "../syntax/tree.ts";
import type { QueryBarMessages } from "./contract.ts";
import { sayWith } from "./words.ts";

export type AnyQuery = Query<AnyLanguage>;
export type AnyTerm = Term<AnyLanguage>;
type KnownValues = Readonly<Record<string, readonly string[]>>;

/** A text, read once for all that is shown of it. */
export interface Reading {
  readonly query: AnyQuery;
  readonly tokens: readonly Token[];
}

export function readText(text: string, language: AnyLanguage): Reading {
  return { query: parse(text, language), tokens: tokens(text, language) };
}

export function placeAt({ query: { text, language } }: Reading, cursor: number): CursorPlace {
  return cursorPlace(text, cursor, language);
}

/** All that fits, however much it is. */
export function completionAt(
  { query: { text, language } }: Reading,
  cursor: number,
  values: KnownValues,
  catalogue: Catalogue,
): Completion {
  return complete(text, cursor, language, { values, catalogue, limit: Number.POSITIVE_INFINITY });
}

/** Whether what is typed is the beginning of what an item is called. */
export function begins(typed: string, { kind, label }: CompletionItem, language: AnyLanguage): boolean {
  const aliases = kind === "field" ? (lookupOf(language).fields.get(label)?.aliases ?? []) : [];
  return [label, ...aliases].some((name) => (rank(typed, name) ?? 2) < 2);
}

/** The term that a cursor is in or after, rather than the one that it is before. */
export function termAt({ query }: Reading, cursor: number): AnyTerm | undefined {
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

/** The values of a field that are one of a set. */
export function valuesOfSet(language: AnyLanguage, field: string): readonly string[] | undefined {
  const definition = lookupOf(language).fields.get(field);
  return definition?.kind === "one-of" ? definition.values : undefined;
}

/** What a minus stands before, or the term itself. */
export { atomOf };

export function meaningOf(term: AnyTerm, { language }: AnyQuery, catalogue: Catalogue): string {
  return explainTerm(term, language, { catalogue }).text;
}

export function withoutTerm({ text, language }: AnyQuery, offset: number): readonly Edit[] {
  return removeTerm(text, offset, language);
}

export function negated({ text, language }: AnyQuery, offset: number): readonly Edit[] {
  return negateTerm(text, offset, language);
}

/** Some diagnostics, in the page's words, each of one line. */
export function worded(
  query: AnyQuery,
  diagnostics: readonly Diagnostic[],
  messages: QueryBarMessages,
): readonly Diagnostic[] {
  const { text, language, root } = query;
  return translateDiagnostics({ text, language, root, diagnostics }, messages).map((diagnostic) => ({
    ...diagnostic,
    message: wrongValue(query, diagnostic, messages) ?? diagnostic.message,
  }));
}

const mostValues = 3;

/** A value that is none of a set: the nearest values are named, not all. */
function wrongValue(query: AnyQuery, { code, from }: Diagnostic, messages: QueryBarMessages): string | undefined {
  if (code !== "invalid-value") return undefined;
  const around = query.root.terms.find((term) => term.from <= from && from < term.to);
  const atom = around === undefined ? undefined : atomOf(around);
  if (atom?.type !== "field") return undefined;
  const values = valuesOfSet(query.language, atom.field);
  if (values === undefined) return undefined;
  const say = sayWith(messages);
  const nearest = [...new Set([...nearestValues(atom.text, values, mostValues), ...values])];
  const named = nearest.slice(0, nearest.length === mostValues + 1 ? mostValues + 1 : mostValues);
  const more = nearest.length - named.length;
  const items = more === 0 ? named : [...named, say("list-more", { count: more.toLocaleString() })];
  const gaps = { text: quoted(atom.text), field: atom.field, values: list({ catalogue: messages }, items, "list-or") };
  const own = messages["diagnostic.invalid-value"];
  return own === undefined ? say("invalid-value", gaps) : sayWith({ "invalid-value": own })("invalid-value", gaps);
}

/** The first error of a query that is a reason not to search. An unfinished term is none. */
export function errorOf({ diagnostics }: AnyQuery): Diagnostic | undefined {
  return diagnostics.find(({ severity, code }) => severity === "error" && code !== "missing-value");
}

/** Whether a text is a value of a field. */
export function isValue(language: AnyLanguage, field: string, text: string): boolean {
  const definition = lookupOf(language).fields.get(field);
  return definition !== undefined && readValue(definition, text) !== undefined;
}
