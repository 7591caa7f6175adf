import type { AnyNode, KeywordTerm, Phrase, Unfinished, Word } from "../language/nodes.ts";
import { isGroup } from "../language/resolve-tree.ts";

/** The term after a minus, or the term itself. */
export function atomOf(term: AnyNode): AnyNode {
  return term.type === "not" ? term.term : term;
}

/** All terms but groups, in source order, each with the minus directly before it. */
export function leavesOf(terms: readonly AnyNode[]): readonly AnyNode[] {
  const leaves: AnyNode[] = [];
  for (const term of terms) collectLeaves(term, leaves);
  return leaves;
}

function collectLeaves(term: AnyNode, leaves: AnyNode[]): void {
  if (term.type === "and" || term.type === "or") for (const inner of term.terms) collectLeaves(inner, leaves);
  else if (term.type === "not" && (isGroup(term.term) || term.term.from !== term.from + 1))
    collectLeaves(term.term, leaves);
  else leaves.push(term);
}

/** Where an unfinished term begins after its minus, if that is directly before it. */
export function startOfUnfinished(term: Unfinished, text: string): number {
  return text.charAt(term.from) === "-" ? term.from + 1 : term.from;
}

/** Whether something can be written directly before this term without joining the two by mistake: it has no minus and is not a field. */
export function isPlain(term: AnyNode | undefined): term is Word | Phrase | KeywordTerm {
  return term?.type === "word" || term?.type === "phrase" || term?.type === "keyword";
}

/** What must follow a term that had a quote at its end: a space where the next term follows directly. */
export function spaceAfter(text: string, to: number): string {
  return to < text.length && !/\s/.test(text.charAt(to)) ? " " : "";
}

/** Whether a term ends at an offset. Otherwise a phrase that ends there would change how the text after it is read. */
export function endsTerm(terms: readonly AnyNode[], offset: number): boolean {
  let low = 0;
  let high = terms.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[middle] as AnyNode).to < offset) low = middle + 1;
    else high = middle;
  }
  return terms[low]?.to === offset;
}
