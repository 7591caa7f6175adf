import type { AnyNode } from "../language/nodes.ts";
import { beginsWithQuote } from "../language/text/fold.ts";
import type { AnyQuery } from "../query/query.ts";
import { strayIn, withoutQuoted } from "../syntax/extended/checks/stray-parentheses.ts";
import { closingOf, isClosed } from "../syntax/phrase.ts";
import { atomOf, startOfUnfinished } from "../syntax/terms.ts";
import type { WrittenField } from "../syntax/writing-dialect.ts";
import { writtenFieldAt } from "../syntax/written-field.ts";

// What of a term is written where.

/** Where a term begins after the minus directly before it. */
export function startOfAtom(term: AnyNode, text: string): number {
  const atom = atomOf(term);
  return atom.type === "unfinished" ? startOfUnfinished(atom, text) : atom.from;
}

/** A field's term as written; `undefined` for a term that is not of a field. */
export function writtenFieldOf({ text, language }: AnyQuery, term: AnyNode): WrittenField | undefined {
  const atom = atomOf(term);
  if (!("field" in atom) || atom.field === undefined) return undefined;
  return writtenFieldAt(text, startOfAtom(term, text), term.to, language);
}

/** Whether an offset is directly before the parenthesis that closes a group. */
export function isBeforeClose({ marks }: AnyQuery, offset: number): boolean {
  return marks.some(({ kind, from }) => kind === "close" && from === offset);
}

/** What closes the quote and the group nested too deep that a text's last term leaves open. */
export function closingOfTerm(query: AnyQuery, term: AnyNode): string {
  const { text } = query;
  if (term.to < text.length) return "";
  if (term.type === "unfinished" && term.lacks === "depth") {
    const written = text.slice(term.from);
    return ")".repeat(Math.max(0, written.split("(").length - written.split(")").length));
  }
  const from = writtenFieldOf(query, term)?.values.at(-1)?.from ?? startOfAtom(term, text);
  const written = text.slice(from);
  return beginsWithQuote(written) && !isClosed(written) ? closingOf(written) : "";
}

/** The parentheses of a word or a value that would close a group if there was one: `b)`. */
export function unopenedIn(query: AnyQuery, term: AnyNode): readonly number[] {
  const { text } = query;
  const values = writtenFieldOf(query, term)?.values ?? [{ from: startOfAtom(term, text), to: term.to }];
  return strayIn(text, withoutQuoted(text, values));
}
