import type { FieldEntry } from "../language/lookup.ts";
import type { AnyNode, Range } from "../language/nodes.ts";
import { beginsWithQuote } from "../language/text/fold.ts";
import { parse } from "../query/parse.ts";
import type { AnyQuery } from "../query/query.ts";
import { isClosed, phraseText } from "../syntax/phrase.ts";
import { atomOf, leavesOf } from "../syntax/terms.ts";
import type { WrittenField } from "../syntax/writing-dialect.ts";
import { startOfAtom, writtenFieldOf } from "./written.ts";

/** What can be completed at a cursor. `from` and `to` are what a completion replaces, `typed` is the part of it before the cursor. */
export type CursorPlace = Range & { readonly typed: string } & (
    | { readonly kind: "term" }
    /** The name of a field that has its colon already, and the value after it. */
    | { readonly kind: "name"; readonly value: string }
    | {
        readonly kind: "value";
        readonly entry: FieldEntry;
        /** The other values of a list. */
        readonly listed: readonly string[];
        readonly isQuoted: boolean;
        readonly isExcluded: boolean;
      }
    | { readonly kind: "nothing" }
  );

export type ValuePlace = Extract<CursorPlace, { readonly kind: "value" }>;

/** @param offset the cursor's offset; outside of the text, the nearer end is used. */
export function cursorPlace(query: AnyQuery, offset: number): CursorPlace {
  const cursor = Math.max(0, Math.min(query.text.length, Math.trunc(offset) || 0));
  const { text, root, marks } = query;
  const here = { typed: "", from: cursor, to: cursor } as const;
  const isIn = ({ from, to }: Range) => from < cursor && cursor <= to;
  const operator = marks.find((mark) => isIn(mark) && mark.to > mark.from + 1);
  if (operator !== undefined)
    return { kind: "term", typed: text.slice(operator.from, cursor), from: operator.from, to: operator.to };
  const leaf = leavesOf(root.terms).find(isIn);
  if (leaf === undefined) return { kind: "term", ...here };
  return placeInLeaf(query, cursor, leaf) ?? { kind: "nothing", ...here };
}

/** In `r:10` the part before the colon may become a field's name. */
function placeInWord(text: string, cursor: number, { from, to }: Range): CursorPlace | undefined {
  const typed = text.slice(from, cursor);
  const word = text.slice(from, to);
  const colon = word.indexOf(":");
  if (colon < typed.length) return { kind: "term", typed, from, to };
  const value = word.slice(colon + 1);
  return beginsWithQuote(value) ? undefined : { kind: "name", typed, value, from, to: from + colon + 1 };
}

type ValueRange = Omit<ValuePlace, "kind" | "typed" | "isQuoted">;

function placeInValue(
  { text, language }: Pick<AnyQuery, "text" | "language">,
  cursor: number,
  range: ValueRange,
): CursorPlace | undefined {
  const image = text.slice(range.from, range.to);
  const before = text.slice(range.from, cursor);
  const value = { kind: "value", ...range } as const;
  if (!beginsWithQuote(image)) return { ...value, typed: before, isQuoted: false };
  const quoted = { ...value, typed: phraseText(before), isQuoted: true };
  if (isClosed(image)) return quoted;
  // An open quote includes all that follows: what comes after the cursor's word is left out of it, if it has no errors.
  const space = text.slice(cursor).search(/\s/);
  const to = space < 0 ? text.length : cursor + space;
  const rest = parse(text.slice(to), { language });
  return rest.diagnostics.every(({ severity }) => severity !== "error") ? { ...quoted, to } : undefined;
}

function placeInLeaf(query: AnyQuery, cursor: number, leaf: AnyNode): CursorPlace | undefined {
  const { text } = query;
  const from = startOfAtom(leaf, text);
  const { to } = leaf;
  const field = writtenFieldOf(query, leaf);
  if (field !== undefined) return placeInWritten(query, cursor, leaf, field);
  const atom = atomOf(leaf);
  switch (atom.type) {
    case "word":
    case "keyword":
      return placeInWord(text, cursor, { from, to });
    case "unfinished":
      return atom.lacks === "term" ? { kind: "term", typed: "", from: cursor, to: cursor } : undefined;
    default:
      return undefined;
  }
}

function placeInWritten(
  query: AnyQuery,
  cursor: number,
  leaf: AnyNode,
  { entry, valueFrom, values }: WrittenField,
): CursorPlace | undefined {
  const { text } = query;
  if (cursor < valueFrom) {
    const from = startOfAtom(leaf, text);
    const value = text.slice(valueFrom, leaf.to);
    return entry.key === undefined
      ? { kind: "name", typed: text.slice(from, cursor), value, from, to: valueFrom }
      : undefined;
  }
  const isExcluded = leaf.type === "not" || (leaf.type === "unfinished" && leaf.negated);
  const { from, to } = values.find((value) => cursor <= value.to) ?? values[0];
  const listed = values.flatMap(({ node, ...range }) =>
    node.type === "field" && range.from !== from ? [node.text] : [],
  );
  return placeInValue(query, cursor, { entry, listed, isExcluded, from, to });
}
