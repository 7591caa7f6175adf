import type { AnyNode, Range, Word } from "../language/nodes.ts";
import { beginsWithQuote } from "../language/text.ts";
import { parse } from "../syntax/parse.ts";
import { isClosed, phraseText } from "../syntax/phrase.ts";
import { atomOf, startOfUnfinished } from "../syntax/terms.ts";
import type { AnyQuery } from "../syntax/tree.ts";

/** What can be completed at a cursor. `from` and `to` are what a completion replaces, `typed` is the part of it before the cursor. */
export type CursorPlace = Range &
  (
    | { readonly kind: "term"; readonly typed: string }
    /** The name of a field that has its colon already, and the value after it. */
    | { readonly kind: "name"; readonly typed: string; readonly value: string }
    | {
        readonly kind: "value";
        readonly typed: string;
        readonly field: string;
        readonly isQuoted: boolean;
        readonly isExcluded: boolean;
      }
    | { readonly kind: "nothing" }
  );

/** @param offset the cursor's offset; outside of the text, the nearer end is used. */
export function cursorPlace(query: AnyQuery, offset: number): CursorPlace {
  const cursor = Math.max(0, Math.min(query.text.length, Math.trunc(offset) || 0));
  const term = query.root.terms.find(({ from, to }) => from <= cursor && cursor <= to);
  const here = { from: cursor, to: cursor } as const;
  // Between terms another can begin, and directly before one.
  if (term === undefined || term.from === cursor) return { kind: "term", typed: "", ...here };
  return placeInTerm(query, cursor, term) ?? { kind: "nothing", ...here };
}

function placeInTerm(query: AnyQuery, cursor: number, term: AnyNode): CursorPlace | undefined {
  const atom = atomOf(term);
  switch (atom.type) {
    case "word":
      return placeInWord(cursor, atom);
    case "keyword":
      return { kind: "term", typed: query.text.slice(atom.from, cursor), from: atom.from, to: atom.to };
    case "unfinished": {
      const { lacks, field, to, negated } = atom;
      if (lacks === "term") return { kind: "term", typed: "", from: cursor, to: cursor };
      if (field === undefined) return undefined;
      const from = startOfUnfinished(atom, query.text);
      return placeInField(query, cursor, { from, to, field, text: "", isExcluded: negated });
    }
    case "field":
      return placeInField(query, cursor, { ...atom, isExcluded: term !== atom });
    default:
      return undefined;
  }
}

/** In `r:10` the part before the colon may become a field's name. */
function placeInWord(cursor: number, { text, from, to }: Word): CursorPlace | undefined {
  const typed = text.slice(0, cursor - from);
  const colon = text.indexOf(":");
  if (colon < 0 || typed.includes(":")) return { kind: "term", typed, from, to };
  const value = text.slice(colon + 1);
  return beginsWithQuote(value) ? undefined : { kind: "name", typed, value, from, to: from + colon + 1 };
}

type FieldAtom = Range & { readonly field: string; readonly text: string; readonly isExcluded: boolean };

function placeInField({ text, language }: AnyQuery, cursor: number, atom: FieldAtom): CursorPlace | undefined {
  const valueFrom = text.indexOf(":", atom.from) + 1;
  if (cursor < valueFrom)
    return { kind: "name", typed: text.slice(atom.from, cursor), value: atom.text, from: atom.from, to: valueFrom };
  const image = text.slice(valueFrom, atom.to);
  const before = text.slice(valueFrom, cursor);
  const { field, isExcluded } = atom;
  const value = { kind: "value", field, isExcluded, from: valueFrom } as const;
  if (!beginsWithQuote(image)) return { ...value, typed: before, isQuoted: false, to: atom.to };
  const quoted = { ...value, typed: phraseText(before), isQuoted: true };
  if (isClosed(image)) return { ...quoted, to: atom.to };
  // An open quote includes all that follows: what comes after the cursor's word is left out of it, if it has no errors.
  const space = text.slice(cursor).search(/\s/);
  const to = space < 0 ? text.length : cursor + space;
  const rest = parse(text.slice(to), { language });
  return rest.diagnostics.every(({ severity }) => severity !== "error") ? { ...quoted, to } : undefined;
}
