import type { AnyLanguage, Edit, Node, Query } from "querybar";
import { applyEdits, explainEmpty, removeTerm } from "querybar/assist";
import { evaluation } from "./dashboards.ts";
import type { View } from "./view.ts";

/** An edit of a query that finds nothing. */
export interface WayOut {
  readonly label: string;
  readonly edits: readonly Edit[];
  /** How many runs there are then; left out if there still are none. */
  readonly count?: number;
}

/** With more terms, counting what each one refuses would be slow at every key. */
const mostExplained = 20;
/** So many terms are named. */
const mostNamed = 6;

/** Why a query finds nothing, and what to leave out so that it finds something. */
export function waysOut(view: View): { readonly sentence: string; readonly ways: readonly WayOut[] } {
  const { query, settled, dashboard, index } = view;
  const isShort = settled.root.terms.length <= mostExplained;
  const explained = isShort ? explainEmpty(settled, dashboard.records, evaluation) : undefined;
  const single = (explained?.obstacles ?? []).flatMap(({ text, from, count }) => {
    const term = settled.root.terms.find((each) => each.from === from);
    return term === undefined ? [] : [{ label: `Leave out “${text}”`, edits: removeTerm(query, term), count }];
  });
  const all = { label: "Clear the search", edits: rewritten(query, ""), count: index.size };
  const ways = single.length > 0 ? single : withoutCulprits(view);
  return { sentence: explained?.sentence ?? "Nothing matches.", ways: [...ways, all] };
}

/** Where several terms must go: all of them together, and each by itself. */
function withoutCulprits({ query, settled, index }: View): readonly WayOut[] {
  const { culprits, rest } = culpritsOf(settled, (terms) =>
    index.count({ ...settled, root: { ...settled.root, terms } }, evaluation),
  );
  const each = culprits.map(({ from, to }) => ({
    label: `Leave out “${query.text.slice(from, to)}”`,
    edits: removeTerm(query, from),
  }));
  if (culprits.length > mostNamed) return each.slice(0, mostNamed);
  if (each.length === 1) return each.map((way) => ({ ...way, count: rest }));
  // From the right, so that each offset still holds.
  const { language } = query;
  const left = culprits.reduceRight(
    (text, { from }) => applyEdits(text, removeTerm(text, from, { language })),
    query.text,
  );
  return [{ label: `Leave out ${each.length} filters`, edits: rewritten(query, left), count: rest }, ...each];
}

function rewritten({ text }: Query<AnyLanguage>, insert: string): readonly Edit[] {
  return [{ from: 0, to: text.length, insert }];
}

/**
 * From the left, each term that leaves nothing of what those before it have found, but one more than are named at most. A term
 * never finds more, so that each is found by halving.
 */
function culpritsOf({ root }: Query<AnyLanguage>, count: (terms: readonly Node<AnyLanguage>[]) => number) {
  const culprits: Node<AnyLanguage>[] = [];
  let kept: readonly Node<AnyLanguage>[] = root.terms;
  while (culprits.length <= mostNamed && count(kept) === 0) {
    let some = 0;
    let none = kept.length;
    while (none - some > 1) {
      const middle = (some + none) >> 1;
      if (count(kept.slice(0, middle)) > 0) some = middle;
      else none = middle;
    }
    const culprit = kept[none - 1];
    if (culprit === undefined) break;
    culprits.push(culprit);
    kept = kept.filter((term) => term !== culprit);
  }
  return { culprits, rest: count(kept) };
}
