import { readGiven } from "./given.ts";
import type { Operator } from "./interval.ts";
import type { FieldEntry } from "./lookup.ts";
import type { Between, Comparison, Contains, End, FieldTerm, List, ListElement, Pattern, Present } from "./nodes.ts";
import { partsOfPattern } from "./text/escapes.ts";

// Terms of a field that a program makes, for keywords and builders. Each is `undefined` for what the field cannot say.

function nameOf({ name, key }: FieldEntry) {
  return { field: name, ...(key !== undefined && { key }), from: 0, to: 0, valueFrom: 0, valueTo: 0 };
}

/** A value; for a field in which text is searched for, a text. `@me` is the person who searches, if the field has that option. */
export function valueTerm(entry: FieldEntry, given: unknown): FieldTerm | Contains | undefined {
  if (entry.me && given === "@me") return { type: "field", ...nameOf(entry), text: "@me", value: "@me", me: true };
  if (entry.kind.contains) return typeof given === "string" ? containsTerm(entry, given, false) : undefined;
  const read = readGiven(entry.field, given);
  return read && { type: "field", ...nameOf(entry), ...read };
}

export function containsTerm(entry: FieldEntry, text: string, exact: boolean): Contains | undefined {
  return entry.kind.contains && text !== "" ? { type: "contains", ...nameOf(entry), text, exact } : undefined;
}

export function comparisonTerm(entry: FieldEntry, operator: Operator, given: unknown): Comparison | undefined {
  const end = endOf(entry, given);
  return end && { type: "comparison", ...nameOf(entry), operator, ...end };
}

/** The values between two, of which `null` or `undefined` leaves an end open; with two open ends, all values. */
export function betweenTerm(entry: FieldEntry, low: unknown, high: unknown): Between | Present | undefined {
  const from = low === undefined || low === null ? null : endOf(entry, low);
  const to = high === undefined || high === null ? null : endOf(entry, high);
  if (entry.kind.compare === undefined || from === undefined || to === undefined) return undefined;
  if (from === null && to === null) return presentTerm(entry);
  if (from !== null && to !== null && !entry.kind.canBeRange(from.value, to.value)) return undefined;
  return { type: "between", ...nameOf(entry), low: from, high: to };
}

function endOf({ field, kind }: FieldEntry, given: unknown): End | undefined {
  return kind.compare === undefined ? undefined : readGiven(field, given, "bound");
}

/** The values of a form, in which an asterisk without a backslash stands for any text. */
export function patternTerm(entry: FieldEntry, written: string): Pattern | Present | FieldTerm | Contains | undefined {
  if (!entry.wildcards) return undefined;
  const parts = partsOfPattern(written, "*");
  if (parts.length === 1) return valueTerm(entry, parts[0]);
  return parts.every((part) => part === "") ? presentTerm(entry) : { type: "pattern", ...nameOf(entry), parts };
}

export function presentTerm(entry: FieldEntry): Present {
  return { type: "present", ...nameOf(entry) };
}

export function listTerm(entry: FieldEntry, terms: readonly ListElement[]): List {
  return { type: "list", ...nameOf(entry), terms };
}
