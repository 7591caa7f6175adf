import type { AnyNode, Range } from "../language/nodes.ts";
import type { Edit } from "../syntax/diagnostic.ts";
import type { AnyQuery } from "../syntax/tree.ts";
import { atomOf, meaningOf, negated, withoutTerm } from "./help.ts";
import type { QueryBarMessages } from "./settings.ts";

/** What a chip's button does to its term. */
export type ChipAction = "negate" | "remove";

/** A finished term. */
export interface Chip extends Range {
  readonly kind: "field" | "keyword" | "invalid";
  readonly isNegated: boolean;
  /** As written, without the minus. */
  readonly text: string;
  readonly meaning: string;
}

/** The terms that become chips: fields and keywords. Words need none, since they are as short as their chip. */
export function chipsOf(query: AnyQuery, catalogue: QueryBarMessages): readonly Chip[] {
  return query.root.terms.flatMap((term) => {
    const atom = atomOf(term);
    const isKeyword = atom.type === "keyword";
    if (!isKeyword && !isOfField(atom)) return [];
    return {
      from: term.from,
      to: term.to,
      kind: isKeyword ? "keyword" : "value" in atom && atom.value === undefined ? "invalid" : "field",
      isNegated: term !== atom,
      text: query.text.slice(atom.from, atom.to),
      // It takes some time to find out, and not all chips are drawn.
      get meaning() {
        return meaningOf(term, query, catalogue);
      },
    };
  });
}

function isOfField(term: AnyNode): boolean {
  return "field" in term && term.type !== "unfinished";
}

/** @param offset where the chip's term begins. */
export function changedTerm(query: AnyQuery, action: ChipAction, offset: number): readonly Edit[] {
  return (action === "negate" ? negated : withoutTerm)(query, offset);
}

/** Which button a key goes to from another, by index, or that it removes its chip. Other keys are the browser's. */
export function chipKey(
  {
    key,
    altKey,
    ctrlKey,
    metaKey,
    shiftKey,
  }: Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">,
  index: number,
  count: number,
  isRightToLeft: boolean,
): number | "remove" | undefined {
  if (altKey || ctrlKey || metaKey || shiftKey) return undefined;
  const within = (wanted: number) => Math.max(0, Math.min(wanted, count - 1));
  switch (key) {
    case "ArrowRight":
      return within(index + (isRightToLeft ? -1 : 1));
    case "ArrowLeft":
      return within(index - (isRightToLeft ? -1 : 1));
    case "Home":
      return 0;
    case "End":
      return count - 1;
    case "Delete":
    case "Backspace":
      return "remove";
    default:
      return undefined;
  }
}
