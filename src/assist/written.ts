import { lookupOf } from "../language/lookup.ts";
import type { AnyNode } from "../language/nodes.ts";
import { beginsWithQuote } from "../language/text.ts";
import { type FieldHead, fieldHead } from "../syntax/field-head.ts";
import { closingOf, endOfPhrase, isClosed } from "../syntax/phrase.ts";
import type { AnyQuery } from "../syntax/tree.ts";
import { type WrittenValue, writtenValues } from "../syntax/values.ts";

// What of a term is written where, in the extended dialect.

/** Where a term begins after the minus directly before it. */
export function startOfAtom(term: AnyNode, text: string): number {
  if (term.type === "not") return term.term.from;
  const hasMinus = term.type === "unfinished" && term.lacks !== "term" && text.charAt(term.from) === "-";
  return hasMinus ? term.from + 1 : term.from;
}

/** A field's term as written: its field, where its value begins, and the values of it, at least one. */
export interface WrittenField extends FieldHead {
  readonly values: readonly [WrittenValue, ...WrittenValue[]];
}

/** `undefined` for a term that is not of a field. */
export function writtenField({ text, language }: AnyQuery, term: AnyNode): WrittenField | undefined {
  const atom = term.type === "not" ? term.term : term;
  if (!("field" in atom) || atom.field === undefined) return undefined;
  const from = startOfAtom(term, text);
  const head = fieldHead(text.slice(from, term.to), 0, lookupOf(language));
  if (head === undefined) return undefined;
  const valueFrom = from + head.valueFrom;
  const next = text.charAt(term.to) === ")" ? ")" : "";
  const values = writtenValues(head.entry, text.slice(valueFrom, term.to), valueFrom, next);
  return { entry: head.entry, valueFrom, values: values as WrittenField["values"] };
}

/** What closes the quote and the group nested too deep that a text's last term leaves open. */
export function closingOfTerm(query: AnyQuery, term: AnyNode): string {
  const { text } = query;
  if (term.to < text.length) return "";
  if (term.type === "unfinished" && term.lacks === "depth") {
    const written = text.slice(term.from);
    return ")".repeat(Math.max(0, written.split("(").length - written.split(")").length));
  }
  const from = writtenField(query, term)?.values.at(-1)?.from ?? startOfAtom(term, text);
  const written = text.slice(from);
  return beginsWithQuote(written) && !isClosed(written) ? closingOf(written) : "";
}

/** The parentheses of a word or a value that would close a group if there was one: `b)`. */
export function unopenedIn(query: AnyQuery, term: AnyNode): readonly number[] {
  const { text } = query;
  const atom = term.type === "not" ? term.term : term;
  if (atom.type === "phrase") return [];
  const field = writtenField(query, term);
  const lists = field?.entry.lists ?? false;
  let begins = field !== undefined;
  let backslashes = 0;
  let open = 0;
  const found: number[] = [];
  for (let at = field?.valueFrom ?? startOfAtom(term, text); at < term.to; at++) {
    const character = text.charAt(at);
    const isEscaped = backslashes % 2 === 1;
    backslashes = character === "\\" ? backslashes + 1 : 0;
    if (begins && beginsWithQuote(character)) at = endOfPhrase(text, at) - 1;
    else if (isEscaped) continue;
    else if (character === "(") open++;
    else if (character === ")" && open > 0) open--;
    else if (character === ")") found.push(at);
    begins = lists && character === ",";
  }
  return found;
}
