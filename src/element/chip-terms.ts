import type { Catalogue } from "../assist/catalogue.ts";
import type { Chip } from "./chips.ts";
import { atomOf, meaningOf, type Reading } from "./help.ts";

/** So many chips are drawn. Of the others there is only a count. */
export const mostChips = 50;

/**
 * The terms that become chips: finished fields and keywords. Words need none, since they are as short as their chip.
 *
 * @param typing where a term is still being typed, if one is.
 */
export function chipsOf(
  { query }: Reading,
  typing: number | undefined,
  catalogue: Catalogue,
): { readonly drawn: readonly Chip[]; readonly more: number } {
  const finished = query.root.terms.filter((term) => {
    const { type } = atomOf(term);
    const isTyped = typing !== undefined && term.from < typing && typing <= term.to;
    return (type === "field" || type === "keyword") && !isTyped;
  });
  const drawn = finished.map((term) => {
    const atom = atomOf(term);
    return {
      from: term.from,
      to: term.to,
      kind: atom.type === "field" && atom.value === undefined ? "invalid" : atom.type,
      isNegated: term !== atom,
      text: query.text.slice(atom.from, atom.to),
      get meaning() {
        return meaningOf(term, query, catalogue);
      },
    };
  });
  return { drawn, more: Math.max(0, drawn.length - mostChips) };
}
