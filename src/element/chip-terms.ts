import { atomOf, meaningOf } from "../search-bar/help.ts";
import type { QueryBarMessages } from "../search-bar/settings.ts";
import type { AnyQuery } from "../syntax/tree.ts";
import type { Chip } from "./chips.ts";

/** The terms that become chips: fields and keywords. Words need none, since they are as short as their chip. */
export function chipsOf(query: AnyQuery, catalogue: QueryBarMessages): readonly Chip[] {
  return query.root.terms.flatMap((term) => {
    const atom = atomOf(term);
    if (atom.type !== "field" && atom.type !== "keyword") return [];
    return {
      from: term.from,
      to: term.to,
      kind: atom.type === "field" && atom.value === undefined ? "invalid" : atom.type,
      isNegated: term !== atom,
      text: query.text.slice(atom.from, atom.to),
      // It takes some time to find out, and not all chips are drawn.
      get meaning() {
        return meaningOf(term, query, catalogue);
      },
    };
  });
}
