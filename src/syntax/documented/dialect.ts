import { keywordNode } from "../../language/keyword-node.ts";
import { fieldNamed, type Lookup } from "../../language/lookup.ts";
import type { SyntaxDialect } from "../dialect.ts";

/** The language of the Layer CI API: terms, all of which must hold. */
export const documented: SyntaxDialect = {
  name: "documented",
  keywordNode,
  isWord,
};

/** The part of a field before its first colon is its name. */
function isWord(text: string, lookup: Lookup): boolean {
  const colon = text.indexOf(":");
  return colon < 0 || fieldNamed(lookup, text.slice(0, colon)) === undefined;
}
