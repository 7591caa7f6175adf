import type { AnyNode, Atom, Unfinished } from "../language/nodes.ts";
import type { Edit } from "./diagnostic.ts";

/** What a minus stands before, or the term itself. */
export function atomOf(term: AnyNode): AnyNode {
  return term.type === "not" ? term.term : term;
}

/** Where an unfinished term begins after its minus. */
export function startOfUnfinished(term: Unfinished): number {
  return term.negated && term.lacks !== "term" ? term.from + 1 : term.from;
}

/** Whether something can be written directly before this term without joining the two by mistake: it has no minus and is no field. */
export function isPlain(term: AnyNode | undefined): term is Exclude<Atom, { type: "field" }> {
  return term?.type === "word" || term?.type === "phrase" || term?.type === "keyword";
}

/** Removes a term together with the white space before it. Its neighbours are not joined. */
export function removalOf(text: string, terms: readonly AnyNode[], index: number): Edit {
  const term = terms[index] as AnyNode;
  const standsAlone = term.to === text.length || /\s/.test(text.charAt(term.to));
  const from = standsAlone ? (terms[index - 1]?.to ?? term.from) : term.from;
  return { from, to: term.to, insert: "" };
}

/** What must follow a term that had a quote at its end: a space where the next term follows directly. */
export function spaceAfter(text: string, to: number): string {
  return to < text.length && !/\s/.test(text.charAt(to)) ? " " : "";
}

/**
 * Whether a term ends at an offset, with white space or nothing next. Otherwise a phrase that ends there would change how the
 * text after it is read.
 */
export function endsTerm(text: string, terms: readonly AnyNode[], offset: number): boolean {
  if (offset < text.length && !/\s/.test(text.charAt(offset))) return false;
  let low = 0;
  let high = terms.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[middle] as AnyNode).to < offset) low = middle + 1;
    else high = middle;
  }
  return terms[low]?.to === offset;
}
