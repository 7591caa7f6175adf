import type { AnyLanguage } from "../language/language.ts";
import type { AnyNode } from "../language/nodes.ts";
import { childrenOf } from "../language/resolve-tree.ts";
import { canonicalKey } from "../syntax/canonical-key.ts";

/** The canonical key of a term; `undefined` if a part of it is not finished. */
export function termKey(term: AnyNode, language: AnyLanguage): string | undefined {
  return isFinished(term) ? canonicalKey(term, language) : undefined;
}

function isFinished(term: AnyNode): boolean {
  return term.type !== "unfinished" && childrenOf(term).every(isFinished);
}
