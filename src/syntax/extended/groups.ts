import type { And, AnyNode, Or, Range } from "../../language/nodes.ts";
import { withoutPairs } from "../checks/conjunctions.ts";

/** The group that a term or its complement is. */
export function groupIn(term: AnyNode): And | Or | undefined {
  if (term.type === "not") return groupIn(term.term);
  return term.type === "and" || term.type === "or" ? term : undefined;
}

/** Terms that hold where all of these do, with `-a -b` for `-(a OR b)`, each of them in the place of the whole. */
export function conjunctsOf(terms: readonly AnyNode[]): readonly AnyNode[] {
  const conjuncts: AnyNode[] = [];
  for (const written of terms) {
    const term = withoutPairs(written);
    if (term.type !== "not" || term.term.type !== "or") conjuncts.push(term);
    else {
      const complements = term.term.terms.map((alternative) => complementAt(written, alternative));
      for (const one of conjunctsOf(complements)) conjuncts.push(one);
    }
  }
  return conjuncts;
}

/** The complement of a term, in the place of a range. */
export function complementAt({ from, to }: Range, term: AnyNode): AnyNode {
  return withoutPairs({ type: "not", term, from, to });
}
