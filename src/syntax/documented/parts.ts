import type { Range } from "../../language/nodes.ts";
import type { Edit } from "../diagnostic.ts";
import { type Item, itemAt, type Parts } from "../items.ts";

/** Without operators and groups, nothing belongs to a term but white space. */
export const documentedParts: Parts = {
  removal: removalOfTerms,
  whole: (_, { from, to }) => ({ from, to }),
  removals: (text, terms, parts) => new Map(parts.map((part) => [part, removalOfTerms(text, terms, part)])),
};

/**
 *     fix wip done   wip fix   fix "a b"wip
 *        ^^^^        ^^^^          ^^^^^
 */
function removalOfTerms(text: string, terms: readonly Item[], range: Range): Edit {
  const first = itemAt(terms, range.from);
  const end = itemAt(terms, range.to);
  const { from } = terms[first] as Item;
  const { to } = terms[end - 1] as Item;
  const previous = terms[first - 1];
  if (previous === undefined) return { from, to: terms[end]?.from ?? to, insert: "" };
  const staysApart = /\S/.test(text.charAt(to));
  return { from: staysApart ? from : previous.to, to, insert: "" };
}
