import type { AnyLanguage } from "../language/language.ts";
import { foldCase, normalize } from "../language/text.ts";
import type { Node } from "../syntax/tree.ts";

type AnyNode = Node<AnyLanguage>;

/** The terms that a record must meet, by what they say. */
export type Terms = ReadonlyMap<string, AnyNode>;

export function termsOf(root: AnyNode): Terms {
  const terms = new Map<string, AnyNode>();
  const collect = (node: AnyNode): void => {
    if (node.type === "and") node.terms.forEach(collect);
    else if (node.type !== "unfinished") terms.set(JSON.stringify(node, withoutRange), node);
  };
  collect(root);
  return terms;
}

function withoutRange(name: string, value: unknown): unknown {
  return typeof value === "number" && /^(from|to|valueFrom|valueTo)$/.test(name) ? undefined : value;
}

/** While somebody types, one term differs. Where many do, telling would take longer than searching. */
const mostComparisons = 16;

/** Whether each record that meets the terms meets the earlier ones, as far as that shows in their texts. */
export function implies(terms: Terms, earlier: Terms): boolean {
  const unmet = [...earlier].filter(([key]) => !terms.has(key));
  if (unmet.length === 0) return true;
  const added = [...terms].filter(([key]) => !earlier.has(key));
  if (unmet.length * added.length > mostComparisons) return false;
  return unmet.every(([, old]) =>
    added.some(([, now]) =>
      now.type === "not" && old.type === "not" ? occursWith(now.term, old.term) : occursWith(old, now),
    ),
  );
}

/** Whether the part occurs wherever the whole does. */
function occursWith(part: AnyNode, whole: AnyNode): boolean {
  if (whole.type !== "word" && whole.type !== "phrase") return false;
  if (part.type === "word") return part.text.isWellFormed() && foldCase(whole.text).includes(foldCase(part.text));
  return part.type === "phrase" && whole.type === "phrase" && normalize(whole.text).includes(normalize(part.text));
}
